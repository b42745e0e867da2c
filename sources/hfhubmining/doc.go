// Package hfhubmining reads the CSV files that the authors of arXiv:2405.13058
// published in ccosborne/hf-hub-mining, and those that their scripts write:
// repositories with licence, tags and counts, and which space uses which model.
//
// Commits and discussions are in them only as numbers and as sets of names,
// without order, date or id, so no record can be made of them; the edge list of
// contributors is an aggregate of commits and none either. The columns with such
// sets are passed over.
package hfhubmining
