package sample

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// users adds the spaces that use chosen models and the models that chosen
// spaces use.
func (c *cut) users() error {
	return c.look(only{usage: func(u hub.Usage) error {
		space, model := c.find(hub.Space, u.Space), c.find(hub.Model, u.Model)
		if space >= 0 && model >= 0 && (c.chosen.has(hub.Space, space) || c.chosen.has(hub.Model, model)) {
			c.sample.add(hub.Space, space)
			c.sample.add(hub.Model, model)
		}
		return nil
	}}, snapshot.UsagesFile)
}

// bases adds the bases of models, and theirs, to the end.
func (c *cut) bases() error {
	of := map[int32][]int32{}
	err := c.look(only{lineage: func(l hub.Lineage) error {
		model, base := c.find(hub.Model, l.Model), c.find(hub.Model, l.Base)
		if model >= 0 && base >= 0 {
			of[model] = append(of[model], base)
		}
		return nil
	}}, snapshot.LineageFile)
	if err != nil {
		return err
	}
	var open []int32 // in the sample, bases not yet
	for n, in := range c.sample[hub.Model] {
		if in {
			open = append(open, int32(n))
		}
	}
	for len(open) > 0 {
		model := open[len(open)-1]
		open = open[:len(open)-1]
		for _, base := range of[model] {
			if !c.sample.has(hub.Model, base) {
				c.sample.add(hub.Model, base)
				open = append(open, base)
			}
		}
	}
	return nil
}

// datasets adds the datasets that models were trained on.
func (c *cut) datasets() error {
	return c.look(only{trainedOn: func(t hub.TrainedOn) error {
		dataset := c.find(hub.Dataset, t.Dataset)
		if dataset >= 0 && c.sample.has(hub.Model, c.find(hub.Model, t.Model)) {
			c.sample.add(hub.Dataset, dataset)
		}
		return nil
	}}, snapshot.DatasetsFile)
}
