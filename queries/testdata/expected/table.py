"""Helpers for rows: dicts in the order of the columns."""
import datetime, fractions, json

KIND = {"model": 0, "dataset": 1, "space": 2}


def by(rows, *keys):
    """rows sorted by columns; "-x" is x descending, "kind" goes model, dataset, space."""
    for key in reversed(keys):
        name = key.lstrip("-")
        rows = sorted(rows, key=lambda r: KIND[r[name]] if name == "kind" else r[name], reverse=key != name)
    return rows


def share(a, b):
    return a / b if b else None


def quantile(values, a, b):
    """The a/b quantile by linear interpolation, computed in fractions."""
    v = sorted(values)
    at = fractions.Fraction(a * (len(v) - 1), b)
    low = int(at)
    high = min(low + 1, len(v) - 1)
    return float(v[low] + (v[high] - v[low]) * (at - low))


def truncate(date):
    return date.strftime("%Y-%m")


def cell(v):
    if v is None:
        return ""
    if isinstance(v, bool):
        return "true" if v else "false"
    if isinstance(v, datetime.datetime):
        text = v.isoformat().removesuffix("+00:00")
        return (text.rstrip("0") if "." in text else text) + "Z"
    if isinstance(v, float) and v == int(v) and abs(v) < 1e21:
        return str(int(v))
    if isinstance(v, list):
        v = json.dumps(v, ensure_ascii=False, separators=(",", ":"))
    v = str(v)
    if v == "" or any(c in v for c in ',"\r\n') or v.strip() != v:
        v = '"' + v.replace('"', '""') + '"'
    return v


def csv(columns, rows):
    for r in rows:
        if list(r) != columns:
            raise ValueError(f"columns {list(r)}, want {columns}")
    return "\n".join([",".join(columns)] + [",".join(cell(r[c]) for c in columns) for r in rows]) + "\n"
