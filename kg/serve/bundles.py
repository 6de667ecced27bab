"""The name of a part that scripts draw in, the files that browsers load for it out.

``npm run build`` in ``kg/serve/front`` makes them, ``make front`` in a clone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["FOLDER", "Bundle", "bundles"]

FOLDER = "built"  # below /static; the names of files have a hash of what is in them


@dataclass(frozen=True, slots=True)
class Bundle:
    """The paths of a script and its style below ``/static``; the style may be empty."""

    script: str
    style: str = ""


def bundles() -> Mapping[str, Bundle]:
    """The parts that were built: none of them in a clone in which nobody did."""
    manifest = files(__package__).joinpath("static", FOLDER, "manifest.json")
    try:
        parts = json.loads(manifest.read_bytes())
    except FileNotFoundError:
        return {}
    return {
        name: Bundle(*(f"{FOLDER}/{part[kind]}" for kind in ("script", "style") if kind in part))
        for name, part in parts.items()
    }
