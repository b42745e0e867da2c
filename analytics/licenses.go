package analytics

import (
	"cmp"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// LicenseClasses counts the repositories of a kind by the class of their licence.
func (c *Corpus) LicenseClasses(k hub.Kind) LicenseClasses {
	return licenses(&c.Repositories[k], c.Licenses, c.Rules).Classes
}

// licenses counts the repositories of one kind by licence and class. keys is
// Corpus.Licenses, rules Corpus.Rules.
func licenses(r *Repositories, keys []string, rules hub.Rules) Licenses {
	count := make([]int, len(keys))
	for _, l := range r.License {
		count[l]++
	}
	without := count[0]
	with := r.Len() - without
	out := Licenses{Repositories: r.Len(), Without: without, WithoutShare: ratio(without, r.Len()), With: with, Table: []License{}}
	for i, key := range keys {
		class := rules.Class(key)
		*out.Classes.at(class) += count[i]
		if key != "" && count[i] > 0 {
			out.Table = append(out.Table, License{key, class.String(), count[i], ratio(count[i], with)})
		}
	}
	slices.SortFunc(out.Table, func(x, y License) int {
		return cmp.Or(cmp.Compare(y.Repositories, x.Repositories), cmp.Compare(x.License, y.License))
	})
	return out
}

func (c *LicenseClasses) at(class hub.LicenseClass) *int {
	switch class {
	case hub.Permissive:
		return &c.Permissive
	case hub.Restrictive:
		return &c.Restrictive
	case hub.NoLicense:
		return &c.None
	}
	return &c.Unlabelled
}
