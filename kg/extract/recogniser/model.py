"""A model folder in, the recogniser's weights out; and the other way round.

``model.json`` says what the folder is and has the SHA-256 of the others, ``attributes.txt`` has an
attribute a line, ``weights.npz`` the arrays of each net.  Rows of attributes are kept as bytes with
a scale a row, the rest in half precision.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelUnusable
from kg.extract.recogniser.chain import Floats
from kg.extract.recogniser.confidence import Calibration
from kg.extract.recogniser.labels import TAGS
from kg.extract.recogniser.network import Weights

__all__ = ["FORMAT", "Model", "read_model", "write_model"]

FORMAT = "agglo-kg mentions, version 1"
_HINT = "train with: kg train mentions, or reinstall: pip install --force-reinstall agglo-kg"
_FILES = ("attributes.txt", "weights.npz")
_STEPS = 127  # to each side of nothing


@dataclass(frozen=True)
class Model:
    """What a model folder holds: numbers of attributes, nets that vote, what makes them sure."""

    attributes: Mapping[str, int]
    nets: Sequence[Weights]
    calibration: Calibration


def write_model(folder: Path, model: Model, facts: Mapping[str, object]) -> None:
    """Write *model* into *folder*, with *facts* about its making in ``model.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, NDArray[Any]] = {}
    for number, net in enumerate(model.nets):
        for name, values in net.named().items():
            key = f"{name}{number}"
            if name == "rows":
                arrays[key], arrays[f"scale{number}"] = _as_bytes(values)
            else:
                arrays[key] = values.astype(np.float16)
    packed = BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    listed = sorted(model.attributes, key=lambda one: model.attributes[one])
    contents = ("".join(f"{one}\n" for one in listed).encode(), packed.getvalue())
    told = {
        "format": FORMAT,
        "tags": list(TAGS),
        "nets": len(model.nets),
        "calibration": model.calibration.as_lists(),
        **facts,
    }
    for name, content in zip(_FILES, contents, strict=True):
        (folder / name).write_bytes(content)
        told[name] = sha256(content).hexdigest()
    (folder / "model.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def read_model(folder: Path) -> Model:
    """The model in *folder*.

    Raises ModelUnusable where it is absent, damaged, of something else or of another version.
    """
    try:
        told = json.loads((folder / "model.json").read_text("utf-8"))
        contents = {name: (folder / name).read_bytes() for name in _FILES}
    except (OSError, ValueError) as error:
        raise _unusable(folder, "no recogniser is in this folder, or it is damaged") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT or told["tags"] != list(TAGS):
        raise _unusable(folder, "a foreign model, or one of another version")
    for name, content in contents.items():
        if sha256(content).hexdigest() != told.get(name):
            raise _unusable(folder / name, "damaged: the file is not the one that was written")
    with np.load(BytesIO(contents["weights.npz"]), allow_pickle=False) as arrays:
        nets = [_net(arrays, number) for number in range(told["nets"])]
    listed = contents["attributes.txt"].decode().splitlines()
    attributes = {one: number for number, one in enumerate(listed)}
    return Model(attributes, nets, Calibration.of_lists(told["calibration"]))


def _net(arrays: Mapping[str, NDArray[Any]], number: int) -> Weights:
    read = {
        name: arrays[f"{name}{number}"].astype(np.float32) for name in Weights.__dataclass_fields__
    }
    read["rows"] *= arrays[f"scale{number}"].astype(np.float32)[:, None]
    return Weights(**read)


def _as_bytes(rows: Floats) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    scale = (np.abs(rows).max(1) / _STEPS).astype(np.float16)
    scale = np.maximum(scale, np.float16(1e-6))
    steps = np.rint(rows / scale[:, None].astype(np.float32))
    return np.clip(steps, -_STEPS, _STEPS).astype(np.int8), scale


def _unusable(place: Path, message: str) -> ModelUnusable:
    return ModelUnusable(message, place=str(place), hint=_HINT)
