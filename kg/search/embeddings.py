"""Articles in, a folder with the embeddings of their parts out; a question in, how near each is.

``articles`` has a row for each article in the order of keys, with the end of its rows in
``passages`` and ``sentences``.  Vectors are kept in bytes, each with its scale.  All vectors of
this model lie close together; what tells them apart is how they differ from their mean, so that
is taken off both sides before they are compared.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import StoreUnusable
from kg.search.chunks import Chunks, chunks
from kg.search.embedder import DIMENSIONS, embedded_passages, model_name
from kg.search.update import Changes

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Embeddings", "update_embeddings"]

_FORMAT = 1
_KINDS = ("passages", "sentences")
_VECTOR = np.dtype([("codes", "i1", (DIMENSIONS,)), ("scale", "<f4"), ("spread", "<f4")])
_RUN = 3  # sentences that stand side by side
_AT_ONCE = 1 << 15  # vectors that are unpacked side by side


class Embeddings:
    """The embeddings of a generation's articles, to read; files are mapped, not loaded."""

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / "embeddings.json").read_text("utf-8"))
            self.model, known = str(about["model"]), about["format"] == _FORMAT
            self._articles = np.load(folder / "articles.npy", mmap_mode="r")
            self._means = np.load(folder / "means.npy")
            self._vectors = {
                kind: np.memmap(folder / f"{kind}.vectors", _VECTOR, "r") for kind in _KINDS
            }
            self._ends = {kind: np.asarray(self._articles[kind], np.int64) for kind in _KINDS}
            whole = all(
                len(self._ends[kind]) and self._ends[kind][-1] == len(self._vectors[kind])
                for kind in _KINDS
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(str(error), folder) from error
        if not known or not whole:
            raise _damaged("it has another format, or was cut off", folder)

    @property
    def keys(self) -> list[str]:
        """The keys of the articles, in order."""
        return [key.decode() for key in self._articles["key"]]

    def numbers(self, keys: Sequence[str]) -> dict[str, int]:
        """The numbers of those of the articles that there are, by their keys."""
        known, wanted = self._articles["key"], np.array([key.encode() for key in keys], "S")
        places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        held = (known[places] == wanted).tolist()
        return {
            key: place
            for key, place, is_held in zip(keys, places.tolist(), held, strict=True)
            if is_held
        }

    def key(self, number: int) -> str:
        """The key of the article of that number."""
        return str(self._articles["key"][number].decode())

    def passages(self, asked: NDArray[np.float32]) -> NDArray[np.float32]:
        """How near the nearest passage of each article is to what is *asked*."""
        vectors, (mean, wanted) = self._vectors["passages"], self._centred("passages", asked)
        near = []
        for first in range(0, len(vectors), _AT_ONCE):
            part = vectors[first : first + _AT_ONCE]
            along = part["codes"].astype(np.float32) @ wanted * part["scale"]
            near.append((along - mean @ wanted) / part["spread"])
        starts = np.concatenate(([0], self._ends["passages"][:-1]))
        found: NDArray[np.float32] = np.maximum.reduceat(np.concatenate(near), starts)
        return found

    def sentences(self, number: int, asked: NDArray[np.float32]) -> tuple[float, float]:
        """How near the article's nearest sentence is, and its nearest run of sentences.

        A run is embedded as the sum of its sentences: an answer may be told in more than one.
        """
        mean, wanted = self._centred("sentences", asked)
        told = _unpacked(self._vectors["sentences"][self._slice("sentences", number)]) - mean
        sums = np.cumsum(np.vstack((np.zeros_like(mean), told)), axis=0)
        run = min(_RUN, len(told))
        return _nearest(told, wanted), _nearest(sums[run:] - sums[:-run], wanted)

    def kept(self, number: int) -> tuple[bytes, list[Any]]:
        """What tells the article's text apart, and its vectors of each kind."""
        vectors = [self._vectors[kind][self._slice(kind, number)] for kind in _KINDS]
        return bytes(self._articles["digest"][number]), vectors

    def _slice(self, kind: str, number: int) -> slice:
        ends = self._ends[kind]
        return slice(int(ends[number - 1]) if number else 0, int(ends[number]))

    def _centred(self, kind: str, asked: NDArray[np.float32]) -> tuple[Any, Any]:
        """The mean of all vectors, and the direction from there to what is *asked*."""
        mean = self._means[_KINDS.index(kind)]
        wanted = asked - mean
        return mean, wanted / (np.linalg.norm(wanted) or 1)


def update_embeddings(
    folder: Path, before: Path | None, changes: Changes, threads: int = 1
) -> None:
    """Write the embeddings of all articles in *folder*; texts that *before* has keep theirs."""
    folder.mkdir()
    model = model_name()
    known = Embeddings(before) if before else None
    known = known if known and known.model == model else None
    rows = known.numbers(changes.kept) if known else {}
    articles, ends = [], [0, 0]
    with (
        (folder / "passages.vectors").open("wb") as passages,
        (folder / "sentences.vectors").open("wb") as sentences,
    ):
        for key in sorted(changes.kept):
            old = known.kept(rows[key]) if known and key in rows else None
            if old and key not in changes.changed:
                digest, vectors = old
            else:
                parts = chunks(changes.read(key).extraction.article)
                digest = _digest(parts)
                vectors = old[1] if old and old[0] == digest else _embedded(parts, threads)
            for number, (file, found) in enumerate(
                zip((passages, sentences), vectors, strict=True)
            ):
                file.write(found.tobytes())
                ends[number] += len(found)
            articles.append((key.encode(), digest, *ends))
    _finish(folder, articles, model)


def _digest(parts: Chunks) -> bytes:
    """What tells one text from another, without a zero byte, which numpy would drop at the end."""
    text = "\n".join((*parts.passages, "", *parts.sentences))
    return sha256(text.encode()).hexdigest()[:32].encode()


def _embedded(parts: Chunks, threads: int) -> list[NDArray[Any]]:
    return [
        _packed(embedded_passages(texts, threads)) for texts in (parts.passages, parts.sentences)
    ]


def _packed(vectors: NDArray[np.float32]) -> NDArray[Any]:
    packed = np.zeros(len(vectors), _VECTOR)
    packed["scale"] = np.abs(vectors).max(axis=1) / 127
    packed["codes"] = np.rint(vectors / packed["scale"][:, None])
    return packed


def _finish(folder: Path, articles: Sequence[tuple[Any, ...]], model: str) -> None:
    """Write what follows from all vectors: their means, and how far from it each is."""
    means = [_spread(folder / f"{kind}.vectors") for kind in _KINDS]
    longest = max(len(key) for key, *_ in articles)
    row = [("key", f"S{longest}"), ("digest", "S32"), *((kind, "<i8") for kind in _KINDS)]
    np.save(folder / "articles.npy", np.array(articles, row))
    np.save(folder / "means.npy", np.stack(means))
    about = json.dumps({"format": _FORMAT, "model": model})
    (folder / "embeddings.json").write_text(about + "\n", "utf-8")


def _spread(path: Path) -> NDArray[np.float32]:
    vectors = np.memmap(path, _VECTOR, "r+")
    parts = [slice(first, first + _AT_ONCE) for first in range(0, len(vectors), _AT_ONCE)]
    total: Any = sum(_unpacked(vectors[part]).sum(axis=0, dtype=np.float64) for part in parts)
    mean: NDArray[np.float32] = (total / len(vectors)).astype(np.float32)
    for part in parts:
        spread = np.linalg.norm(_unpacked(vectors[part]) - mean, axis=1)
        vectors["spread"][part] = np.maximum(spread, np.float32(1e-6))
    vectors.flush()
    return mean


def _nearest(vectors: NDArray[np.float32], wanted: NDArray[np.float32]) -> float:
    """The cosine of the vector that is nearest."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=1), np.float32(1e-6))
    return float((vectors @ wanted / lengths).max())


def _unpacked(vectors: Any) -> NDArray[np.float32]:
    unpacked: NDArray[np.float32] = vectors["codes"] * vectors["scale"][:, None]
    return unpacked


def _damaged(reason: str, folder: Path) -> StoreUnusable:
    return StoreUnusable(
        f"the embeddings are damaged: {reason}",
        place=str(folder),
        hint="write them anew: KG_SEMANTIC=true kg build --again",
    )
