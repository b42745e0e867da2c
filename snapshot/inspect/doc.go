// Package inspect looks at a snapshot: Describe says what it holds, Check
// whether it is in order.
//
// Describe reads every file once and takes the fingerprint, which reads them
// again. Check reads them twice, by the rules of the format and line by line.
package inspect
