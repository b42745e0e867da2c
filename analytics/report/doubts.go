package report

// doubt is a printed value of the paper that no reading of its definition reproduces.
type doubt struct {
	What   string
	Reason string
}

// doubts are known whatever hub is analysed; docs/method.md has the workings.
var doubts = []doubt{
	{"ARCC, the rich-club column of tables 6–9",
		"The definition is the density of the club of the most connected tenth. It gives 1 for a complete core, where the paper prints 0.15 (14 developers) and 0.40 (6 developers). " +
			"The 0.04 printed for 10,524 developers would need about 44,000 edges inside the club; the whole network has 21,598. Several printed values equal 2 / (m − 1) for a small m."},
	{"ASS is NaN for natural language processing at k = 25 (15 developers, 204 edges)",
		"Assortativity is undefined only where all degrees are equal. 204 edges cannot be spread evenly over 15 developers, so the definition gives a number."},
	{"Table 2: the third quartile of model downloads is 0",
		"The text says that 71% of the models have no downloads. With more than a quarter above 0, the third quartile of whole numbers is at least 1."},
	{"Table 5: models with restrictive licences have fewer likes",
		"With groups of the size that all 24 printed statistics imply, U for permissive against restrictive lies below n₁n₂ / 2. That says the opposite of the text. " +
			"So do the models of October 2023 that were still there in July 2024: U is 1,456,402,917 of 3,071,239,800 pairs, and restrictive ones have more."},
	{"Largest numbers of usages",
		"gpt2 has 1,002 usages among all models and 1,001 in its field; stable-diffusion-v1-5 has 1,747 and 1,748. The printed numbers come from separate collections."},
	{"The Creative Commons 4.0 family holds 7% of the licensed datasets",
		"The paper does not say which licences it counts. Among the datasets of October 2023 that were still there in July 2024, cc-by-4.0 alone holds 7.1% and all cc-*-4.0 together 15.6%. Both are shown here."},
}
