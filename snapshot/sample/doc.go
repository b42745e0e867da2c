// Package sample cuts a smaller snapshot out of another, closed under its
// references.
//
// Some repositories are chosen: a number of them at random, or those of some
// owners. Others are added for them, in this order:
//
//  1. the spaces that use a chosen model, and the models that a chosen space
//     uses (one step: what these use or are used by is not added);
//  2. the bases of all models so far, and the bases of these, to the end;
//  3. the datasets that all models so far were trained on.
//
// The sample has every record of these repositories: themselves, their commits
// and discussions, the lineage and the training datasets of the models. It has
// the usages between them, and those of chosen models by spaces that the
// snapshot does not list. Of merges, bots and accounts it has those of the
// people in it: owners, authors, starters of discussions, and the names that
// these are merged into.
//
// So a record of the sample refers to an unlisted repository only if it did so
// in the snapshot. All known fields are kept, records stay in their order, and
// so do repetitions. Side files are left out.
package sample
