// Package peatmoss reads PeaTMOSS, the SQLite database of pre-trained models of
// 2023 by Purdue University: its models of the Hugging Face Hub with tags,
// licences, languages, training data, commits and discussions.
//
// The file is opened read-only and never written beside. Its tables are read in
// the order of their keys, several at once, so memory does not grow with them.
//
// Conventions:
//
//   - The authors of a commit are a set: which is the first is not known. They are
//     written in the order of their names.
//   - Of several licences the one with the smallest number counts. A model has a
//     library only if it is the only one.
//   - A discussion by "deleted" is one by an account that is gone.
package peatmoss
