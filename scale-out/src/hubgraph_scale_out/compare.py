"""Two results.json files, value by value."""
import json
import math
import re

RELATIVE = 1e-9
# What rounding leaves of a standard deviation (`std`) whose exact value is 0.
ABSOLUTE = 1e-15
RANKING = 100  # places of a ranking that has an end
# Says how the numbers were made, not what they are.
APART = ("not_computed", "about.scale_out")


class Comparison:
    """equal: how many values agree; different: the others, with both; missing: what a file
    says it has not computed, by the reason; tied: how many places of rankings hold another
    name of the same value."""

    def __init__(self, a: dict, b: dict):
        self.equal, self.different, self.missing, self.tied = 0, [], {}, 0
        reasons = {**a.get("not_computed", {}), **b.get("not_computed", {})}
        self._reasons = [(re.compile(re.escape(p).replace(r"\*", "[^.]+") + "$"), p, r) for p, r in sorted(reasons.items())]
        self._walk("", a, b)

    def _walk(self, path, a, b):
        if path in APART:
            return
        if isinstance(a, dict) and isinstance(b, dict):
            for key in [*a, *(k for k in b if k not in a)]:
                self._walk(f"{path}.{key}" if path else key, a.get(key, MISSING), b.get(key, MISSING))
        elif is_ranking(a) and is_ranking(b) and len(a) == len(b):
            self._ranking(path, a, b)
        elif isinstance(a, list) and isinstance(b, list):
            for i in range(max(len(a), len(b))):
                self._walk(f"{path}[{i}]", a[i] if i < len(a) else MISSING, b[i] if i < len(b) else MISSING)
        elif same(a, b, ABSOLUTE if path.endswith(".std") else 0.0):
            self.equal += 1
        elif (reason := self._reason(path)) and (a is None or b is None):
            self.missing.setdefault(reason, []).append(path)
        else:
            self.different.append((path, a, b))

    def _ranking(self, path, a, b):
        """Values in order are equal. Names are too, but among equal values rounding decides
        which one comes first: there both have the same names in any order, unless more
        names of that value follow behind the end."""
        for i, ((x, value), (y, other)) in enumerate(zip(a, b)):
            self._walk(f"{path}[{i}][1]", value, other)
            if x == y:
                self.equal += 1
            elif self._elsewhere(a, y, other) and self._elsewhere(b, x, value):
                self.tied += 1
            else:
                self.different.append((f"{path}[{i}][0]", x, y))

    @staticmethod
    def _elsewhere(ranking, name, value) -> bool:
        """Whether the ranking has the name with this value, or may have it behind its end."""
        return any(n == name and same(v, value) for n, v in ranking) or len(ranking) == RANKING and isinstance(value, float) and same(ranking[-1][1], value) and all(n != name for n, _ in ranking)

    def _reason(self, path):
        return next(((pattern, why) for match, pattern, why in self._reasons if match.match(path)), None)


class _Missing:
    def __repr__(self):
        return "nothing"


MISSING = _Missing()


def is_ranking(x) -> bool:
    """A list of [name, value]."""
    return isinstance(x, list) and len(x) > 0 and all(isinstance(e, list) and len(e) == 2 and isinstance(e[0], str) for e in x)


def same(a, b, slack: float = 0.0) -> bool:
    """Whole numbers, texts, true, false and null are equal; fractions differ by at most
    RELATIVE of the larger, or by slack."""
    number = lambda x: isinstance(x, (int, float)) and not isinstance(x, bool)
    if number(a) and number(b) and (isinstance(a, float) or isinstance(b, float)):
        return math.isclose(a, b, rel_tol=RELATIVE, abs_tol=slack)
    return type(a) is type(b) and a == b


def compare(first: str, second: str, out, show: int = 50) -> bool:
    """Prints to out what differs and what was not computed; whether nothing differs."""
    with open(first, encoding="utf-8") as x, open(second, encoding="utf-8") as y:
        c = Comparison(json.load(x), json.load(y))
    for (pattern, why), paths in sorted(c.missing.items()):
        print(f"not computed: {pattern} ({len(paths)} values): {why}", file=out)
    for path, a, b in c.different[:show]:
        print(f"{path}: {a!r} and {b!r}", file=out)
    if len(c.different) > show:
        print(f"... and {len(c.different) - show} more", file=out)
    missing = sum(map(len, c.missing.values()))
    if c.different:
        print(f"{len(c.different)} values differ, {c.equal} are equal, {missing} not computed", file=out)
        return False
    tied = f", {c.tied} names beside others of the same value in another order" if c.tied else ""
    print(f"equal: {c.equal} values{tied}; {missing} not computed", file=out)
    return True
