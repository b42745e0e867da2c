// Package cluster makes one Neo4j look like a cluster to its clients in tests: members
// at addresses of their own, of which one leads, with a routing table that says so.
//
//	c := cluster.Start(t, dbtest.Server(t).BoltURI, 3)
//	db, err := graphdb.Open(ctx, graphdb.Config{URI: c.URI("neo4j", 1), ...})
//	c.Elect(2)
//
// A member passes messages of Bolt 5.4 on to the server, and answers by itself where a
// member of a cluster would say something else: requests for the routing table, and
// writes where it does not lead, which Neo4j refuses with
// Neo.ClientError.Cluster.NotALeader. Members can stop and start, nobody may lead, and a
// commit may take effect without its answer arriving. Statements are noted with what they
// say that they must see.
//
// All members have the data of the one server: none ever lags behind another. Messages of
// Bolt are described at https://neo4j.com/docs/bolt/current/.
package cluster
