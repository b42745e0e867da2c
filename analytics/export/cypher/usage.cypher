// name: export/usage
// question: Which spaces use which listed models, and what is known of both?
// param: field string = null   (cv, nlp or mm: only models of that field)
// returns: space, model, and values of each as space_NAME, model_NAME
MATCH (s:Space)-[:USES]->(m:Model)
WHERE m.listed AND ($field IS NULL OR $field IN m.fields)
RETURN s.id AS space, s.owner AS space_owner, s.license AS space_license, s.likes AS space_likes,
       s.fields AS space_fields, s.listed AS space_listed,
       m.id AS model, m.owner AS model_owner, m.license AS model_license, m.likes AS model_likes,
       m.downloads AS model_downloads, m.fields AS model_fields, m.listed AS model_listed
