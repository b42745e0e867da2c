import io
import json

from hubgraph_scale_out.compare import compare


def run(tmp_path, a, b):
    for name, value in (("a.json", a), ("b.json", b)):
        (tmp_path / name).write_text(json.dumps(value))
    out = io.StringIO()
    return compare(str(tmp_path / "a.json"), str(tmp_path / "b.json"), out), out.getvalue()


def test_equal(tmp_path):
    a = {"n": 3, "x": 0.5, "s": "t", "none": None, "row": {"1": {"MOD": None, "E": 2}}, "not_computed": {"row.*.MOD": "one after another"}, "about": {"scale_out": {"spark": "4"}}}
    b = {"n": 3, "x": 0.5 * (1 + 5e-10), "s": "t", "none": None, "row": {"1": {"MOD": 0.4, "E": 2}}, "about": {}}
    assert run(tmp_path, a, b) == (True, "not computed: row.*.MOD (1 values): one after another\nequal: 5 values; 1 not computed\n")


def test_different(tmp_path):
    same = {"n": 3, "x": 0.5, "p": 1e-200, "none": None, "flag": True, "list": [1, 2], "top": [["u", 2], ["v", 1]]}
    for key, value in (("n", 4), ("x", 0.5 * (1 + 2e-9)), ("p", 2e-200), ("none", 0), ("flag", 1), ("list", [1]), ("list", [1, 2, 3]), ("top", [["v", 2], ["u", 1]]), ("top", [["u", 2], ["w", 1]])):
        ok, said = run(tmp_path, same, {**same, key: value})
        assert not ok and key in said, said
    assert run(tmp_path, {"a": {"std": 0, "x": 0.0}}, {"a": {"std": 1e-19, "x": 0}})[0] and not run(tmp_path, {"x": 0}, {"x": 1e-19})[0]
    ok, said = run(tmp_path, same, {k: v for k, v in same.items() if k != "x"})
    assert not ok and "x: 0.5 and nothing" in said


def test_null_without_reason(tmp_path):
    ok, said = run(tmp_path, {"a": {"b": None}, "not_computed": {"a.c": "no"}}, {"a": {"b": 1}})
    assert not ok and "a.b: None and 1" in said


def test_ties(tmp_path):
    """Names of the same rank come in any order, others do not."""
    a = {"top": [["u", 0.5], ["v", 0.25], ["w", 0.25 + 1e-17]]}
    ok, said = run(tmp_path, a, {"top": [["u", 0.5], ["w", 0.25], ["v", 0.25]]})
    assert ok and "2 names beside others of the same value" in said
    assert not run(tmp_path, a, {"top": [["v", 0.5], ["u", 0.25], ["w", 0.25]]})[0]
    assert not run(tmp_path, a, {"top": [["u", 0.5], ["v", 0.25], ["x", 0.25]]})[0]
