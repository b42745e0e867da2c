// Tallies of repositories in no subfield.
MATCH (t:Tally)
WHERE t.fields IS NULL AND (t.of = 'licences' OR t.value IS NOT NULL AND NOT t.of STARTS WITH 'licence ')
SET t.fields = []
