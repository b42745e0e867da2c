"""Parts of bench/scaleout.sh.

  scaleout.py watch LABEL COMMAND...   runs a command; prints wall and processor seconds, and
                                       the peak of the memory of all its processes together
  scaleout.py stages FOLDER            what Spark's event log in FOLDER says, by group of jobs
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

TICKS = os.sysconf("SC_CLK_TCK")


def processes(session: int):
    """pid, processor seconds and resident bytes of the processes of a session."""
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            if int(fields[3]) == session:
                yield int(folder.name), (int(fields[11]) + int(fields[12])) / TICKS, int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
        except (FileNotFoundError, ProcessLookupError):
            pass


def watch(label, command):
    begun, peak, seconds = time.monotonic(), 0, {}
    said = tempfile.TemporaryFile("w+")
    program = subprocess.Popen(command, start_new_session=True, stderr=said)
    while program.poll() is None:
        now = list(processes(program.pid))
        peak = max(peak, sum(memory for _, _, memory in now))
        seconds.update((pid, cpu) for pid, cpu, _ in now)
        time.sleep(0.05)
    if program.returncode:
        said.seek(0)
        sys.exit(f"{label}: exit {program.returncode}\n{said.read()[-3000:]}")
    print(f"{label}: wall {time.monotonic() - begun:.1f} s, processor {sum(seconds.values()):.1f} s, peak {peak / 1e6:.0f} MB", flush=True)


def stages(folder):
    group_of, rows = {}, collections.defaultdict(collections.Counter)
    for path in pathlib.Path(folder).rglob("*"):
        if not path.is_file() or path.name.startswith(("appstatus", ".")):  # the latter are checksums
            continue
        for line in path.open(encoding="utf-8"):
            event = json.loads(line)
            if event["Event"] == "SparkListenerJobStart":
                group = event.get("Properties", {}).get("spark.jobGroup.id", "other")
                rows[group]["jobs"] += 1
                group_of.update((s, group) for s in event["Stage IDs"])
            elif event["Event"] == "SparkListenerStageCompleted":
                info = event["Stage Info"]
                row = rows[group_of[info["Stage ID"]]]
                values = {a["Name"]: int(a["Value"]) for a in info["Accumulables"] if a["Name"].startswith("internal.metrics.")}
                of = lambda name: values.get("internal.metrics." + name, 0)
                row["stages"] += 1
                row["seconds"] += of("executorRunTime") / 1e3
                row["cpu"] += of("executorCpuTime") / 1e9
                row["read"] += of("input.bytesRead")
                row["shuffled"] += of("shuffle.write.bytesWritten")
                row["records"] += of("shuffle.write.recordsWritten")
                row["spilled"] += of("diskBytesSpilled")
                row["peak"] = max(row["peak"], of("peakExecutionMemory"))
                row["largest"] = max(row["largest"], of("shuffle.write.bytesWritten"))
    print("| jobs of | jobs | stages | task s | of them processor s | read MB | shuffled MB | the largest stage, MB | records shuffled | spilled MB | peak execution MB |\n|---|---|---|---|---|---|---|---|---|---|---|")
    total = collections.Counter()
    for group, r in [*rows.items(), ("all", total)]:
        mb = lambda key: f"{r[key] / 1e6:.1f}"
        print(f"| {group} | {r['jobs']} | {r['stages']} | {r['seconds']:.1f} | {r['cpu']:.1f} | {mb('read')} | {mb('shuffled')} | {mb('largest')} | {r['records']:,} | {mb('spilled')} | {mb('peak')} |")
        if group != "all":
            for key, value in r.items():
                total[key] = max(total[key], value) if key in ("peak", "largest") else total[key] + value


if __name__ == "__main__":
    if sys.argv[1] == "watch":
        watch(sys.argv[2], sys.argv[3:])
    else:
        stages(sys.argv[2])
