// Package fakehub is a Hub for tests and benchmarks: an HTTP server with the
// listings, repositories, commits, discussions, accounts, rights, limits, moves
// and errors of the Hub's API.
//
// A Hub is what it holds: made by hand, by Generate from a seed, or by
// FromSnapshot from a snapshot. New serves it, over sockets (Start) or without
// (Transport), and counts what is asked. Options set the limits, who may ask and
// Faults; each fault is drawn from a seed, the address and how often that was
// asked, so the order in which workers ask changes nothing.
package fakehub
