package diff

// attribute is a property of a repository other than its kind and id.
type attribute struct {
	name    string
	differs func(was, is *row) bool
	value   func(s *shared, r *row) any // nil when it was not kept
	count   func(*Attributes) *int64
}

var attributes = []attribute{
	{"owner", func(a, b *row) bool { return a.owner != b.owner },
		func(s *shared, r *row) any { return orNil(s.owners.Name(r.owner)) }, func(n *Attributes) *int64 { return &n.Owner }},
	{"license", func(a, b *row) bool { return a.license != b.license },
		func(s *shared, r *row) any { return orNil(s.licenses.Name(r.license)) }, func(n *Attributes) *int64 { return &n.License }},
	{"tags", func(a, b *row) bool { return a.tags != b.tags }, nil, func(n *Attributes) *int64 { return &n.Tags }},
	{"fields", func(a, b *row) bool { return a.fields != b.fields },
		func(_ *shared, r *row) any { return r.fields.Names() }, func(n *Attributes) *int64 { return &n.Fields }},
	{"likes", func(a, b *row) bool { return a.likes != b.likes },
		func(_ *shared, r *row) any { return r.likes }, func(n *Attributes) *int64 { return &n.Likes }},
	{"downloads", func(a, b *row) bool { return a.downloads != b.downloads },
		func(_ *shared, r *row) any { return r.downloads }, func(n *Attributes) *int64 { return &n.Downloads }},
	{"created_at", func(a, b *row) bool { return a.created != b.created },
		func(_ *shared, r *row) any { return r.created.time() }, func(n *Attributes) *int64 { return &n.CreatedAt }},
	{"last_modified", func(a, b *row) bool { return a.modified != b.modified },
		func(_ *shared, r *row) any { return r.modified.time() }, func(n *Attributes) *int64 { return &n.LastModified }},
}

// orNil returns nil for nothing.
func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
