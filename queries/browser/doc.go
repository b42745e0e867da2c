// Package browser equips Neo4j Browser 5 for hubgraph's graph: a style with colours,
// sizes and captions, the stored queries as favourites, and the recipes as guides,
// with a server for all three.
//
// Neo4j Browser takes content from outside in three ways:
//
//   - A .grass file dropped onto its window, or the command :style with an address,
//     sets the style (Style).
//   - A .zip file dropped onto its window is a set of favourites: each .cypher file in
//     it is one, in the folder of the same name, titled by its first line, a comment
//     (Favourites).
//   - The command :play with an address shows a guide (Handler).
//
// Addresses are fetched by the page in the user's web browser, and only from hosts
// listed in the database server's setting Setting (Allows, ConfLine). The answering
// server has to permit that by CORS, as Handler does.
package browser
