// Package survival estimates how long things last when some of them have not ended yet: the
// estimator of Kaplan and Meier, "Nonparametric estimation from incomplete observations",
// Journal of the American Statistical Association 53 (1958),
// doi:10.1080/01621459.1958.10501452, with the intervals of Kalbfleisch and Prentice.
package survival
