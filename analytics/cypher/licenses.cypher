// name: analytics/licenses
// question: Which class has each licence?
// returns: license, class
MATCH (l:License)
RETURN l.id AS license, l.class AS class
