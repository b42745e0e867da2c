// Package hub holds the domain of the project: the kinds of repository, the
// records of a snapshot, the licence classes and subfields of the paper, the
// identity rules, and the few kinds of error that decide an exit code.
//
// Kind, LicenseClass and Field are enumerations whose order is that of every
// output. Each record type is one record of one file of a snapshot. ParseKind,
// ClassifyLicense and FieldsOf read what the Hub says, People resolves
// recorded names to persons, and CollaborationEdges defines the collaboration
// network. UsageError, NotFoundError and RejectedError are found with
// errors.As.
//
// It uses the standard library only and knows neither files nor databases, so
// that every other package can name its types.
//
// The paper is "The AI Community Building the Future? A Quantitative Analysis
// of Development Activity on Hugging Face Hub", arXiv:2405.13058.
package hub
