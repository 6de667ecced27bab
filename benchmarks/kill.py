"""``kill -9`` at random moments of builds, removals and updates, with four readers running.

    python benchmarks/kill.py 200

Runs ``tests/killing.py`` with so many kills, which prints what was killed and what readers saw.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Kill as many writers as the first argument says, 200 unless given."""
    kills = sys.argv[1] if len(sys.argv) > 1 else "200"
    command = [sys.executable, "-m", "tests.killing", kills]
    done = subprocess.run(command, cwd=Path(__file__).parent.parent, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
