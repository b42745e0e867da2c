"""Computes on Spark from a hub in Neo4j, and writes the result back as properties.

    export NEO4J_URI=neo4j://localhost:7687 NEO4J_USERNAME=neo4j NEO4J_PASSWORD=...
    spark-submit --jars neo4j-connector-apache-spark_2.12-5.0.3_for_spark_3.jar spark_connector.py

For Spark 3 with Scala 2.12, and the jar of the Neo4j Connector for Apache Spark from
Maven Central (docs/interop.md). Each listed repository with commits of people gets

    sparkDevelopers           people who committed to it, as :Repository(committers) has it
    sparkEffectiveDevelopers  1 / sum(p^2), p the share of each in the commits (counted once
                              for each of their authors): the number of equally active
                              people who would give the same concentration, the inverse of
                              the Herfindahl-Hirschman index (doi:10.1177/001041407901200101)

Only properties of nodes that are there are set, so it may run again. Nothing of hubgraph
may write meanwhile: Spark does not take its lease.
"""
import os

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

CONTRIBUTIONS = """
MATCH (p:Account)-[c:CONTRIBUTED]->(r:Repository)
RETURN r.kind AS kind, r.id AS id, p.name AS developer, c.commits AS commits
"""
WRITE_BACK = """
MATCH (r:Repository {kind: event.kind, id: event.id})
SET r.sparkDevelopers = event.developers, r.sparkEffectiveDevelopers = event.effective
"""

neo4j = {
    "url": os.environ["NEO4J_URI"],
    "authentication.type": "basic",
    "authentication.basic.username": os.environ.get("NEO4J_USERNAME", "neo4j"),
    "authentication.basic.password": os.environ["NEO4J_PASSWORD"],
}
if os.environ.get("NEO4J_DATABASE"):
    neo4j["database"] = os.environ["NEO4J_DATABASE"]

spark = SparkSession.builder.appName("developers of repositories").getOrCreate()
try:
    contributions = spark.read.format("org.neo4j.spark.DataSource").options(**neo4j).option("query", CONTRIBUTIONS).load()
    of_all = contributions.where("commits > 0")
    result = (of_all.groupBy("kind", "id")
              .agg(F.countDistinct("developer").alias("developers"),
                   (F.pow(F.sum("commits"), 2) / F.sum(F.col("commits") * F.col("commits"))).alias("effective"))
              .cache())
    # One partition: what is written at once does not wait for one another's locks.
    (result.coalesce(1).write.format("org.neo4j.spark.DataSource").options(**neo4j)
     .mode("Append").option("query", WRITE_BACK).option("batch.size", 5000).save())
    print(result.count(), "repositories have sparkDevelopers and sparkEffectiveDevelopers now")
finally:
    spark.stop()
