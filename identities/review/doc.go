// Package review lets a person decide about suggested pairs of names in a terminal,
// one cluster a screen. Every decision is on record before the next key is read.
package review
