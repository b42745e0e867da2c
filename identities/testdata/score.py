"""Writes score.tsv.gz: 100,000 pairs of names with the scores that identities has to give.

    python3 -m venv v && v/bin/pip install fuzzywuzzy==0.18.0 python-Levenshtein==0.27.5 && v/bin/python score.py

A line is: name, other (as JSON), token_set_ratio of the two as they are, and of the
two as arXiv:2405.13058 prepares names. Names are invented. Characters are those that
Unicode 14, of Python 3.11, assigns.
"""
import gzip
import io
import json
import random
import string
import unicodedata

from fuzzywuzzy import fuzz
from fuzzywuzzy.StringMatcher import StringMatcher  # fails without python-Levenshtein

assert fuzz.SequenceMatcher is StringMatcher
rng = random.Random(1)
SYLLABLES = "ba ce di fo gu ha jo ki lu ma ne pi qua ro su tea vi wo xa ye zu bri clo dra fle gri ple sto tha".split()
OTHER = ["é", "ü", "ñ", "ß", "ø", "İ", "ı", "Σ", "ς", "ǅ", "ﬁ", "ž", "ğ", "ł", "李", "明", "김", "さ", "ア", "Ж", "ы", "ع", "م", "א", "क", "ी", "์", "́", "̈", "Ⅳ", "½", "²", "٣", "〇", "㊀", "🤗", "👩", "‍", "\u00a0", "\u3000",
         "\t", "\n", "\u2028", "_", "ª", "Ⓐ", "𝒜", "𐐀", "ꭰ", "ᾳ", "ﷺ", "\u200b", "ʰ", "\x1f", "\x7f", "\u0085"]


def normalise(name):
    return "".join(c for c in name.lower() if c not in string.punctuation).replace(" ", "")


def word(n=None):
    return "".join(rng.choice(SYLLABLES) for _ in range(n or rng.randint(1, 4)))


def name():
    kind = rng.random()
    if kind < 0.35:
        return word() + rng.choice(["", "-", "_", "."]) + word(rng.randint(1, 2))
    if kind < 0.6:
        return " ".join(word(rng.randint(1, 3)).capitalize() for _ in range(rng.randint(2, 4)))
    if kind < 0.7:
        return word() + str(rng.randint(0, 9999))
    if kind < 0.8:
        return "".join(rng.choice("ab") for _ in range(rng.randint(1, 90)))
    if kind < 0.9:
        return "".join(rng.choice(OTHER + list("abcXYZ 09-")) for _ in range(rng.randint(0, 14)))
    return unicodedata.normalize(rng.choice(["NFC", "NFD"]), word() + rng.choice("éüñçåžğ") + word(1) + rng.choice(["", " "]) + word(1))


def point():
    while True:
        c = chr(rng.randint(1, 0x1FFFF if rng.random() < 0.5 else 0x33FF))
        if unicodedata.category(c) not in ("Cn", "Cs"):
            return c


def changed(s):
    s = list(s)
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4, 6])):
        i = rng.randint(0, len(s))
        what = rng.random()
        if what < 0.3:
            s.insert(i, rng.choice("abz0-_ ."))
        elif what < 0.6 and s:
            del s[min(i, len(s) - 1)]
        elif what < 0.75 and s:
            s[min(i, len(s) - 1)] = rng.choice("aeiouAE19")
        elif what < 0.85:
            s.insert(i, rng.choice(OTHER))
        elif what < 0.9:
            s.insert(i, point())
    s = "".join(s)
    what = rng.random()
    if what < 0.1:
        s = s.upper()
    elif what < 0.2:
        parts = s.split(" ")
        rng.shuffle(parts)
        s = " ".join(parts)
    elif what < 0.25:
        s = unicodedata.normalize("NFD", s)
    elif what < 0.3:
        s = s + " " + word(1)
    return s


def edge(length):
    """Two texts at the edge of a rounding: some characters of the one are not in the other."""
    a = "".join(rng.choice("abcdefgh") for _ in range(length))
    b = list(a)
    for _ in range(rng.randint(0, max(1, length // 6))):
        b[rng.randrange(len(b))] = "x"
    return a, "".join(b) + "y" * rng.randint(0, 2)


with gzip.GzipFile("score.tsv.gz", "wb", mtime=0) as z, io.TextIOWrapper(z, encoding="utf-8", newline="\n") as out:
    for i in range(100_000):
        if i % 10 == 0:
            a, b = edge(rng.randint(1, 150))
        elif i % 10 == 1:
            a, b = name(), name()
        else:
            a = name()
            b = changed(a)
        if rng.random() < 0.5:
            a, b = b, a
        out.write("\t".join([json.dumps(a, ensure_ascii=False), json.dumps(b, ensure_ascii=False),
                             str(fuzz.token_set_ratio(a, b)), str(fuzz.token_set_ratio(normalise(a), normalise(b)))]) + "\n")
