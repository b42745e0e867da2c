// name: adoption/networks
// question: How many models do spaces use, overall and in each subfield?
// note: the usage network of the paper: unlisted spaces count, unlisted models do not
// cost: reads every usage; grows with the usages
// returns: field string -- all, cv, nlp or mm
// returns: usages int -- pairs of a space and a model that it uses
// returns: models int -- models that a space uses
// returns: spaces int -- spaces that use one of them
// returns: mean_spaces float? -- mean number of spaces per used model; null without usages
// returns: most_spaces int? -- spaces of the most used model; null without usages
// returns: mean_models float? -- mean number of models per space; null without usages

CALL () {
  MATCH (m:Model)
  WHERE m.listed AND EXISTS { (m)<-[:USES]-() }
  UNWIND ['all'] + coalesce(m.fields, []) AS field
  WITH field, collect(m) AS used, max(COUNT { (m)<-[:USES]-() }) AS most
  CALL (used) {
    UNWIND used AS m
    MATCH (m)<-[:USES]-(s:Space)
    RETURN count(*) AS usages, count(DISTINCT s) AS spaces
  }
  RETURN collect({field: field, models: size(used), most: most, usages: usages, spaces: spaces}) AS found
}
UNWIND range(0, 3) AS i
WITH i, ['all', 'cv', 'nlp', 'mm'][i] AS field, found
WITH i, field, head([x IN found WHERE x.field = field]) AS x
RETURN field, coalesce(x.usages, 0) AS usages, coalesce(x.models, 0) AS models, coalesce(x.spaces, 0) AS spaces,
  toFloat(x.usages) / x.models AS mean_spaces, x.most AS most_spaces, toFloat(x.usages) / x.spaces AS mean_models
ORDER BY i
