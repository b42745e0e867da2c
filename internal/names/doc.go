// Package names numbers distinct strings: ids of repositories, names of
// people. It keeps its own copies close together, in few allocations, and
// looks up a number with fewer memory accesses than a map of strings.
package names
