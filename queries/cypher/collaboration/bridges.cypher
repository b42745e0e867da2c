// name: collaboration/bridges
// question: Which developers bridge two subfields, working with others in both?
// note: ranked by the number of people reached on the smaller side
// cost: reads the people who share models, found by an index, and who else commits to the models of those at home in both subfields; grows with these
// param: first string = 'nlp' in cv|nlp|mm|none -- one subfield; none for the models of no subfield
// param: second string = 'cv' in cv|nlp|mm|none -- the other subfield
// param: limit int = 20 min 0 -- how many developers to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- name
// returns: first_models int -- models of the first subfield that the developer shares with others
// returns: first_people int -- the others on these models
// returns: second_models int -- models of the second subfield that the developer shares with others
// returns: second_people int -- the others on these models
// example: limit=5

WITH /*$first*/ 'nlp' AS first, /*$second*/ 'cv' AS second, /*$raw*/ false AS raw
MATCH (p:Account)
WHERE p.sharedModels > 0 OR p.sharedModelsRaw > 0
WITH first, second, raw, p, CASE WHEN raw
  THEN {cv: coalesce(p.sharedModelsCvRaw, p.sharedModelsCv), nlp: coalesce(p.sharedModelsNlpRaw, p.sharedModelsNlp), mm: coalesce(p.sharedModelsMmRaw, p.sharedModelsMm), every: coalesce(p.sharedModelsRaw, p.sharedModels)}
  ELSE {cv: p.sharedModelsCv, nlp: p.sharedModelsNlp, mm: p.sharedModelsMm, every: p.sharedModels} END AS shared
WHERE first <> second // of no subfield there are at most as many as the largest subfield leaves
  AND ALL(field IN [first, second] WHERE CASE field WHEN 'none' THEN shared.every > shared.cv AND shared.every > shared.nlp AND shared.every > shared.mm ELSE shared[field] > 0 END)
MATCH (p)-[c:CONTRIBUTED|CONTRIBUTED_RAW]->(m:Model)<-[d:CONTRIBUTED|CONTRIBUTED_RAW]-(q:Account)
WITH first, second, raw, p, c, m, d, q, CASE WHEN coalesce(m.fields, []) = [] THEN ['none'] ELSE m.fields END AS fields
WHERE (first IN fields OR second IN fields)
  AND CASE WHEN raw THEN coalesce(c.commitsRaw, c.commits) ELSE c.commits END > 0
  AND CASE WHEN raw THEN coalesce(d.commitsRaw, d.commits) ELSE d.commits END > 0
WITH p, count(DISTINCT CASE WHEN first IN fields THEN m END) AS first_models, count(DISTINCT CASE WHEN first IN fields THEN q END) AS first_people,
  count(DISTINCT CASE WHEN second IN fields THEN m END) AS second_models, count(DISTINCT CASE WHEN second IN fields THEN q END) AS second_people
WHERE first_models > 0 AND second_models > 0
RETURN p.name AS developer, first_models, first_people, second_models, second_people
ORDER BY CASE WHEN first_people < second_people THEN first_people ELSE second_people END DESC, first_people + second_people DESC, developer
LIMIT /*$limit*/ 20
