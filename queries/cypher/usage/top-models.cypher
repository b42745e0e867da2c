// name: usage/top-models
// question: Which models do most spaces use?
// param: limit int = 20 min 0 -- how many models to list
// param: field string = null in cv|nlp|mm -- only models of this subfield
// returns: model -- id of the model
// returns: spaces -- spaces that use it, listed or not

:param limit => 20;
:param field => null;

MATCH (m:Model)<-[:USES]-(s:Space)
WHERE m.listed AND ($field IS NULL OR $field IN m.fields)
RETURN m.id AS model, count(s) AS spaces
ORDER BY spaces DESC, model
LIMIT $limit
