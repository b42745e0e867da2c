import os
import pathlib
import subprocess

import pytest
from pyspark.sql import SparkSession

from hubgraph_scale_out.engine import Engine

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


# Short runs: compile quickly rather than well.
JAVA = "-XX:TieredStopAtLevel=1"


@pytest.fixture(scope="session")
def engine(tmp_path_factory):
    spark = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "3").config("spark.driver.extraJavaOptions", JAVA)
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse"))).config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    yield Engine(spark)
    spark.stop()


@pytest.fixture(scope="session")
def hubgraph(tmp_path_factory):
    """Runs the command hubgraph: that of HUBGRAPH, else one built of this repository."""
    program = os.environ.get("HUBGRAPH")
    if program is None:
        program = str(tmp_path_factory.mktemp("bin") / "hubgraph")
        subprocess.run(["go", "build", "-o", program, "./cmd/hubgraph"], cwd=REPOSITORY, check=True)

    def run(*args):
        done = subprocess.run([program, *map(str, args)], cwd=REPOSITORY, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    return run
