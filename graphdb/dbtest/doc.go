// Package dbtest gives tests a Neo4j.
//
// HUBGRAPH_TEST_NEO4J_URI, with HUBGRAPH_TEST_NEO4J_USERNAME and
// HUBGRAPH_TEST_NEO4J_PASSWORD, names a server to use, which is emptied; a
// user's NEO4J_URI is never touched. Without it the tests start a server of
// their own with package dbserver, in folders under the temporary folder,
// using the user's jar cache.
//
// go test runs several test binaries at once. They share two servers: each
// binary has one to itself from its first Open or Server until it ends. A server
// that was started serves all packages of that go test, and is stopped by a
// watchdog process within a second or two of its end, also when go test and test
// binaries are killed or panic. Where the go test cannot be told, as except on
// Linux, the last binary stops both.
//
// Every package that uses it needs
//
//	func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }
//
// Without an engine (Docker, or Java with Maven) the tests are skipped, or
// fail when HUBGRAPH_REQUIRE_NEO4J is 1.
package dbtest
