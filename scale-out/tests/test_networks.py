"""Networks against NetworkX: random graphs and shapes in which definitions differ."""
import math
import random
import warnings

import networkx as nx
import pytest

from hubgraph_scale_out import collaboration, components, cores, engine as engine_module, pagerank, structure
from hubgraph_scale_out.engine import table


def graphs():
    """Directed graphs without self-loops and isolates, weights on the edges."""
    out = [nx.gnp_random_graph(n, p, seed=seed, directed=True) for seed, (n, p) in enumerate([(40, 0.03), (60, 0.08), (25, 0.4), (200, 0.008)])]
    out.append(nx.complete_graph(6, create_using=nx.DiGraph))
    out.append(nx.DiGraph([(0, 1)]))  # one edge, a dangling node
    out.append(nx.DiGraph([(0, i) for i in range(1, 9)] + [(i, 0) for i in range(1, 4)]))  # a hub
    out.append(nx.DiGraph([(i, i + 1) for i in range(24)]))  # a path, along which components are joined
    two = nx.disjoint_union(nx.complete_graph(5, create_using=nx.DiGraph), nx.cycle_graph(7, create_using=nx.DiGraph))
    out.append(two)
    for seed, g in enumerate(out):
        g.remove_nodes_from(list(nx.isolates(g)))
        draw = random.Random(seed)
        for u, v in g.edges:
            g[u][v]["weight"] = draw.choice([1, 1, 2, 3, 17, 900])
    return out


GRAPHS = graphs()


def close(a, b):
    if b is None or isinstance(b, float) and math.isnan(b):
        return a is None
    return a is not None and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-15)


@pytest.fixture(scope="module")
def edges(engine):
    rows = [(net, u, v, g[u][v]["weight"]) for net, g in enumerate(GRAPHS) for u, v in g.edges]
    return engine.keep(engine.spark.createDataFrame(rows, "net int, src long, dst long, weight long")), len(rows)


@pytest.fixture(scope="module")
def adjacency(engine, edges):
    return engine.keep(engine.spark.sql(collaboration.ADJACENCY, edges=edges[0]))


@pytest.fixture(scope="module")
def core(engine, edges, adjacency):
    return engine.keep(cores.core_numbers(engine, adjacency.select("net", "u", "v", "edges"), len(GRAPHS), 2 * edges[1]))


def test_core_numbers(core):
    got = {(r.net, r.node): r.core for r in core.collect()}
    assert got == {(net, v): k for net, g in enumerate(GRAPHS) for v, k in nx.core_number(g).items()}


def test_pagerank(engine, edges, monkeypatch):
    """Stopped early, so that ranks agree only after the same number of steps."""
    monkeypatch.setattr(pagerank, "TOLERANCE", 1e-6)
    got = {(r.net, r.node): r for r in pagerank.pagerank(engine, edges[0], [len(g) for g in GRAPHS], edges[1]).collect()}
    assert len(got) == sum(map(len, GRAPHS))
    for net, g in enumerate(GRAPHS):
        for name, weight in (("weighted", "weight"), ("unweighted", None)):
            for v, x in nx.pagerank(g, alpha=0.85, weight=weight, tol=1e-6, max_iter=1000).items():
                assert math.isclose(got[net, v][name], x, rel_tol=1e-11), (net, v, name)


def test_same_bits_in_parts(engine, edges, monkeypatch):
    """However the edges are split and ordered."""
    monkeypatch.setattr(pagerank, "TOLERANCE", 1e-3)
    of = lambda e: sorted(map(tuple, pagerank.pagerank(engine, e, [len(g) for g in GRAPHS], edges[1]).collect()))
    one = of(edges[0])
    monkeypatch.setattr(engine_module, "EDGES_OF_A_PART", 100)
    assert engine.parts(edges[1]) > 2
    assert of(edges[0].orderBy("weight", "dst", "src")) == one


def test_not_converged(engine, edges, monkeypatch):
    monkeypatch.setattr(pagerank, "MOST_STEPS", 2)
    with pytest.raises(pagerank.NotConverged):
        pagerank.pagerank(engine, edges[0], [len(g) for g in GRAPHS], edges[1])


def test_rows_of_cores(engine, adjacency, core):
    """Every graph whole, and its 4-core."""
    sql = engine.spark.sql
    subs = [(net, k) for net, g in enumerate(GRAPHS) for k in (1, 4) if k <= max(nx.core_number(g).values())]
    assert any(k == 4 for _, k in subs) and len(subs) < 2 * len(GRAPHS)
    levels = engine.keep(sql(collaboration.LEVELS, adjacency=adjacency, cores=core))
    of_subs = table(engine.spark, ["net", "k", "sub"], [(net, k, i) for i, (net, k) in enumerate(subs)])
    inside = engine.keep(sql(collaboration.IN_CORES, levels=levels, subs=of_subs))
    degrees = engine.keep(sql(structure.DEGREES, adjacency=inside))
    rows = structure.structure(engine, inside, degrees, len(subs))
    structure.clustering(engine, levels, sql(structure.DEGREES, adjacency=levels), of_subs, degrees, rows)
    joined = components.components(engine, inside.where("u > v").select("net", "u", "v"), [r["N"] for r in rows], 1)
    for row, weak, (net, k) in zip(rows, joined, subs):
        g = nx.k_core(GRAPHS[net], k)
        case = (net, k, row)
        assert (row["N"], row["E"], weak) == (len(g), g.number_of_edges(), nx.number_weakly_connected_components(g)), case
        assert close(row["DENS"], nx.density(g)) and close(row["RECIP"], nx.overall_reciprocity(g)) and close(row["AD"], 2 * g.number_of_edges() / len(g)), case
        assert close(row["ACC"], nx.average_clustering(g, weight="weight")) and close(row["ACC_unweighted"], nx.average_clustering(g)), case
        for key, h, ends in (("ASS", g, [set(d for _, d in g.out_degree()), set(d for _, d in g.in_degree())]), ("ASS_undirected", nx.Graph(g.edges), [])):
            ends = ends or [{d for _, d in h.degree()}]
            if any(len(e) == 1 for e in ends):
                assert row[key] is None, case
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                try:
                    want = nx.degree_assortativity_coefficient(h)
                except ZeroDivisionError:
                    want = None
            if want is None or math.isnan(want):
                assert row[key] is None, case
            else:
                assert math.isclose(row[key], want, rel_tol=1e-9, abs_tol=1e-12), case
        degree = dict(g.degree())
        least = sorted(degree.values(), reverse=True)[math.ceil(len(g) / 10) - 1]
        for name, club in (("ge", [v for v in g if degree[v] >= least]), ("gt", [v for v in g if degree[v] > least])):
            h = g.subgraph(club)
            detail = row["ARCC_detail"]
            assert (detail["k"], detail[name + "_n"], detail[name + "_e"]) == (least, len(h), h.number_of_edges()), case
            assert close(detail[name], nx.density(h) if len(h) > 1 else None), case
