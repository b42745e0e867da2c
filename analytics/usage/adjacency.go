package usage

// row sums one row of the co-usage network at a time: the models after a given one
// that share a space with it.
type row struct {
	weight  []int32 // by model; all 0 between rows
	touched []int32 // models with a weight, in the order they were met
}

func newRow(models int) *row {
	return &row{weight: make([]int32, models), touched: make([]int32, models+1)}
}

// add sums the spans and returns the models met. The caller must set their weights
// back to 0.
func (r *row) add(members []int32, spans []span) []int32 {
	n := 0
	weight, touched := r.weight, r.touched
	for _, s := range spans {
		for _, m := range members[s.from:s.to] {
			touched[n] = m
			if weight[m] == 0 {
				n++
			}
			weight[m]++
		}
	}
	return touched[:n]
}
