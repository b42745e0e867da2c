// Package content is what the explorer shows, asked from the graph: stored queries,
// recipes, and the parts of the page of a model, dataset, space, account, licence or
// field. Pages, the JSON API and the tools for assistants differ only in how they
// present it.
//
// Every number that is shown belongs to an Answer, which has the Cypher that made it
// with the values of parameters filled in, so that it can be pasted anywhere. The
// statements of pages are files of the same form as stored queries (package queries),
// in cypher/KIND/SECTION.cypher.
//
// An unknown name is a *hub.NotFoundError that suggests the nearest ones, a wrong
// parameter a *hub.UsageError, a run that took too long a *queries.TimeLimitError;
// other errors are those of the connection.
package content
