// Package lineage measures a graph of models that derive from other models: how far lines of
// them go, which families they form, how many descend from each, and which of them lead up to
// a marked one. It knows nothing of hubs.
//
// Cards say what they like, so the graph may have cycles. What is defined on a graph without
// cycles (depth, roots) is defined on the condensation: the graph of the strongly connected
// components, in which the models of a cycle are one.
package lineage
