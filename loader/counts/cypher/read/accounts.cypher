// What accounts did in each repository, what they own, and the counts stored with them.
// Likes and downloads are added up in two parts, since Neo4j has no integer for a sum beyond 64 bits.
UNWIND $names AS name
MATCH (a:Account {name: name})
CALL (a) {
  MATCH (a)-[:OWNS]->(r)
  WHERE r.listed
  RETURN sum(CASE r.kind WHEN 'model' THEN 1 ELSE 0 END) AS models, sum(CASE r.kind WHEN 'dataset' THEN 1 ELSE 0 END) AS datasets,
    sum(CASE r.kind WHEN 'space' THEN 1 ELSE 0 END) AS spaces,
    [sum(r.likes / 4294967296), sum(r.likes % 4294967296)] AS likes, [sum(r.downloads / 4294967296), sum(r.downloads % 4294967296)] AS downloads
}
RETURN a.name,
  [(a)-[e:CONTRIBUTED|CONTRIBUTED_RAW]->(r) | [r.kind, r.fields, r.owner, r.committers > 1, coalesce(r.committersRaw, r.committers) > 1,
    e.commits, e.commitsRaw, e.months, e.monthsRaw]],
  [(a)-[e:DISCUSSED|DISCUSSED_RAW]->() | [e.discussions, e.pullRequests, e.mergedPullRequests,
    e.discussionsRaw, e.pullRequestsRaw, e.mergedPullRequestsRaw, e.months, e.monthsRaw]],
  [models, datasets, spaces, likes, downloads],
  a {.commits, .commitsToModels, .commitsToDatasets, .commitsToSpaces, .repositories, .owners, .ownersOfModels, .ownersOfDatasets, .ownersOfSpaces,
    .discussions, .pullRequests, .mergedPullRequests, .models, .modelsCv, .modelsNlp, .modelsMm,
    .sharedModels, .sharedModelsCv, .sharedModelsNlp, .sharedModelsMm, .months,
    .commitsRaw, .commitsToModelsRaw, .commitsToDatasetsRaw, .commitsToSpacesRaw, .repositoriesRaw,
    .ownersRaw, .ownersOfModelsRaw, .ownersOfDatasetsRaw, .ownersOfSpacesRaw,
    .discussionsRaw, .pullRequestsRaw, .mergedPullRequestsRaw, .modelsRaw, .modelsCvRaw, .modelsNlpRaw, .modelsMmRaw,
    .sharedModelsRaw, .sharedModelsCvRaw, .sharedModelsNlpRaw, .sharedModelsMmRaw, .monthsRaw,
    .normalisedName, .searchText, .commitYears, .ownedModels, .ownedDatasets, .ownedSpaces, .ownedLikes, .ownedDownloads}
