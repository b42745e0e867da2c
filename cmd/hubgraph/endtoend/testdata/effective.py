"""What docs/interop/spark_connector.py has to write, from the files of a snapshot: kind,
id, developers and effective number of developers of each repository with commits of
people, by exact fractions.

    python effective.py SNAPSHOT
"""
import collections
import fractions
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), *[".."] * 4, "analytics", "wholehub", "testdata"))
from expected import Expected

shares = collections.defaultdict(collections.Counter)
for (repository, people, _), times in Expected(sys.argv[1], raw=False).commits.items():
    for name in people:
        shares[repository][name] += times
for (kind, name), of in sorted(shares.items()):
    effective = fractions.Fraction(sum(of.values()) ** 2, sum(n * n for n in of.values()))
    print(kind, name, len(of), repr(float(effective)), sep="\t")
