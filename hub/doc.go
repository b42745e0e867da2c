// Package hub holds the domain of the project: the kinds of repository, the
// records of a snapshot, the licence classes and subfields of the paper, the
// identity rules, and the few kinds of error that decide an exit code.
//
// It uses the standard library only and knows neither files nor databases, so
// that every other package can name its types.
//
// The paper is "The AI Community Building the Future? A Quantitative Analysis
// of Development Activity on Hugging Face Hub", arXiv:2405.13058.
package hub
