#!/usr/bin/env python3
"""Writes a dump with the schema of HFCommunity v1.1 in the form of mariadb-dump.

usage: sqldump.py SCHEMA.sql REPOSITORIES > dump.sql

The rows a repository stand to each other as in the release of June 2024: 7
commits, 4.7 tags, one discussion for four. Most of the bytes are diffs of code,
about 30 KB a repository, and configurations. All names are invented.
"""
import random
import re
import sys

schema, n = open(sys.argv[1]).read(), int(sys.argv[2])
rng = random.Random(1)
out = sys.stdout.write
syllables = "ba be bo da do du fa fi go ka ke ki la lo lu ma mi mo na ne no pa po ra ri ro sa se so ta te to va vi wa we zo".split()
word = lambda: "".join(rng.choice(syllables) for _ in range(rng.randint(1, 4)))
words = [word() for _ in range(20000)]
hexa = lambda bits: "%0*x" % (bits // 4, rng.getrandbits(bits))
names = [rng.choice(words) + "-" + rng.choice(words) for _ in range(max(10, n // 2))]
kinds = rng.choices(["model", "dataset", "space"], [63, 14, 23], k=n)
repos = [(kind, "%s/%s-%d" % (rng.choice(names), rng.choice(words), i)) for i, kind in enumerate(kinds)]


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"').replace("\n", "\\n") + "'"


def line():
    form = rng.randrange(4)
    a, b, c = rng.choice(words), rng.choice(words), rng.choice(words)
    return ["    self.%s = %s.get('%s', %d)" % (a, b, c, rng.randrange(1000)), '    "%s": "%s %s",' % (a, b, c),
            "def %s(%s, %s=None):" % (a, b, c), "  %s %s %s %s" % (a, b, rng.choice(words), c)][form]


def diff():
    lines = ["@@ -%d,7 +%d,9 @@" % (rng.randrange(500), rng.randrange(500))]
    lines += [rng.choice("+- ") + line() for _ in range(rng.randint(3, 200))]
    return quoted("\n".join(lines))


def date():
    return "'2024-%02d-%02d %02d:%02d:%02d'" % (rng.randint(1, 6), rng.randint(1, 28), rng.randrange(24), rng.randrange(60), rng.randrange(60))


def rows_of(table):
    if table == "author":
        for name in dict.fromkeys(names):
            yield "'%s',NULL,0,'%s','user','hf'" % (name, name)
    for i, (kind, name) in enumerate(repos):
        rid = "'%ss/%s'" % (kind, name)
        if table == "repository":
            yield "%s,'%s','%s','%s','%s',%s,0,%s,0,%d,0" % (rid, name, kind, name.split("/")[0], hexa(160), date(), quoted("{'license': '%s', \"%s\": ['%s']}" % (words[i % 99], words[i % 999], words[i % 777])), i % 50)
        elif table == "model" and kind == "model":
            yield "%s,'text-generation',%d,'transformers',NULL,%s" % (rid, i, quoted(str({rng.choice(words): rng.randrange(999) for _ in range(30)})))
        elif table == "dataset" and kind == "dataset":
            yield "%s,%s,NULL,NULL,%d" % (rid, quoted("\n".join(line() for _ in range(20))), i)
        elif table == "space" and kind == "space":
            yield "%s,'gradio','RUNNING','cpu-basic','cpu-basic',172800,NULL,NULL" % rid
        elif table == "tags_in_repo":
            for tag in {"license:apache-2.0", "transformers", "en", "region:us", words[i % 5000], words[i % 4999]}:
                yield "'%s',%s" % (tag, rid)
        elif table == "models_in_space" and kind == "space":
            yield "'%ss/%s',%s" % (*repos[0], rid)
        elif table == "commits":
            for _ in range(7):
                name = rng.choice(names)
                yield "'%s',%s,%s,%s,0,%s,0,1,%d,%d,'%s','%s','pydriller'" % (hexa(160), rid, quoted(" ".join(rng.choices(words, k=5)) + "\n\nby " + name), date(), date(), i, i, name, name)
        elif table == "discussion" and i % 4 == 0:
            yield "1,%s,'%s','title','open',%s,0,NULL,NULL,%s,NULL" % (rid, rng.choice(names), date(), diff())
        elif table == "modified_file":
            for _ in range(7):
                yield "'%s','%s','a.py',NULL,'a.py','MODIFY',%s,3,2,NULL" % (hexa(256), hexa(256), diff())
        elif table == "commit_parents":
            for _ in range(6):
                yield "'%s','%s'" % (hexa(160), hexa(160))
        elif table == "files_in_commit":
            for _ in range(7):
                yield "'%s','%s'" % (hexa(160), hexa(256))


out("-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB\n/*!40101 SET NAMES utf8mb4 */;\n")
tables = dict(re.findall(r"CREATE TABLE (\w+) (\(.*?\));\n", schema, re.S))
for table in sorted(tables):
    out("DROP TABLE IF EXISTS `%s`;\nCREATE TABLE `%s` %s;\nLOCK TABLES `%s` WRITE;\n" % (table, table, tables[table], table))
    size = 0
    for row in rows_of(table):
        out(("INSERT INTO `%s` VALUES\n(" % table if size == 0 else ",\n(") + row + ")")
        size += len(row)
        if size > 1 << 20:
            out(";\n")
            size = 0
    out((";\n" if size else "") + "UNLOCK TABLES;\n")
out("-- Dump completed\n")
