"""Commands and functions in, medians and ratios out."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence

__all__ = ["median_of", "print_ratios", "process_seconds"]


def median_of(measured: Callable[[], object], rounds: int = 5) -> float:
    """The median of the seconds that *measured* takes, after one round that does not count."""
    measured()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        measured()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def process_seconds(commands: dict[str, Sequence[str]], rounds: int = 9) -> dict[str, float]:
    """The median seconds of whole processes, run in turn so that a slow spell hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    # An installed package is compiled; some test environments forbid that, and time the compiler.
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for number in range(rounds + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            if number:  # the first round fills caches
                times[name].append(time.perf_counter() - started)
    return {name: statistics.median(taken) for name, taken in times.items()}


def print_ratios(title: str, seconds: dict[str, float], base: str) -> None:
    """A table of seconds with their ratio to the row called *base*."""
    print(f"\n{title}")
    for name, taken in seconds.items():
        print(f"  {name:42} {taken:8.3f} s {taken / seconds[base]:8.2f} x")
