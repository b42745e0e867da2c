"""What the stored queries must answer, computed from the files of a snapshot in plain Python, without a database and without hubgraph.

  python3 queries/testdata/expected SNAPSHOT NAME [key=value ...]     print the answer to one query as CSV
  python3 queries/testdata/expected --examples                       write name.example.csv beside each query: its answer on the bundled sample
  python3 queries/testdata/expected --cases FILE.cases SNAPSHOT      compare the hand-worked answers of a file with these; name the differences

Needs Python 3.11 or newer and no library.
"""
import inspect, pathlib, sys

import activity, adoption, people
from hub import Hub, moment
from table import csv

QUERIES = activity.QUERIES | adoption.QUERIES | people.QUERIES
HERE = pathlib.Path(__file__).resolve().parent
CYPHER = HERE.parent.parent / "cypher"
RENAMED = {"from": "start", "to": "end", "by": "by_what", "class": "of_class"}  # words that Python keeps for itself


def header(name):
    for line in (CYPHER / (name + ".cypher")).read_text(encoding="utf-8").splitlines():
        if not line.startswith("//"):
            return
        key, _, value = line[2:].strip().partition(": ")
        yield key, value


def value(text):
    if text in ("true", "false"):
        return text == "true"
    return int(text) if text.isdigit() else text


def answer(hub, name, args):
    f, given = QUERIES[name], {}
    for arg in args:
        key, _, text = arg.partition("=")
        given[RENAMED.get(key, key)] = moment(text if "T" in text else text + "T00:00:00Z") if key in ("from", "to") else value(text)
    inspect.signature(f).bind(hub, **given)
    columns = [v.split()[0] for k, v in header(name) if k == "returns"]
    return csv(columns, f(hub, **given))


def cases(path):
    """(name, arguments, CSV) of a .cases file."""
    found = []
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if line.startswith("query "):
            words = [w.replace("\\x20", " ") for w in line.split()[1:]]
            found.append([words[0], words[1:], ""])
            inside = True
        elif line == "":
            inside = False
        elif not line.startswith("#") or found and inside:
            found[-1][2] += line + "\n"
    return found


def same(a, b):
    """Equal, but for the last digits of floats."""
    if a == b:
        return True
    rows = [[line.split(",") for line in x.splitlines()] for x in (a, b)]
    if list(map(len, rows[0])) != list(map(len, rows[1])):
        return False

    def close(x, y):
        try:
            return x == y or "." in x + y and abs(float(x) - float(y)) <= 1e-9 * max(abs(float(x)), abs(float(y)))
        except ValueError:
            return False
    return all(close(x, y) for r, s in zip(*rows) for x, y in zip(r, s))


def main():
    match sys.argv[1:]:
        case ["--examples"]:
            hub = Hub(HERE.parent.parent.parent / "sample" / "hub")
            for name in sorted(QUERIES):
                args = next((v.split() for k, v in header(name) if k == "example"), [])
                (CYPHER / (name + ".example.csv")).write_text(answer(hub, name, args), encoding="utf-8")
            print(f"{len(QUERIES)} examples written")
        case ["--cases", path, snapshot]:
            hub, wrong, all_cases = Hub(snapshot), 0, cases(path)
            for name, args, want in all_cases:
                got = answer(hub, name, args)
                if not same(got, want):
                    wrong += 1
                    print(f"{name} {args}\n-- by hand\n{want}-- computed\n{got}")
            print(f"{len(all_cases)} cases, {wrong} differ")
            sys.exit(wrong > 0)
        case [snapshot, name, *args]:
            sys.stdout.write(answer(Hub(snapshot), name, args))
        case _:
            sys.exit(__doc__)


main()
