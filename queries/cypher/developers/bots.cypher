// name: developers/bots
// question: How active are the bots?
// note: an account is a bot when it, or the name that it is merged into, is listed as one
// cost: reads the bots and the repositories of their work
// param: limit int = 20 min 0 -- how many accounts to list
// returns: account string -- name as recorded
// returns: bot string -- the listed name
// returns: commits int -- commits with the account among the authors
// returns: discussions int -- discussions and pull requests that it started
// returns: repositories int -- repositories of its commits and discussions
// example: limit=5

MATCH (b:Bot)<-[:ALIAS_OF*0..]-(a:Account)
WHERE a = b OR (NOT a:Bot AND NOT (b)-[:ALIAS_OF]->())
RETURN a.name AS account, b.name AS bot, coalesce(a.commitsRaw, 0) AS commits, coalesce(a.discussionsRaw, 0) AS discussions,
  COUNT { MATCH (a)-[:CONTRIBUTED_RAW|DISCUSSED_RAW]->(r:Repository) RETURN DISTINCT r } AS repositories
ORDER BY commits + discussions DESC, account
LIMIT /*$limit*/ 20
