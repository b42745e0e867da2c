// name: analytics/account_types
// question: Which accounts are users, and which organisations?
// returns: name, type
MATCH (a:Account) WHERE a.type IS NOT NULL
RETURN a.name AS name, a.type AS type
