// Package diskspace reports the free space of a file system.
package diskspace
