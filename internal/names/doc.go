// Package names numbers distinct strings: ids of repositories, names of people.
// It keeps its own copies of them close together, in few allocations, and finds
// a number again with fewer jumps through memory than a map of strings.
package names
