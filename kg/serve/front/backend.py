"""The build of the package: setuptools, with what browsers load built first where Node is there.

pyproject.toml names this module.  An editable installation leaves it to ``make front``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403  # the hooks that stay as they are

FRONT = Path("kg/serve/front")
BUILT = Path("kg/serve/static/built/manifest.json")


def build_sdist(*given: Any, **named: Any) -> str:
    """The sources, with the bundles."""
    build_front()
    return build_meta.build_sdist(*given, **named)


def build_wheel(*given: Any, **named: Any) -> str:
    """The wheel, with the bundles."""
    build_front()
    return build_meta.build_wheel(*given, **named)


def build_front() -> None:
    """Build the bundles unless they are newer than their sources; say so where nothing can."""
    sources = [*FRONT.glob("*.js*"), *FRONT.glob("src/*")]
    if BUILT.exists() and all(one.stat().st_mtime <= BUILT.stat().st_mtime for one in sources):
        return
    npm = shutil.which("npm")
    try:
        if npm is None:
            raise OSError("npm is missing (Node 20 and newer have it)")
        for command in (["ci"], ["run", "build"]):
            subprocess.run([npm, *command], cwd=FRONT, check=True)  # noqa: S603  # as found on PATH
    except (OSError, subprocess.CalledProcessError) as error:
        print(
            f"warning: pages will have no maps, graphs, timelines and SPARQL editor: {error}."
            " Install Node 20, then: make front",
            file=sys.stderr,
        )
