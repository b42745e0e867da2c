package identities

import "slices"

// Cluster is a group of names that pairs join, one by one or by others between them.
type Cluster struct {
	Number int // from 1, in the order of their least names
	Size   int // names
	// Accounts are those of its names that the Hub knows as accounts, rising. Where
	// there are two or more, the cluster joins what the Hub knows as different accounts.
	Accounts []string
}

// clusters returns the cluster of each name in pairs, which are rising.
func (e *evidence) clusters(pairs []pair) map[int32]*Cluster {
	root := map[int32]int32{} // towards the least name
	find := func(x int32) int32 {
		top := x
		for {
			up, ok := root[top]
			if !ok || up == top {
				break
			}
			top = up
		}
		for x != top {
			x, root[x] = root[x], top
		}
		return top
	}
	var names []int32
	for _, p := range pairs {
		a, b := find(p.a), find(p.b)
		root[max(a, b)] = min(a, b)
		names = append(names, p.a, p.b)
	}
	slices.Sort(names)
	of, number := map[int32]*Cluster{}, 0
	for _, name := range slices.Compact(names) {
		top := find(name)
		if top == name {
			number++
			of[name] = &Cluster{Number: number}
		}
		of[name] = of[top]
		of[name].Size++
		if e.accounts[e.s.names[name]] {
			of[name].Accounts = append(of[name].Accounts, e.s.names[name])
		}
	}
	return of
}
