// Package searchwords makes the words by which names are found, and of what a person
// types the query that looks for them.
//
// Names and typed texts are taken apart by the same rules: at everything that is
// neither letter nor digit, where camelCase begins another word, and between letters
// and a number behind them; accents are folded, letters are in lower case. What was
// taken apart within a word is kept as a whole too, so that BertForQA is found by bert
// and by bertforqa, gpt2 by gpt-2, and Llama-2 by llama 2. Chinese characters and
// hiragana are a word each.
//
// A query is one of Lucene, for Neo4j's full-text indexes. It holds words of letters
// and digits only, so that nothing that is typed is syntax, and none is an error.
package searchwords
