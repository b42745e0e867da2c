"""The Spark session, and how iterative algorithms cut the growing plan of their steps."""
from contextlib import contextmanager

from pyspark.sql import Column, DataFrame, SparkSession, functions as F

# An iteration over so many edges is split into a part more.
EDGES_OF_A_PART = 500_000


class Engine:
    """A session, and how it keeps what is used again.

    What is kept loses the plan that led to it, and iterations keep their state after
    every step. Without `checkpoint_dir` that is a local checkpoint: in memory and on
    local disks, fast, and gone with the executor that holds it, and the run with it.
    With a folder on a file system that all machines see, it is written there, and a
    lost executor costs one step.
    """

    def __init__(self, spark: SparkSession, checkpoint_dir: str | None = None):
        self.spark, self.reliable = spark, checkpoint_dir is not None
        if checkpoint_dir is not None:
            spark.sparkContext.setCheckpointDir(checkpoint_dir)

    def keep(self, df: DataFrame) -> DataFrame:
        """The rows of df, computed once."""
        return df.checkpoint(eager=True) if self.reliable else df.localCheckpoint(eager=False)

    def forget(self, kept: DataFrame) -> None:
        """Frees what keep holds, of which nothing will be computed any more. (Spark would
        do it when the JVM collects garbage, which may be many steps later.)"""
        plan = kept._jdf.queryExecution().analyzed()
        if not self.reliable and plan.getClass().getSimpleName() == "LogicalRDD":
            plan.rdd().unpersist(False)

    def parts(self, edges: int) -> int:
        """Into how many parts an iteration over so many edges is split."""
        most = int(self.spark.conf.get("spark.sql.shuffle.partitions"))
        return max(1, min(most, -(-edges // EDGES_OF_A_PART)))

    @contextmanager
    def fixed(self, parts: int):
        """Exchanges have so many parts, whatever their size: state and edges of an
        iteration are split alike, so that the edges stay where they are."""
        conf = {"spark.sql.shuffle.partitions": str(parts), "spark.sql.adaptive.enabled": "false"}
        before = {key: self.spark.conf.get(key) for key in conf}
        try:
            for key, value in conf.items():
                self.spark.conf.set(key, value)
            yield
        finally:
            for key, value in before.items():
                self.spark.conf.set(key, value)


def listed(values: list) -> Column:
    """A list as one literal: plans that differ in it alone share their compiled code."""
    return F.lit(list(values))


def of_net(values: list) -> Column:
    """values[net] of each row: what belongs to its network."""
    return F.get(listed(values), F.col("net"))


def table(spark: SparkSession, columns: list[str], rows: list[tuple]) -> DataFrame:
    """A small table whose rows are literals of the plan: no Python runs where the data
    are. The types are those of the first row."""
    structs = [F.struct(*[F.lit(v).alias(c) for c, v in zip(columns, row)]) for row in rows]
    return spark.range(1, numPartitions=1).select(F.inline(F.array(*structs)))
