// Package api answers programs: a JSON API below /api/v1 and its description,
// /openapi.json, both made from the catalogue of stored queries and recipes.
//
// It answers GET and HEAD. A JSON answer is whole before it is sent, so it has an ETag
// of its content; CSV and JSON Lines are sent as they come, and say at their end whether
// they are whole. An error is one object of the form application/problem+json. See
// docs/api.md.
package api
