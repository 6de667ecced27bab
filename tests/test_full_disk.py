"""A disk that fills up at any point of a build: a clear error, and the store as before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# The system refuses to let any file grow over a limit, as a full disk refuses; Python ignores its
# signal.  In a process of its own, whose limit is nobody else's.
WRITERS = """
import resource, sys
from pathlib import Path
from kg.config import Config
from kg.errors import StoreUnusable
from kg.query import open_store
from tests.small_world import agreed, made, text_of, write

config = Config(store=Path(sys.argv[1]))
for version in (0, 1):
    made("мектеп", version)

def refused(limit, version):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        write(config, {"мектеп": version})
    except StoreUnusable as error:
        assert error.place and error.hint
        return True
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)

LIMITS = (500, 3_000, 10_000, 20_000, 30_000, 40_000)
for limit in LIMITS:
    assert refused(limit, 0), limit
    assert not config.store.exists(), limit
write(config, {"мектеп": 0})
for limit in LIMITS:
    if refused(limit, 1):
        with open_store(config.store) as reader:
            assert reader.generation.manifest.number == 1
            assert agreed(reader) == [text_of("мектеп", 0)]
        print("refused", limit)
    else:
        break
write(config, {"мектеп": 1})
with open_store(config.store) as reader:
    assert agreed(reader) == [text_of("мектеп", 1)]
"""


def test_a_disk_that_is_full_at_any_point_leaves_the_store_as_it_was(
    root: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", WRITERS, str(tmp_path / "қойма")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("refused") >= 3
