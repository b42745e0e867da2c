"""The numbers of example_test.go: pip install scipy"""
import scipy.stats

permissive, none = [3, 0, 12, 7, 40, 1, 25, 9, 2, 18], [0, 1, 0, 2, 0, 5, 0, 1, 3, 0]
test = scipy.stats.mannwhitneyu(permissive, none, alternative="two-sided")
print(test.statistic, f"{test.pvalue:.6f}", test.statistic / (len(permissive) * len(none)))
r = scipy.stats.pearsonr([1, 2, 3, 4, 5], [2, 1, 4, 3, 7])
print(f"{r.statistic:.6f} {r.pvalue:.6f}")
