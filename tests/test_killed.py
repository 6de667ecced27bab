"""Writers killed at any moment, readers that never notice.

More than the few of every day: ``python benchmarks/kill.py 200``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_no_reader_sees_a_writer_die_and_the_store_is_that_before_or_after(root: Path) -> None:
    command = [sys.executable, "-m", "tests.killing", "8"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "8 kills" in done.stdout
