package main

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"github.com/hubgraph/hubgraph/identities"
)

// ridge keeps weights finite where the sample has no pair that speaks against them.
const ridge = 0.1

// fit returns the weights of the greatest penalised likelihood in which no term speaks
// against its sense. A term that would has weight 0: of it the sample says nothing.
func fit(pairs []identities.Suggestion) []float64 {
	var terms []int // that have a weight
	for i := range identities.Terms {
		terms = append(terms, i)
	}
	for {
		found := newton(pairs, terms)
		weights, kept := make([]float64, len(identities.Terms)), []int{}
		for i, t := range terms {
			if sense := identities.Terms[t].Sense; sense == 0 || float64(sense)*found[i] > 0 {
				weights[t], kept = found[i], append(kept, t)
			}
		}
		if len(kept) == len(terms) {
			return weights
		}
		terms = kept
	}
}

// newton fits the weights of some terms by Newton's method (iteratively reweighted
// least squares).
func newton(pairs []identities.Suggestion, terms []int) []float64 {
	n := len(terms)
	w := mat.NewVecDense(n, nil)
	for range 100 {
		gradient, hessian := mat.NewVecDense(n, nil), mat.NewSymDense(n, nil)
		for i := range n {
			gradient.SetVec(i, -ridge*w.AtVec(i))
			hessian.SetSym(i, i, ridge)
		}
		x := mat.NewVecDense(n, nil)
		for p := range pairs {
			for i, t := range terms {
				x.SetVec(i, identities.Terms[t].Value(&pairs[p]))
			}
			chance := 1 / (1 + math.Exp(-mat.Dot(w, x)))
			gradient.AddScaledVec(gradient, truth(&pairs[p])-chance, x)
			hessian.SymRankOne(hessian, chance*(1-chance), x)
		}
		var step mat.VecDense
		if err := step.SolveVec(hessian, gradient); err != nil {
			panic(err) // it is positive definite
		}
		w.AddVec(w, &step)
		if mat.Norm(&step, 2) < 1e-9 {
			break
		}
	}
	return w.RawVector().Data
}

func truth(x *identities.Suggestion) float64 {
	if x.Accepted {
		return 1
	}
	return 0
}

func printWeights(w []float64) {
	for i, t := range identities.Terms {
		fmt.Printf("%.2f, // %s\n", w[i], t.Name)
	}
}
