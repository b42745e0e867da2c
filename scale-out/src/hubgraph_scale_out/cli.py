"""hubgraph-scale-out: the command, and the main program for spark-submit."""
import argparse
import os
import sys

from . import __version__


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="hubgraph-scale-out", description="The metrics of hubgraph's results.json, computed by Apache Spark from what `hubgraph export hub` wrote.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("analyze", help="compute results.json", description="Reads an exported hub and writes results.json. Under spark-submit the master is that of spark-submit.")
    run.add_argument("hub", help="folder that `hubgraph export hub` wrote: a path, or an address that Spark reads (hdfs://, s3a://)")
    run.add_argument("-o", "--output", required=True, metavar="FILE", help="results.json: a path, or an address that Spark writes")
    run.add_argument("--master", help="where Spark runs, such as local[4] or spark://host:7077; default: that of spark-submit, else local[*]")
    run.add_argument("--license-min", type=int, default=100, metavar="N", help="test licences that at least N models carry (default 100)")
    run.add_argument("--pareto", default="80,99", metavar="PERCENT", help="percentages of an activity whose fewest holders are counted (default 80,99)")
    run.add_argument("--checkpoint-dir", metavar="DIR", help="keep what iterations compute in DIR, which all machines see, so that a lost executor is no loss; default: in memory and on local disks of the executors")
    run.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="a setting of Spark; may be repeated")
    two = commands.add_parser("compare", help="compare two results.json", description="Counts and texts must be equal, fractions within 1e-9 of the larger, and what is not computed has a reason. Exit status 1 when something differs.")
    two.add_argument("ours")
    two.add_argument("theirs")
    pack = commands.add_parser("pack", help="write what spark-submit wants: FILE.zip for --py-files and main.py", description="Writes hubgraph_scale_out.zip and main.py to a folder.")
    pack.add_argument("-o", "--output", required=True, metavar="DIR")
    args = parser.parse_args(argv)
    if args.command == "compare":
        from .compare import compare

        return 0 if compare(args.ours, args.theirs, sys.stdout) else 1
    if args.command == "pack":
        from .pack import pack

        pack(args.output)
        return 0
    return analyze(parser, args)


def analyze(parser, args) -> int:
    from pyspark.sql import SparkSession

    from .engine import Engine
    from .results import encode, results

    try:
        percents = tuple(int(q) for q in args.pareto.split(","))
    except ValueError:
        percents = ()
    if not percents or len(set(percents)) < len(percents) or not all(1 <= q <= 100 for q in percents):
        parser.error(f"--pareto {args.pareto}: want whole numbers from 1 to 100, each once")
    builder = SparkSession.builder.appName("hubgraph-scale-out")
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ  # spark-submit started this program
    if args.master or not submitted:
        builder = builder.master(args.master or "local[*]")
    for setting in args.conf:
        key, _, value = setting.partition("=")
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    if spark.conf.get("spark.sql.shuffle.partitions") == "200" and spark.sparkContext.master.startswith("local"):
        spark.conf.set("spark.sql.shuffle.partitions", str(2 * spark.sparkContext.defaultParallelism))
    try:
        out = results(Engine(spark, args.checkpoint_dir), args.hub, args.license_min, percents, say=lambda what: print(what, file=sys.stderr))
        write(spark, args.output, encode(out))
    finally:
        spark.stop()
    return 0


def write(spark, path: str, text: str) -> None:
    """Writes a file whole or not at all; an address, by the file systems of Spark."""
    if "://" not in path:
        with open(path + ".tmp", "w", encoding="utf-8") as out:
            out.write(text)
        os.replace(path + ".tmp", path)
        return
    jvm = spark._jvm
    target = jvm.org.apache.hadoop.fs.Path(path)
    stream = target.getFileSystem(spark._jsc.hadoopConfiguration()).create(target, True)
    stream.write(bytearray(text.encode()))
    stream.close()


if __name__ == "__main__":
    sys.exit(main())
