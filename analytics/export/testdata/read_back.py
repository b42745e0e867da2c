"""Reads exports back with the tools that people use, and compares all of them with what was sent.

    read_back.py DIR [GEPHI]

DIR holds NAME.expected.json, the nodes and edges that were sent to the writers, and NAME.graphml, .gexf, ...;
GEPHI is the output of ReadWithGephi.java for some of these. Everything is compared: ids, labels, attributes
with their types, directions, weights. Needs the packages of requirements.txt.
"""

import base64
import hashlib
import json
import pathlib
import sys
import unicodedata

import duckdb
import igraph
import networkx as nx
import pandas as pd
import pyarrow.parquet as pq

folder = pathlib.Path(sys.argv[1])
compared = 0


def equal(what, got, want):
    global compared
    compared += 1
    if got == want:
        return
    for part in ("directed", "nodes", "edges"):
        a, b = got[part], want[part]
        if a != b:
            if isinstance(a, dict):
                keys = [k for k in {**a, **b} if a.get(k) != b.get(k)]
                sys.exit(f"{what}: {part}: {len(keys)} differ, such as {keys[0]!r}: read {a.get(keys[0])!r}, sent {b.get(keys[0])!r}")
            sys.exit(f"{what}: {part}: read {a!r}, sent {b!r}")


def in_xml(c):
    return c in "\t\n\r" or 0x20 <= ord(c) <= 0xD7FF or 0xE000 <= ord(c) <= 0xFFFD or ord(c) >= 0x10000


def in_quotes(c):
    return c not in '"\\' and unicodedata.category(c) != "Cc"


def replaced(text, allowed=in_xml):
    return "".join(c if allowed(c) else "\ufffd" for c in text)


def safe(name, allowed):
    if all(allowed(c) and c != "\ufffd" for c in name):
        return name
    return replaced(name, allowed) + "~" + hashlib.sha256(name.encode()).hexdigest()[:16]


def flat(value):
    """A value in a format that has no lists, in XML."""
    if isinstance(value, list):
        value = ";".join(value)
    return replaced(value) if isinstance(value, str) else value


def wanted(network, id_of=lambda name: name, value_of=lambda v: v, node=None, edge=None):
    """What a format should give: {id: {attribute: value}}, {(id, id): {...}}."""
    ids = [id_of(n["id"]) for n in network["nodes"]]
    assert len(set(ids)) == len(ids)
    nodes = {}
    for i, n in zip(ids, network["nodes"]):
        nodes[i] = {k: value_of(v) for k, v in n["values"].items() if v is not None}
        nodes[i] |= node(n) if node else {}
    edges = {}
    for e in network["edges"]:
        values = {k: value_of(v) for k, v in e["values"].items() if v is not None}
        edges[ids[e["source"]], ids[e["target"]]] = values | {"weight": e["weight"]} | (edge(e) if edge else {})
    if not network["directed"]:
        edges = {tuple(sorted(k)): v for k, v in edges.items()}
    return {"directed": network["directed"], "nodes": nodes, "edges": edges}


def of_networkx(g, *ignored):
    key = tuple if g.is_directed() else lambda k: tuple(sorted(k))
    assert not g.is_multigraph() or len(g.edges) == len(set(g.edges()))
    nodes = {n: dict(d) for n, d in g.nodes(data=True)}
    edges = {key((u, v)): {k: x for k, x in d.items() if k not in ignored} for u, v, d in g.edges(data=True)}
    assert len(edges) == g.number_of_edges()
    return {"directed": g.is_directed(), "nodes": nodes, "edges": edges}


def of_igraph(g, id_attribute, *ignored):
    """igraph has every attribute on every vertex: an unknown number is NaN, text empty, truth value false."""

    def known(d):
        return {k: v for k, v in d.items() if k not in ignored and k != id_attribute and v is not None and v == v}

    ids = g.vs[id_attribute] if len(g.vs) else []
    key = tuple if g.is_directed() else lambda k: tuple(sorted(k))
    nodes = {v[id_attribute]: known(v.attributes()) for v in g.vs}
    edges = {key((ids[e.source], ids[e.target])): known(e.attributes()) for e in g.es}
    assert len(nodes) == len(g.vs) and len(edges) == len(g.es)
    return {"directed": g.is_directed(), "nodes": nodes, "edges": edges}


def without(graph, *values):
    """A graph without attributes of these values, which a reader does not tell from unknown ones."""
    for part in ("nodes", "edges"):
        graph[part] = {k: {a: x for a, x in d.items() if not any(x is v or isinstance(v, str) and x == v for v in values)} for k, d in graph[part].items()}
    return graph


def graphml(path, network):
    def node(n):
        return {"label": replaced(n["label"]), "name": replaced(n["id"])}

    def edge(_):
        return {"label": network["relationship"], "relationship": network["relationship"]}

    want = wanted(network, lambda n: safe(n, in_xml), flat, node, edge)
    equal("GraphML in NetworkX", without(of_networkx(nx.read_graphml(path)), ""), without(want, ""))
    equal("GraphML in igraph", without(of_igraph(igraph.Graph.Read_GraphML(str(path)), "id"), "", False), without(want, "", False))


def gexf(path, network):
    def node(n):
        return {"label": replaced(n["label"]), "name": replaced(n["id"])}

    def edge(e):
        days = {"first": "start", "last": "end"}
        return {"label": network["relationship"], "relationship": network["relationship"]} | {days[k]: v[:10] for k, v in e["values"].items() if k in days and v}

    want = wanted(network, lambda n: safe(n, in_xml), flat, node, edge)
    equal("GEXF in NetworkX", of_networkx(nx.read_gexf(path), "id"), want)


def net(path, network):
    names = {**network, "nodes": [{**n, "values": {}} for n in network["nodes"]], "edges": [{**e, "values": {}} for e in network["edges"]]}
    want = wanted(names, lambda n: safe(n, in_quotes))
    got = of_networkx(nx.read_pajek(path))
    for i, values in enumerate(got["nodes"].values()):
        assert values.pop("id") == str(i + 1)
    equal("Pajek in NetworkX", got, want)
    equal("Pajek in igraph", of_igraph(igraph.Graph.Read_Pajek(str(path)), "name"), want)


def node_link(path, network):
    data = json.loads(path.read_text())
    g = nx.node_link_graph(data)
    want = wanted(network, node=lambda n: {"label": n["label"]}, edge=lambda e: {"relationship": network["relationship"]})
    equal("JSON in NetworkX", of_networkx(g), want)
    assert g.graph["source"] == network["source"] and g.graph["fingerprint"], g.graph


def plain(value):
    """A value of pandas, pyarrow or DuckDB as JSON has it."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if hasattr(value, "isoformat"):
        return pd.Timestamp(value).tz_convert("UTC").strftime("%Y-%m-%dT%H:%M:%S.%f").rstrip("0").rstrip(".") + "Z"
    return value


def of_rows(network, nodes, edges, names):
    """Two lists of rows, with names for id, source, target and weight."""
    node_id, source, target, weight = names

    def known(row, *without):
        return {k: plain(v) for k, v in row.items() if k not in without and (isinstance(v, list) or hasattr(v, "tolist") and getattr(v, "ndim", 0) or not pd.isna(v))}

    return {
        "directed": network["directed"],
        "nodes": {r[node_id]: known(r, node_id) for r in nodes},
        "edges": {(r[source], r[target]): known(r, source, target, weight) | {"weight": int(r[weight])} for r in edges},
    }


def csv(path, network):
    text = {"keep_default_na": False, "na_values": [""]}
    ids = {"keep_default_na": False, "na_values": {}}
    numbers = {a["name"]: "Int64" for a in network["attributes"] + network["edgeAttributes"] if a["type"] == "Int"}
    nodes, edges = pd.read_csv(f"{path}.nodes.csv", dtype=numbers, **text), pd.read_csv(f"{path}.edges.csv", dtype=numbers, **text)
    for table, columns in ((nodes, ["Id", "Label"]), (edges, ["Source", "Target"])):  # an id may be an empty text
        table[columns] = pd.read_csv(f"{path}.{'nodes' if table is nodes else 'edges'}.csv", **ids, usecols=columns, dtype=str)[columns]
    want = wanted(network, value_of=lambda v: ";".join(v) if isinstance(v, list) else v)

    def fix(graph):  # pandas takes an empty text for an unknown one
        for part in ("nodes", "edges"):
            graph[part] = {k: {a: x for a, x in v.items() if x != "" or a == "Label"} for k, v in graph[part].items()}
        return graph

    for n in network["nodes"]:
        want["nodes"][n["id"]]["Label"] = n["label"]
    for e in want["edges"].values():
        e |= {"Type": "Directed" if network["directed"] else "Undirected", "Label": network["relationship"]}
    equal("CSV in pandas", fix(of_rows(network, nodes.to_dict("records"), edges.to_dict("records"), ("Id", "Source", "Target", "Weight"))), fix(want))
    about = json.loads(pathlib.Path(f"{path}.about.json").read_text())
    assert about["source"] == network["source"] and about["name"] == network["name"], about


def parquet(path, network):
    want = wanted(network)
    for n in network["nodes"]:
        want["nodes"][n["id"]]["label"] = n["label"]
    names = ("id", "src", "dst", "weight")
    files = [f"{path}.{part}.parquet" for part in ("nodes", "edges")]
    frames = [pd.read_parquet(f, dtype_backend="pyarrow").to_dict("records") for f in files]
    equal("Parquet in pandas", of_rows(network, *frames, names), want)
    duckdb.sql("SET TimeZone = 'UTC'")
    for i, f in enumerate(files):
        answer = duckdb.sql(f"SELECT * FROM '{f}'").arrow()
        frames[i] = (answer.read_all() if hasattr(answer, "read_all") else answer).to_pylist()
    equal("Parquet in DuckDB", of_rows(network, *frames, names), want)
    for f in files:
        meta = pq.read_metadata(f).metadata
        assert meta[b"source"].decode() == network["source"] and meta[b"relationship"].decode() == network["relationship"], meta


def gephi(lines):
    """What Gephi has in its graph, by file."""
    files, at = {}, None
    for line in lines:
        kind, *fields = line.rstrip("\n").split("\t")
        fields = [base64.b64decode(f).decode() for f in fields if f != "-"]
        if kind == "file":
            graph = files[fields[0]] = {"directed": fields[1] == "directed", "nodes": {}, "edges": {}, "intervals": {}}
        elif kind == "node":
            at = graph["nodes"].setdefault(fields[0], {"label": fields[1] if len(fields) > 1 else None})
        elif kind == "edge":
            key = (fields[0], fields[1]) if graph["directed"] else tuple(sorted(fields[:2]))
            at = graph["edges"][key] = {"weight": float(fields[2])}
        elif kind == "value":
            cast = {"Long": int, "Double": float, "Boolean": lambda v: v == "true", "String": str}[fields[1]]
            at[fields[0]] = cast(fields[2] if len(fields) > 2 else "")
        elif kind == "interval":
            graph["intervals"][key] = [pd.Timestamp(float(f), unit="ms").date().isoformat() for f in fields]
        else:
            sys.exit(f"Gephi says of a file: {fields}")
    return files


def same_in_gephi(name, graph, network):

    def node(n):  # of GraphML, Gephi shows the id where there is no label
        blank = n["label"].strip() == "" and name.endswith(".graphml")
        return {"label": safe(n["id"], in_xml) if blank else replaced(n["label"]), "name": replaced(n["id"])}

    want = wanted(network, lambda n: safe(n, in_xml), flat, node, lambda e: {"relationship": network["relationship"]})
    intervals = graph.pop("intervals")
    equal(f"{name} in Gephi", without(graph, "", None, "null"), without(want, "", None, "null"))  # Gephi takes a value "null", not an id, for none
    if name.endswith(".gexf"):
        days = {k: [v["first"][:10], v["last"][:10]] for k, v in want["edges"].items() if "first" in v}
        assert intervals == days, f"{name}: time line {intervals} in Gephi"


networks = sorted(folder.glob("*.expected.json"))
assert networks
for expected in networks:
    network, base = json.loads(expected.read_text()), str(expected).removesuffix(".expected.json")
    for read, path in ((graphml, base + ".graphml"), (gexf, base + ".gexf"), (net, base + ".net"), (node_link, base + ".json"), (csv, base), (parquet, base)):
        try:
            read(pathlib.Path(path) if path != base else base, network)
        except (SystemExit, Exception) as e:
            print(f"{expected.name}: {read.__name__}", file=sys.stderr)
            raise
if len(sys.argv) > 2:
    for name, graph in gephi(open(sys.argv[2], encoding="utf-8")).items():
        stem = name.rsplit(".", 1)[0]
        same_in_gephi(name, graph, json.loads((folder / f"{stem}.expected.json").read_text()))
print(f"{len(networks)} networks, {compared} readings equal what was sent")
