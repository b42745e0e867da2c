// Package snapshot reads and writes the snapshot format, version 1: a folder
// of JSON Lines files, each plain, gzip or zstd.
//
// To read one, Open it and Walk it with Handlers for the records of interest:
// records come in a fixed order, repositories before what refers to them and
// people before what they did. Walk applies the rules of the format: the first
// record of a repeated key wins, records of unlisted repositories are counted
// and left out, and merges that close a circle are bad lines. The result does
// not depend on the handlers.
//
// To write one, Create a Writer, give it the records in any order, and Close
// it with the Meta; ClearDir makes room for it first. Code that makes a hub
// takes a Sink instead of a Writer.
//
// Files are streamed: a reader cuts them into chunks of whole lines, the
// chunks are decoded on all cores, and the records are handed over in file
// order on the caller's goroutine. Each line is first compared with the
// previous one, since the lines of a file are mostly written alike. A caller
// that keeps little of the records may set Reading.Skim, which reuses the
// memory of the chunks. Memory does not grow with the size of a file, only
// with the number of repositories and of commits and discussions (8 bytes
// each, 28 in a shuffled file), whose keys must be remembered to find
// repetitions.
//
// A bad line becomes a Reject with file, line, reason and the start of the
// line, and reading goes on until there are more than the options allow; a
// summary by file and kind of reason follows at the end. Lines longer than
// Snapshot.MaxLine are bad too, and are skipped in bounded memory. Records
// that repeat a key are not bad, even if they contradict the first one: the
// first counts, and the summary names the others. A stream that is cut short
// or cannot be read is an error that names the file.
package snapshot
