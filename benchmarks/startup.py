"""How long a person waits for a command: whole processes against an empty Python."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from timing import print_ratios, process_seconds


def main() -> None:
    """Build the sample corpus and time commands on it."""
    kg = str(Path(sys.executable).parent / "kg")
    with tempfile.TemporaryDirectory() as folder:
        store = ["--store", f"{folder}/store"]
        subprocess.run([kg, "build", *store], check=True, stdout=subprocess.DEVNULL)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "python -c 'import click'": [sys.executable, "-c", "import click"],
            "python -c 'import pyoxigraph'": [sys.executable, "-c", "import pyoxigraph"],
            "python -c 'import whoosh.index'": [sys.executable, "-c", "import whoosh.index"],
            "python -c 'import spacy'": [sys.executable, "-c", "import spacy"],
            "kg --help": [kg, "--help"],
            "kg search агломерация": [kg, "search", "агломерация", *store],
            "kg sparql 'ASK ...'": [kg, "sparql", "ASK { ?x a agl:Akimat }", *store],
            "kg show 'Алматы облысы'": [kg, "show", "Алматы облысы", *store],
            "kg stats": [kg, "stats", *store],
        }
        print_ratios("Whole processes", process_seconds(commands), "python -c pass")


if __name__ == "__main__":
    main()
