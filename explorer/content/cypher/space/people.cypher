// name: space/people
// question: Who commits most to this space?
// note: bots are left out, and every author of a commit counts
// cost: reads the people of one space, found by its id
// param: id string -- id of the space
// param: limit int = 10 min 0 -- how many rows to list
// returns: person string -- name, the canonical one of several spellings
// returns: commits int -- commits with the person among the authors
// returns: first_authored int -- those of which the person is the first author
// returns: first datetime? -- date of the first one; null when no date is known
// returns: last datetime? -- date of the last one; null when no date is known

MATCH (:Space {id: $id})<-[c:CONTRIBUTED]-(p:Account)
RETURN p.name AS person, c.commits AS commits, c.firstAuthored AS first_authored, c.first AS first, c.last AS last
ORDER BY commits DESC, person
LIMIT /*$limit*/ 10
