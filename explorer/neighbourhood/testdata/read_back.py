"""Reads the GraphML and CSV of pictures with NetworkX and pandas, and compares them with what was sent.

    read_back.py DIR

DIR holds NAME.json, the nodes and edges that were sent, NAME.graphml, NAME.edges.csv and NAME.nodes.csv.
"""

import json
import pathlib
import sys

import networkx as nx
import pandas as pd

compared = 0
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    sent = json.loads(path.read_text())
    nodes = {n["key"]: (n["id"], n["kind"]) for n in sent["nodes"]}
    edges = sorted((sent["nodes"][e["from"]]["key"], sent["nodes"][e["to"]]["key"], e["relationship"], e["weight"], e["mutual"]) for e in sent["edges"])

    graph = nx.read_graphml(path.with_suffix(".graphml"))
    assert graph.is_directed()
    # A name with characters that XML cannot hold has another id; its attributes tell.
    got = {d["name"]: (d["label"], d["kind"]) for _, d in graph.nodes(data=True)}
    in_xml = {key: value for key, value in nodes.items() if all(c >= " " or c in "\t\n\r" for c in key)}
    assert len(got) == len(nodes) and all(got[key] == value for key, value in in_xml.items()), path
    name = {node: d["name"] for node, d in graph.nodes(data=True)}
    got = sorted((name[a], name[b], d["relationship"], d["weight"], d["mutual"]) for a, b, d in graph.edges(data=True))
    want = sorted(e for e in edges if e[0] in in_xml and e[1] in in_xml)
    assert [e for e in got if e[0] in in_xml and e[1] in in_xml] == want and len(got) == len(edges), path

    read = {"dtype": str, "keep_default_na": False}
    table = pd.read_csv(path.with_suffix(".nodes.csv"), **read)
    assert dict(zip(table["Id"], zip(table["Label"], table["kind"]))) == nodes, path
    table = pd.read_csv(path.with_suffix(".edges.csv"), **read)
    got = sorted((r.Source, r.Target, r.Label, int(r.Weight), r.mutual == "true") for r in table.itertuples())
    assert got == edges, path
    compared += len(nodes) + len(edges)
print(f"{compared} nodes and edges are those that were sent")
assert compared > 0
