// Package derive writes what analytics computes back into the graph, to be seen in
// Neo4j Browser and queried in Cypher. Derive writes, Drop removes:
//
//   - (:Account)-[:COLLABORATES_WITH {commits}]->(:Account), the directed
//     collaboration network of one scope, between canonical accounts (merged
//     identities have no edges of their own, bots have none; Raw leaves both as
//     recorded), without self-loops, and on its accounts kCore (in plus out
//     degree), pageRank (weighted, damping 0.85) and community (weighted CNM,
//     numbered from 1 by falling size);
//   - (:Model)-[:CO_USED_WITH {spaces}]->(:Model), the co-usage network, one
//     relationship for each pair, from the smaller id to the larger, and on used
//     models usedBySpaces and coUsedWith, their degrees in the usage and in the
//     co-usage network.
//
// The numbers are those of results.json: k_core, pagerank, usage. Definitions are in
// docs/method.md. The node (:Derived) says of which snapshot they are, and with which
// options they were made; its complete is false until everything is written.
//
// Derive first removes what an earlier run wrote, so running it again repairs a run
// that was cut off.
package derive
