"""Processor time of hubgraph collect and of the official Python client on the same fake Hub.

    collect.py compare HUBGRAPH URL ROUNDS    both in turns, the least of each as a table
    collect.py quota HUBGRAPH URL QUOTA WINDOW   how much of a quota collect uses, WINDOW in seconds
    collect.py client URL                     the calls of the Python client: all listings, then
                                              the commits and discussions of every repository

Needs huggingface_hub. What differs: the Python client keeps nothing, while collect checks
each answer, keeps it in its store and writes the snapshot; collect asks for 1,000 commits at
a time, the Python client for 50.
"""
import datetime, json, os, shutil, subprocess, sys, tempfile, time, urllib.request

EXPAND = {
    "model": ["author", "createdAt", "lastModified", "likes", "tags", "private", "disabled", "sha", "downloads", "gated", "pipeline_tag", "library_name", "baseModels"],
    "dataset": ["author", "createdAt", "lastModified", "likes", "tags", "private", "disabled", "sha", "downloads", "gated"],
    "space": ["author", "createdAt", "lastModified", "likes", "tags", "private", "disabled", "sha", "sdk", "models", "datasets"],
}


def client(url):
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    api = HfApi(endpoint=url, token=False)
    counts = {"repositories": 0, "commits": 0, "discussions": 0, "refused": 0}
    for kind, listing in (("model", api.list_models), ("dataset", api.list_datasets), ("space", api.list_spaces)):
        for repo in list(listing(expand=EXPAND[kind])):
            counts["repositories"] += 1
            for name, call in (("commits", api.list_repo_commits), ("discussions", lambda *a, **k: list(api.get_repo_discussions(*a, **k)))):
                try:
                    counts[name] += len(call(repo.id, repo_type=kind))
                except (HfHubHTTPError, HFValidationError):  # not served; a name that the client does not ask for
                    counts["refused"] += 1
    print(json.dumps(counts))


def measured(command, env=None):
    """Returns seconds of processor and of clock, and the peak of memory in MB."""
    begin = time.monotonic()
    p = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    out, err = p.stdout.read(), p.stderr.read()
    _, status, usage = os.wait4(p.pid, 0)
    p.returncode = os.waitstatus_to_exitcode(status)
    if p.returncode != 0:
        sys.exit(f"{command}: {err.decode()[-2000:]}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss / 1024, out.decode()


def requests(url):
    return json.load(urllib.request.urlopen(url + "/counts")).get("requests", 0)


def compare(hubgraph, url, rounds):
    env = dict(os.environ, HF_ENDPOINT=url, HF_HUB_DISABLE_IMPLICIT_TOKEN="1", HF_HUB_DISABLE_TELEMETRY="1")
    results = {"hubgraph collect": [], "huggingface_hub": []}
    repositories = 0
    for _ in range(rounds):
        for name, rows in results.items():
            work = tempfile.mkdtemp()
            command = [hubgraph, "collect", "-o", work + "/hub"] if name == "hubgraph collect" else [sys.executable, __file__, "client", url]
            before = requests(url)
            cpu, wall, memory, out = measured(command, env)
            rows.append((cpu, wall, memory, requests(url) - before))
            if name == "huggingface_hub":
                repositories = json.loads(out)["repositories"]
            shutil.rmtree(work)
    print(f"{repositories} repositories, the least of {rounds} rounds")
    print(f"{'':20}{'processor s':>12}{'per 1,000':>12}{'clock s':>10}{'MB':>8}{'requests':>10}")
    cpu = {}
    for name, rows in results.items():
        m = [min(column) for column in zip(*rows)]
        cpu[name] = m[0]
        print(f"{name:20}{m[0]:12.2f}{m[0] / repositories * 1000:12.2f}{m[1]:10.2f}{m[2]:8.0f}{m[3]:10.0f}")
    print(f"processor time: 1 to {cpu['huggingface_hub'] / cpu['hubgraph collect']:.1f}")


def quota(hubgraph, url, total, window):
    work = tempfile.mkdtemp()
    env = dict(os.environ, HF_ENDPOINT=url, HF_HUB_DISABLE_IMPLICIT_TOKEN="1")
    _, clock, _, _ = measured([hubgraph, "collect", "-o", work + "/hub"], env)
    shutil.rmtree(work)
    windows = json.load(urllib.request.urlopen(url + "/windows"))
    start = lambda w: datetime.datetime.fromisoformat(w["Start"][:26].rstrip("Z") + "+00:00").timestamp()
    span = (start(windows[-1]) - start(windows[0])) / window  # the last window need not be used up
    used = sum(w["Allowed"] for w in windows[:-1])
    print(f"{total} requests each {window} s: {used} in {span:.3f} windows, {100 * used / (total * span):.1f} % of the quota; {sum(w['Refused'] for w in windows)} refused; {clock:.1f} s")


if sys.argv[1:2] == ["quota"]:
    quota(sys.argv[2], sys.argv[3].rstrip("/"), int(sys.argv[4]), float(sys.argv[5]))
elif sys.argv[1:2] == ["client"]:
    client(sys.argv[2])
elif sys.argv[1:2] == ["compare"]:
    compare(sys.argv[2], sys.argv[3].rstrip("/"), int(sys.argv[4]))
else:
    sys.exit(__doc__)
