// Package collect reads the Hugging Face Hub through its HTTP API into a
// snapshot.
//
// A collection goes through phases: the listings of models, datasets and spaces
// with the fields that tell most; the spaces that use the selected models;
// then one request a repository for its commits and one for its discussions;
// the types of accounts, if asked for; and the writing of the snapshot.
//
// Every answer is kept in a store in the folder, in one transaction with what
// follows from it, before the next request is sent. A process that is killed
// loses what was in flight, and the next one goes on from there. Answers that
// arrive together are committed together.
//
// The snapshot is written from the store in the order (kind, id), so the same
// Hub gives the same bytes, in whatever order the answers came. It is written
// aside and moved into the folder as the last step, after which the store is
// removed. When and how each answer came is in collection.jsonl beside it.
package collect
