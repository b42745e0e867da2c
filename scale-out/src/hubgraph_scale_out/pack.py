"""What spark-submit wants: this package as a zip, and a main program."""
import os
import zipfile

MAIN = '''"""spark-submit --py-files hubgraph_scale_out.zip main.py analyze HUB -o results.json"""
import sys

from hubgraph_scale_out.cli import main

sys.exit(main())
'''


def pack(folder: str) -> None:
    """Writes hubgraph_scale_out.zip and main.py to a folder; the same bytes every time."""
    os.makedirs(folder, exist_ok=True)
    here = os.path.dirname(os.path.abspath(__file__))
    with zipfile.ZipFile(os.path.join(folder, "hubgraph_scale_out.zip"), "w") as out:
        for name in sorted(os.listdir(here)):
            if name.endswith(".py"):
                with open(os.path.join(here, name), "rb") as source:
                    out.writestr(zipfile.ZipInfo(f"hubgraph_scale_out/{name}"), source.read())
    with open(os.path.join(folder, "main.py"), "w", encoding="utf-8") as out:
        out.write(MAIN)
