// Package hubpages reads answers of the Hub's API that somebody kept: lists of
// models, datasets or spaces, or single ones, as JSON arrays or JSON Lines.
package hubpages
