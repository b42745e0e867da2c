// Package merge makes one snapshot of several of one hub, such as collections of
// different days or of different parts of it.
//
// The records are those of all snapshots. Of records with the same key the one
// of the snapshot named first counts; one that says something else is a
// conflict. A repository that a later snapshot has under another id, by the
// Hub's _id, is the one of the former snapshot: what the later snapshot says of
// it is taken over under the id of the former. Of merges of people, one that
// would close a circle with those before it is left out.
//
// Records are streamed. Memory grows with the repositories and the names of
// people's merges, and by 18 to 36 bytes for each record, whose key and content
// are remembered as hashes of 64 and 32 bits: the probability that two of ten
// million keys are taken for one is 3e-6, and a conflict is overlooked with
// 2e-10.
package merge
