// Package browser furnishes Neo4j Browser 5 for hubgraph's graph: a style with
// colours, sizes and captions, the stored queries as favourites, and the recipes
// as guides, with a server that hands them out.
//
// Neo4j Browser has three doors to what is not its own:
//
//   - A file .grass that is dropped onto its window, or the command :style and an
//     address, sets the style (Style).
//   - A file .zip that is dropped onto its window is a set of favourites: each
//     .cypher file in it is one, its folder is theirs, and its first line, a
//     comment, is its title (Favourites).
//   - The command :play and an address shows a guide (Handler).
//
// Addresses are fetched by the page in the user's web browser, and only from
// hosts that the server's setting Setting lists. What answers has to allow that
// by CORS.
package browser
