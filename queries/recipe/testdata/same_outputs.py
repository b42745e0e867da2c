"""Compares an exported notebook with the same one after it was executed.

    python same_outputs.py EXPORTED EXECUTED

Both must be valid nbformat 4.5. Every table of the first must stand in the
second with the same columns, and the same values up to the six digits that are
shown; every cell with a picture must have one again.
"""
import html.parser
import math
import sys

import nbformat


class Table(html.parser.HTMLParser):
    """The texts of a table, row by row."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.cell = [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self.rows[-1].append(self.cell)
            self.cell = None


NONE = {"<NA>", "None", "NaN", "nan"}


def same(a, b):
    if a == b or a in NONE and b in NONE:
        return True
    try:
        return math.isclose(float(a), float(b), rel_tol=1e-5, abs_tol=1e-6)
    except ValueError:
        return " ".join(a.split()) == " ".join(b.split())


def outputs(cell, kind):
    return [o["data"][kind] for o in cell.get("outputs", []) if kind in o.get("data", {})]


exported, executed = (nbformat.read(path, as_version=nbformat.NO_CONVERT) for path in sys.argv[1:3])
tables = pictures = 0
for n in exported, executed:
    nbformat.validate(n)
    assert (n.nbformat, n.nbformat_minor) == (4, 5)
by_id = {c["id"]: c for c in executed.cells}
for cell in exported.cells:
    after = by_id[cell["id"]]
    assert after["source"] == cell["source"]
    for o in after.get("outputs", []):
        assert o["output_type"] != "error", o
    before, now = outputs(cell, "text/html"), outputs(after, "text/html")
    assert len(before) == len(now), f"{cell['id']}: {len(before)} tables exported, {len(now)} made"
    for a, b in zip(before, now):
        a, b = Table(a).rows, Table(b).rows
        assert len(a) == len(b), f"{cell['id']}: {len(a)} rows exported, {len(b)} made"
        for i, (x, y) in enumerate(zip(a, b)):
            assert len(x) == len(y) and all(map(same, x, y)), f"{cell['id']}, row {i}: {x} exported, {y} made"
        tables += 1
    before, now = outputs(cell, "image/svg+xml"), outputs(after, "image/svg+xml")
    assert len(before) == len(now), f"{cell['id']}: {len(before)} pictures exported, {len(now)} made"
    pictures += len(now)
print(f"{tables} tables, {pictures} pictures")
