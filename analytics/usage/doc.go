// Package usage measures which models the spaces of a hub use (RQ3 and figure 5
// of arXiv:2405.13058): the bipartite network of spaces and models, and its projection
// on the models, the co-usage network, in which two models are joined when a
// space uses both and the weight is the number of such spaces.
//
// The projection can be far larger than what it is made from: a space with 5,000
// models alone has 12 million pairs. So it is never held. Each model's row is
// added up in turn in an array as long as there are models, and either counted
// (Graph.CoUsage) or handed on (Graph.Edges); Graph.Core finds its k-core. All numbers are whole, so the
// result does not depend on the number of workers.
//
// Ids are dense indices. Where a ranking has ties, the lower model index comes
// first; give models indices by rising id to break ties by id.
package usage
