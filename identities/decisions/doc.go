// Package decisions keeps what people decided about pairs of names and about accounts that
// may be bots, and makes the accepted merges and the bots of a snapshot from it.
//
// The record is identity-decisions.jsonl in the folder of a snapshot: a line a
// decision, to which lines are only added. The latest decision on a pair counts, by
// its time and not by its place, so that two versions of the file are merged by taking
// the lines of both. identities.jsonl is made anew from it after each change: the
// merges that came with the snapshot, without those that a decision takes back, and
// the accepted ones. bot-decisions.jsonl is the same for single names, and bots.jsonl is
// made from it: it is a file of its own since a decision about a bot has no other name, and
// programs that read the one need not know the other.
package decisions
