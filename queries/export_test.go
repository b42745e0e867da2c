package queries

// SchemaNames are the names of the schema by the kind of the notes on them.
func SchemaNames() map[string][]string {
	names := map[string][]string{NoteTime: schemaTimes}
	for _, k := range nameKinds {
		names[k.kind] = k.known
	}
	return names
}
