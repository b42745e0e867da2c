// Package wholehub writes a whole hub as Apache Parquet, for engines that go beyond one
// machine: Spark, DuckDB, pandas. Every node has an integer id of its own, as graph
// libraries on such engines want it, and vertices says which name it stands for.
//
//	vertices/kind=K/part-0.parquet      id, name                       K is model, dataset, space or account
//	repositories/kind=K/part-0.parquet  id, name, owner, license, license_class, fields, likes, downloads, created_at, last_modified
//	accounts/part-0.parquet             id, name, canonical, bot
//	commits/kind=K/part-0.parquet       dst, src, authors, date
//	discussions/kind=K/part-0.parquet   dst, src, date
//	usages/part-0.parquet               src, dst
//	lineage/part-0.parquet              src, dst, relation, evidence
//	about.json
//
// Folders kind=K are partitions, as Hive has them: readers make a column of them. Ids
// count up from 0 over models, datasets, spaces (the listed ones, then those that only use a
// model) and accounts, each by name in the order of bytes. Rows are in the order of ids and
// dates. The same hub gives the same bytes, from files and from Neo4j.
//
// src of a commit is its first author, authors are all in their order, each once; nobody, or
// only bots, is null and an empty list. Identities are applied and bots are left out, unless
// they are asked for as recorded: then src, authors are names as recorded, and canonical
// and bot of accounts tell what would be applied. Accounts are all owners, authors and
// starters, and all names of identities and bots. Repeated records and those of unknown
// repositories are left out, as everywhere; about.json counts them.
package wholehub
