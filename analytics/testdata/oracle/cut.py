"""Cuts a snapshot: writes the commits and discussions from one time on, before another, and the
repositories that were made then. What has no date stays as it is.

    python cut.py hub OUT SINCE UNTIL      times as 2023-01-01T00:00:00Z; - leaves a side open
"""
import datetime
import gzip
import json
import os
import shutil
import sys


def time(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def main(hub, out, since, until):
    def inside(text):
        return (since == "-" or time(since) <= time(text)) and (until == "-" or time(text) < time(until))

    os.makedirs(out)
    for name in os.listdir(hub):
        with gzip.open(os.path.join(hub, name), "rt", encoding="utf-8") as lines, open(os.path.join(out, name.removesuffix(".gz")), "w", encoding="utf-8") as kept:
            for line in lines:
                record = json.loads(line)
                if name.startswith("repositories"):
                    stays = "created_at" not in record or inside(record["created_at"])
                elif name.startswith(("commits", "discussions")):
                    stays = inside(record["date"])
                else:
                    stays = True
                if stays:
                    kept.write(line)


main(*sys.argv[1:])
