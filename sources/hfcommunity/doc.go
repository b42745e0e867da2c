// Package hfcommunity reads HFCommunity, the relational database of the Hub by
// SOM Research: the SQL dump of a release as a stream, or a live server.
//
// A dump has its tables by name, so commits stand before the repositories they
// are of, and the tags of a repository behind it. Repositories are put together
// in memory, which grows with them and their tags; commits and discussions of
// repositories that are not known yet wait in a temporary file. The dump is read
// once and never held.
//
// Conventions, from the extractor that fills the database (release v1.1):
//
//   - The id of a repository is its name behind the kind in the plural
//     (models/ada-wren/owl); repository.name and type count.
//   - Commits come from git clones: author_name is a git name, one a commit, not
//     an account.
//   - author_date is the local time of the author, and author_tz, as PyDriller
//     has it, seconds west of UTC (-7200 for +02:00): their sum is UTC. Other
//     dates are UTC.
//   - A discussion by "deleted" is one by an account that is gone.
//   - Likes are those of repository: model.likes is never filled.
//   - repository.gated is an INTEGER that was given words, and card_data is a
//     Python text, not JSON: neither is used.
package hfcommunity
