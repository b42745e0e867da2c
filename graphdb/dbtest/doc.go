// Package dbtest gives tests a Neo4j.
//
// HUBGRAPH_TEST_NEO4J_URI, with HUBGRAPH_TEST_NEO4J_USERNAME and
// HUBGRAPH_TEST_NEO4J_PASSWORD, names a server to use and to empty; NEO4J_URI,
// which is a user's, is never touched. Without it a server of the tests' own is
// started by package dbserver, in folders under the temporary folder, with the
// user's jar cache.
//
// go test runs several test binaries at once. They share one server: each has
// it exclusively from its first Open or Server until its end, and the last one
// stops it. A watchdog process stops it too when test binaries are killed or
// end by a panic.
//
// Every package that uses it needs
//
//	func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }
//
// Where no engine is there (neither Docker nor Java with Maven) the tests are
// skipped, or fail when HUBGRAPH_REQUIRE_NEO4J is 1.
package dbtest
