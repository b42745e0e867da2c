"""The metrics of hubgraph's results.json, computed by Apache Spark."""

__version__ = "0.1.0"
