"""results.json: the keys of hubgraph analyze, and not_computed."""
import json
import math

import pyspark

from . import __version__, collaboration
from .activity import Activity
from .collaboration import Networks
from .engine import Engine
from .tables import Hub
from .usage import usage


def results(engine: Engine, folder: str, license_min: int = 100, pareto: tuple[int, ...] = (80, 99), say=lambda what: None) -> dict:
    """Every number that can be computed of the hub in folder. A number that is not
    computed is null, and `not_computed` says of it why. say is told what is begun, which
    is also the group of Spark's jobs."""

    def begin(what):
        say(what)
        engine.spark.sparkContext.setJobGroup(what, what)

    begin("repositories")
    hub = Hub(engine, folder)
    activity = Activity(hub, license_min)
    about = {
        "hubgraph": hub.about["hubgraph"], **hub.about["of"], "raw": hub.about["raw"], "license_min": license_min, "pareto": list(pareto),
        "license_rules": hub.about["licenseRules"], "field_rules": hub.about["fieldRules"], "identities_merged": hub.about["identitiesMerged"], "bots": hub.about["bots"],
        "rejected": hub.about["rejected"], "counts": hub.counts(), "scale_out": {"version": __version__, "spark": pyspark.__version__},
    }
    out = {"about": about, "ignored": hub.about["ignored"], "activity": activity.activity(list(pareto)), "licenses": activity.licenses()}
    begin("correlations and tests")
    out["pearson"], out["spearman"], used, used_by_rank = activity.correlations()
    out["mann_whitney"] = activity.mann_whitney()
    begin("collaboration networks")
    out["network"] = Networks(hub).measure(begin)
    begin("usage")
    out["usage"] = usage(hub, used, used_by_rank)
    out["not_computed"] = dict(sorted(collaboration.NOT_COMPUTED.items()))
    return out


def encode(out: dict) -> str:
    """The text of results.json: whole numbers without a fraction, undefined ones null."""
    return json.dumps(_plain(out), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _plain(x):
    if isinstance(x, dict):
        return {k: _plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [_plain(v) for v in x]
    if isinstance(x, float):
        if not math.isfinite(x):
            return None
        return int(x) if x == int(x) and abs(x) < 2**53 else x
    return x
