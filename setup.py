"""The package as setup.cfg says, with what browsers load built into it where Node is there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

FRONT = Path("kg/serve/front")
BUILT = Path("kg/serve/static/built/manifest.json")


def build_front() -> None:
    """Build the bundles unless they are newer than their sources; say so where nothing can."""
    sources = [*FRONT.glob("*.js*"), *FRONT.glob("src/*")]
    if BUILT.exists() and all(one.stat().st_mtime <= BUILT.stat().st_mtime for one in sources):
        return
    npm = shutil.which("npm")
    try:
        if npm is None:
            raise OSError("npm is missing (Node 20 and newer have it)")
        subprocess.run([npm, "ci"], cwd=FRONT, check=True)
        subprocess.run([npm, "run", "build"], cwd=FRONT, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(
            f"warning: pages will have no maps, graphs, timelines and SPARQL editor: {error}."
            " Install Node 20, then: make front",
            file=sys.stderr,
        )


class BuildWithFront(build_py):
    """An editable installation leaves it to ``make front``."""

    def run(self) -> None:
        """Build all."""
        if not self.editable_mode:
            build_front()
        super().run()


class SourcesWithFront(sdist):
    """The sources have the bundles, so that what is built of them needs no Node."""

    def run(self) -> None:
        """Gather all."""
        build_front()
        super().run()


setup(cmdclass={"build_py": BuildWithFront, "sdist": SourcesWithFront})
