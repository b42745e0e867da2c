package analytics

import (
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// license is the licence tag of a model of the corpus, "" for none.
func (d *descent) license(model int32) string { return d.c.Licenses[d.models.License[model]] }

func (d *descent) class(model int32) hub.LicenseClass { return d.c.Rules.Class(d.license(model)) }

// classes counts derivations by the licence classes of base and model.
func (d *descent) classes() Ordered[LicenseClasses] {
	out := make(Ordered[LicenseClasses], len(hub.LicenseClasses))
	for i, class := range hub.LicenseClasses {
		out[i].Key = class.String()
	}
	for _, x := range d.c.Lineage {
		of := slices.Index(hub.LicenseClasses[:], d.class(x.Base))
		*out[of].Value.at(d.class(x.Model))++
	}
	return out
}

// tags counts derivations by their licence tags.
func (d *descent) tags() (out LineageTags) {
	for _, x := range d.c.Lineage {
		model, base := d.license(x.Model), d.license(x.Base)
		switch {
		case model == "" && base == "":
			out.BothMissing++
		case model == "":
			out.ModelMissing++
		case base == "":
			out.BaseMissing++
		case model == base:
			out.Same++
		default:
			out.Changed++
		}
	}
	return out
}

// conflicts finds the permissive models that derive from a restrictive one.
func (d *descent) conflicts() LineageConflicts {
	restrictive := make([]bool, d.N())
	for v := range restrictive {
		restrictive[v] = d.class(d.ID(int32(v))) == hub.Restrictive
	}
	distance := d.Distances(restrictive)
	var found, steps []int32
	for v, n := range distance {
		if n > 0 && d.class(d.ID(int32(v))) == hub.Permissive {
			found, steps = append(found, int32(v)), append(steps, n)
		}
	}
	out := LineageConflicts{Models: len(found), Steps: histogram(steps), First: []LineageConflict{}}
	out.Direct, _ = out.Steps.Get("1")
	slices.SortFunc(found, d.liked)
	for _, v := range found[:min(len(found), lineageListed)] {
		x := LineageConflict{Model: d.id(v), Likes: d.likes(v)}
		for _, u := range d.Chain(v, distance) {
			x.Chain = append(x.Chain, LineageLink{d.id(u), d.license(d.ID(u)), d.class(d.ID(u)).String()})
		}
		out.First = append(out.First, x)
	}
	return out
}
