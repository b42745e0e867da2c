// Package usage measures which models the spaces of a hub use (RQ3 and figure 5 of
// "The AI Community Building the Future? A Quantitative Analysis of Development
// Activity on Hugging Face Hub", arXiv:2405.13058). It handles the bipartite network
// of spaces and models and its projection on the models, the co-usage network, in
// which two models are joined when a space uses both and the weight is the number of
// such spaces.
//
// To begin, call Measure on a Hub for all the numbers of RQ3, or build a Graph from
// pairs (NewGraph) and ask for its parts.
//
// The projection can be far larger than the usages it comes from: a single space
// with 5,000 models has 12 million pairs. So it is never held in memory. Each
// model's row is summed in turn in an array with one entry per model, and either
// counted (Graph.CoUsage) or passed on (Graph.Edges); Graph.Core finds its k-core.
// All numbers are whole, so the result does not depend on the number of workers.
//
// Ids are dense indices. Rankings break ties by the lower model index; number models
// by rising id to break ties by id. The only error is that of a cancelled context.
package usage
