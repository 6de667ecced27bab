from __future__ import annotations

import subprocess
import sys

import kg.text


def test_everything_offered_is_there_and_listed_in_order() -> None:
    assert kg.text.__all__ == sorted(kg.text.__all__)
    assert all(hasattr(kg.text, name) for name in kg.text.__all__)


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, kg; old = set(sys.modules); import kg.text; print(*set(sys.modules) - old)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in run.stdout.split() if not name.startswith("kg.text")}
    assert loaded <= {"unicodedata"}
