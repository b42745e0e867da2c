// Package diskspace tells how much room a file system has.
package diskspace
