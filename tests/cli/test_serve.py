"""``kg serve`` says where it listens, serves, and ends well when it is told to."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.conftest import Kg

ADDRESS = re.compile(r"http://[\d.]+:\d+")


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(store, tmp_path / "store", symlinks=True))


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGINT])
def test_a_server_runs_until_it_is_told_to_stop(own: Path, way: signal.Signals) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(own)]
    environment = {**os.environ, "KG_TOKEN": "құпия"}
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert server.stderr
        said = next(line for line in server.stderr if ADDRESS.search(line))
        [address] = ADDRESS.findall(said)
        answer = httpx.get(f"{address}/health", trust_env=False)
        assert answer.json()["status"] == "ok"
        assert answer.json()["articles"] == 5
        update = {"update": "CREATE GRAPH <https://example.org/g>"}
        writing = {"Authorization": "Bearer құпия".encode()}
        made = httpx.post(f"{address}/sparql", data=update, headers=writing, trust_env=False)
        assert made.status_code == 200
        server.send_signal(way)
        _, rest = server.communicate(timeout=60)
    finally:
        server.kill()
        server.communicate()
    assert server.returncode == 0, rest
    assert "құпия" not in said + rest
    assert f"stopped by {way.name}" in rest


def test_a_port_that_is_taken_is_told(own: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "kg", "serve", "--port", port, "--store", str(own)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_without_a_store_nothing_is_served(kg: Kg, tmp_path: Path) -> None:
    result = kg("serve", "--store", tmp_path / "none")
    assert result.exit_code == 3
    assert "kg build" in result.stderr


def test_a_base_url_that_cannot_be_one_is_misuse(kg: Kg, own: Path) -> None:
    result = kg("serve", "--store", own, "--base-url", "kg.example.kz")
    assert result.exit_code == 2
    assert "base_url" in result.stderr
