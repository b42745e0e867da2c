// name: account/facts
// question: What is known of this account?
// cost: one account by its name, and the spellings merged into it
// param: id string -- name of the account
// returns: account string -- its name
// returns: full_name string? -- the name that the Hub shows
// returns: type string -- organisation, user, or unknown where no record says which
// returns: bot bool -- listed as a bot, so that its work is nobody's
// returns: same_as string? -- the account that this spelling was merged into
// returns: spellings list -- other names that were merged into it
// returns: models int -- listed models that it owns, under any spelling
// returns: datasets int -- listed datasets likewise
// returns: spaces int -- listed spaces likewise
// returns: likes int -- likes of these repositories
// returns: downloads int -- their downloads of the last 30 days
// returns: commits int -- commits with it among the authors
// returns: repositories int -- repositories committed to
// returns: owners int -- owners of these
// returns: discussions int -- discussions and pull requests that it started
// returns: pull_requests int -- pull requests among them
// returns: merged_pull_requests int -- those that were merged

MATCH (a:Account {name: $id})
CALL (a) {
  MATCH (x:Account)-[:ALIAS_OF*0..]->(a)
  WITH DISTINCT a, x
  ORDER BY x.name
  RETURN collect(CASE WHEN x <> a THEN x.name END) AS spellings, sum(coalesce(x.ownedModels, 0)) AS models, sum(coalesce(x.ownedDatasets, 0)) AS datasets, sum(coalesce(x.ownedSpaces, 0)) AS spaces,
    sum(coalesce(x.ownedLikes, 0)) AS likes, sum(coalesce(x.ownedDownloads, 0)) AS downloads
}
RETURN a.name AS account, a.fullName AS full_name, CASE a.type WHEN 'org' THEN 'organisation' ELSE coalesce(a.type, 'unknown') END AS type, a:Bot AS bot,
  head([(a)-[:ALIAS_OF*1..]->(p:Account) WHERE NOT (p)-[:ALIAS_OF]->() | p.name]) AS same_as, spellings, models, datasets, spaces, likes, downloads,
  coalesce(a.commits, a.commitsRaw, 0) AS commits, coalesce(a.repositories, a.repositoriesRaw, 0) AS repositories, coalesce(a.owners, a.ownersRaw, 0) AS owners,
  coalesce(a.discussions, a.discussionsRaw, 0) AS discussions, coalesce(a.pullRequests, a.pullRequestsRaw, 0) AS pull_requests, coalesce(a.mergedPullRequests, a.mergedPullRequestsRaw, 0) AS merged_pull_requests
