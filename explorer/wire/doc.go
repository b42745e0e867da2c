// Package wire is the form in which answers leave the explorer for programs: what the
// JSON API and the tools for assistants have in common. An Answer is marshalled as one
// JSON object; the schemas say what is in it, and what a parameter may be.
//
// Schemas are of JSON Schema 2020-12, which OpenAPI 3.1 and the Model Context Protocol
// both use, as maps that encoding/json writes with sorted keys.
package wire
