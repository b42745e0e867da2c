// Package identities finds names that may be spellings of one person: the three
// passes of arXiv:2405.13058 over the developers of a hub, and names that are the
// same text once case, punctuation and blanks are left out.
//
// It only suggests. Every pair has a score, fuzzywuzzy's token_set_ratio, and what
// else speaks for or against it; whether two names are one person, a person decides.
package identities
