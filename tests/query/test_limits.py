"""Functions in a process that can be ended at any moment; queries that would take too much."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import DocumentMissing, KgError, QueryMalformed, QueryTimeout, QueryTooLarge
from kg.query.apart import Output
from kg.query.limits import Apart, Bounds

PRODUCT = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?f) }"


def run(apart: Apart, *call: Any) -> tuple[bytes, Any]:
    """What a function writes, and what it returns."""
    parts, running = [], apart.run(*call)
    while True:
        try:
            parts.append(next(running))
        except StopIteration as end:
            return b"".join(parts), end.value


def writes(output: Output, text: str, times: int) -> int:
    for _ in range(times):
        output.write(text.encode())
    return times


def identity(_: Output) -> int:
    return os.getpid()


def sleeps(output: Output) -> None:
    output.write(b"begun")
    output.flush()
    signal.pause()


def fails(_: Output, kind: str) -> None:
    if kind == "known":
        raise DocumentMissing("жоқ", place="құжат", hint="kg stats")
    if kind == "memory":
        grown = [bytearray(1 << 20) for _ in range(1 << 20)]
        assert grown
    if kind == "killed":
        os.kill(os.getpid(), signal.SIGSEGV)
    raise ZeroDivisionError("бөлу қатесі")


def test_what_a_function_writes_and_returns_arrives_whole() -> None:
    apart = Apart(Bounds())
    assert run(apart, writes, "әкім ", 20_000) == ("әкім ".encode() * 20_000, 20_000)
    assert run(apart, writes, "", 3) == (b"", 3)
    apart.end()


def test_one_process_calls_one_function_after_the_other_and_another_begins_after_its_end() -> None:
    apart = Apart(Bounds())
    _, first = run(apart, identity)
    assert first != os.getpid()
    assert run(apart, identity)[1] == first
    with pytest.raises(DocumentMissing) as raised:
        run(apart, fails, "known")
    assert (raised.value.place, raised.value.hint) == ("құжат", "kg stats")
    assert run(apart, identity)[1] == first
    apart.end()
    assert run(apart, identity)[1] != first
    apart.end()


def test_a_function_that_takes_too_long_is_ended() -> None:
    apart, started = Apart(Bounds(seconds=0.2)), time.monotonic()
    with pytest.raises(QueryTimeout, match=r"longer than 0\.2 s") as raised:
        run(apart, sleeps)
    assert 0.2 <= time.monotonic() - started < 20
    assert raised.value.hint == "give it more: --timeout 2"


def test_time_in_which_nobody_reads_does_not_count() -> None:
    apart = Apart(Bounds(seconds=30))
    running = apart.run(writes, "x" * 100_000, 100)
    assert next(running)
    signal.setitimer(signal.ITIMER_REAL, 0)  # what comes next waits for no clock
    assert sum(map(len, running)) > 9_000_000
    apart.end()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("memory", r"more than 0\.3 GB of memory"),
        ("killed", "SIGSEGV"),
    ],
)
def test_a_process_that_grows_or_breaks_is_told(kind: str, told: str) -> None:
    apart = Apart(Bounds(memory_bytes=300_000_000))
    with pytest.raises(QueryTooLarge, match=told):
        run(apart, fails, kind)
    assert run(apart, identity)[1]
    apart.end()


def test_a_fault_is_told_as_one(capfd: pytest.CaptureFixture[str]) -> None:
    apart = Apart(Bounds())
    with pytest.raises(KgError, match="a fault in agglo-kg: ZeroDivisionError"):
        run(apart, fails, "other")
    assert "Traceback" in capfd.readouterr().err
    apart.end()


def test_what_is_not_read_to_its_end_is_ended() -> None:
    apart = Apart(Bounds())
    process = run(apart, identity)[1]
    running = apart.run(sleeps)
    assert next(running) == b"begun"
    running.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_who_loses_its_parent_ends_itself() -> None:
    program = textwrap.dedent("""
        import os, signal
        from kg.query.limits import Apart, Bounds
        from tests.query.test_limits import identity, run, sleeps
        apart = Apart(Bounds())
        print(run(apart, identity)[1], flush=True)
        next(apart.run(sleeps))
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    told = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=False)
    deadline = time.monotonic() + 20
    while Path(f"/proc/{int(told.stdout)}").exists() and time.monotonic() < deadline:
        os.sched_yield()
    assert not Path(f"/proc/{int(told.stdout)}").exists()


@pytest.mark.parametrize(
    ("query", "bounds", "told"),
    [
        (f"SELECT (COUNT(*) AS ?n) {PRODUCT}", Bounds(seconds=0.5), "longer than 0.5 s"),
        (f"SELECT * {PRODUCT} ORDER BY ?a", Bounds(memory_bytes=300_000_000), "of memory"),
        (f"SELECT * {PRODUCT}", Bounds(rows=1000), "more than 1,000 rows"),
        (
            "ASK { ?s ?p ?o FILTER(REGEX(STR(?o), '(((a{0,99}){0,99}){0,99})*b')) }",
            Bounds(seconds=0.5),
            "longer than 0.5 s|no answer",
        ),
        ("SELECT * " + "{" * 50_000 + "}" * 50_000, Bounds(), "too deep"),
        ("ASK {}" + " " * 1_000_000, Bounds(), "200,000 are the most"),
    ],
    ids=["product", "memory", "rows", "regex", "nested", "long"],
)
def test_a_query_that_takes_too_much_is_ended_and_others_are_answered(
    query: str, bounds: Bounds, told: str, store: Path
) -> None:
    with kg.open(store) as reader, reader.limited(bounds) as limited:
        with pytest.raises((QueryTimeout, QueryTooLarge), match=told) as raised:
            limited.write(query, BytesIO())
        assert raised.value.hint
        with reader.limited() as other:
            assert other.write("ASK { ?s ?p ?o }", BytesIO())


def test_results_come_as_they_are_found(store: Path) -> None:
    with kg.open(store) as reader, reader.limited() as limited:
        running = limited.stream("SELECT * { ?s ?p ?o . ?x ?y ?z }", "tsv")
        assert next(running).startswith(b"?o\t?p\t?s")
        running.close()
        with pytest.raises(QueryMalformed):
            limited.write("SELECT", BytesIO())
