"""The whole program against hubgraph analyze, in this process and under spark-submit on
a cluster of two executors."""
import io
import json
import os
import pathlib
import subprocess
import sys

import pyspark
import pytest

from hubgraph_scale_out.compare import compare
from hubgraph_scale_out.pack import pack
from hubgraph_scale_out.results import encode, results

from conftest import JAVA, REPOSITORY

SAMPLE = REPOSITORY / "sample" / "hub"


def agrees(ours, theirs):
    out = io.StringIO()
    ok = compare(str(ours), str(theirs), out)
    assert ok, out.getvalue()
    return out.getvalue()


@pytest.fixture(scope="module")
def sample(hubgraph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    hubgraph("export", "hub", "--from", SAMPLE, "-o", folder / "hub")
    hubgraph("analyze", "--from", SAMPLE, "-o", folder / "theirs.json")
    return folder


def test_generated(engine, hubgraph, tmp_path):
    """A hub of scale 0.02, with fewer licences left out of the tests."""
    hubgraph("generate", "--scale", "0.02", "-o", tmp_path / "snapshot")
    hubgraph("export", "hub", "--from", tmp_path / "snapshot", "-o", tmp_path / "hub")
    hubgraph("analyze", "--from", tmp_path / "snapshot", "--license-min", "5", "--pareto", "50,80,99", "-o", tmp_path / "theirs.json")
    (tmp_path / "ours.json").write_text(encode(results(engine, str(tmp_path / "hub"), 5, (50, 80, 99))))
    print(agrees(tmp_path / "ours.json", tmp_path / "theirs.json"))
    ours = json.loads((tmp_path / "ours.json").read_text())
    nulls = [k for k in ours["not_computed"]]
    assert sorted(k.rsplit(".", 1)[1] for k in nulls) == ["COM", "COM_weighted", "MOD", "MOD_mixed", "MOD_weighted"]
    assert all(ours["mann_whitney"]["tests"]["n_likes"].values()), "every class is tested"


def snapshot(folder, repositories, commits=(), discussions=(), usages=()):
    folder.mkdir()
    for name, records in (("repositories", repositories), ("commits", commits), ("discussions", discussions), ("usages", usages)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    return folder


def model(name, **more):
    return {"id": name, "kind": "model", "owner": None, "license": None, "tags": [], "likes": 0, "downloads": 0, **more}


def commit(repo, sha, *authors):
    return {"repo": repo, "kind": "model", "sha": sha, "authors": list(authors), "date": None}


SMALL = {
    "one model": ([model("a")], (), (), ()),
    "nobody works together": ([model("a", license="mit"), model("b")], [commit("a", "1", "x"), commit("b", "1")], (), [{"space": "s", "model": "a"}]),
    # likes and uses of three models lie on a line; a subfield without edges, licences with few models
    "few": (
        [model("a", likes=2, tags=["fill-mask"], license="mit"), model("b", likes=4, license="gpl"), model("c", likes=6), {"id": "s", "kind": "space", "tags": [], "likes": 1}],
        [commit("a", "1", "x"), commit("b", "1", "y", "x"), commit("b", "2", "z"), commit("c", "1", "z", "y")],
        [{"repo": "a", "kind": "model", "num": 1, "author": "w", "date": None}],
        [{"space": s, "model": m} for s, m in (("s", "a"), ("s", "b"), ("t", "b"), ("s", "c"), ("t", "c"), ("u", "c"))],
    ),
}


@pytest.mark.long
@pytest.mark.parametrize("name", SMALL)
def test_small(engine, hubgraph, tmp_path, name):
    """What is empty or alone."""
    folder = snapshot(tmp_path / "snapshot", *SMALL[name])
    hubgraph("export", "hub", "--from", folder, "-o", tmp_path / "hub")
    hubgraph("analyze", "--from", folder, "--license-min", "1", "-o", tmp_path / "theirs.json")
    (tmp_path / "ours.json").write_text(encode(results(engine, str(tmp_path / "hub"), 1)))
    agrees(tmp_path / "ours.json", tmp_path / "theirs.json")


@pytest.mark.long
def test_cluster(sample, tmp_path):
    """spark-submit with two executors of their own, and checkpoints in a folder."""
    pack(tmp_path / "packed")
    submit = pathlib.Path(pyspark.__file__).parent / "bin" / "spark-submit"
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    conf = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.extraJavaOptions": JAVA, "spark.executor.extraJavaOptions": JAVA}
    done = subprocess.run(
        [str(submit), "--master", "local-cluster[2,1,1024]", *(x for k, v in conf.items() for x in ("--conf", f"{k}={v}")), "--py-files", "packed/hubgraph_scale_out.zip",
         "packed/main.py", "analyze", str(sample / "hub"), "--checkpoint-dir", str(tmp_path / "checkpoints"), "-o", "cluster.json"],
        cwd=tmp_path, env=env, capture_output=True, text=True,
    )
    assert done.returncode == 0, done.stderr[-5000:]
    assert any((tmp_path / "checkpoints").iterdir())
    print(agrees(tmp_path / "cluster.json", sample / "theirs.json"))
