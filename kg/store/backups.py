"""A store in, a folder with a copy of its current generation out, and back.

The folder has ``generation/``, ``sources/``, ``watches.json`` where searches are stored, and
``SHA256SUMS``, which is written last: what ``sha256sum -c SHA256SUMS`` checks.  It is no store, so
that nobody writes to it by mistake.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kg.errors import BackupDamaged, NotAStore, StoreUnusable
from kg.store.articles import ArticleStore
from kg.store.draft import SOURCES, writing
from kg.store.durable import sync_folder, sync_tree
from kg.store.generation import Generation, open_generation, read_manifest
from kg.store.originals import Originals
from kg.store.watches import WATCHES, Watches

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

__all__ = ["Copied", "backup", "restore"]

_GENERATION, _SUMS = "generation", "SHA256SUMS"
_LINE = re.compile(
    r"(?P<hash>[0-9a-f]{64})  "
    r"(?P<path>generation(?:/[\w.-]+)+|sources/[0-9a-f]{2}/[0-9a-f]{64}|watches\.json)"
)
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy has: its articles, files and bytes; how many sources the store had lost."""

    articles: int
    files: int = 0
    bytes: int = 0
    missing: int = 0


def backup(store: Path, folder: Path) -> Copied:
    """Copy the current generation of *store* to *folder*, which is made or empty.

    Others may read and write meanwhile.  Raises NotAStore where *folder* holds something or is
    part of the store, StoreUnusable where it cannot be written; it is left empty then.
    """
    with open_generation(store) as generation:
        try:
            is_new = _made(folder, store)
            try:
                return _copied(generation, store / SOURCES, folder)
            except BaseException:
                _emptied(folder, is_new)
                raise
        except OSError as error:
            raise StoreUnusable(
                f"no backup was made: {error.strerror or error}",
                place=str(error.filename or folder),
                hint="check free space and permissions: df -h",
            ) from error


def _made(folder: Path, store: Path) -> bool:
    """Whether *folder* had to be made; raises NotAStore where it is not for a backup alone."""
    if folder.resolve().is_relative_to(store.resolve()) or (
        folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    ):
        raise NotAStore(
            "a backup needs a folder of its own, new or empty",
            place=str(folder),
            hint=f"for example: kg backup {store.absolute().name}-backup",
        )
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    return is_new


def restore(folder: Path, store: Path) -> Copied:
    """Make what was backed up in *folder* the current generation of *store*, new or not.

    Every file is compared with its hash before the rename that publishes all of them.  Raises
    NotAStore where *folder* holds no whole backup, BackupDamaged, and what ``writing`` raises.
    """
    sums = list(_sums(folder))
    manifest = read_manifest(folder / _GENERATION)
    with writing(store, renewing=True) as draft:
        size, watches = 0, None
        for path, known in sums:
            if path.parts[0] in (SOURCES, WATCHES):
                content = b"".join(_verified(folder, path, known))
                size += len(content)
                if path.name == WATCHES:
                    watches = content
                else:
                    draft.originals.put(path.name, content)
            else:
                size += _write(
                    draft.generation.folder.joinpath(*path.parts[1:]),
                    _verified(folder, path, known),
                )
        if not all(one.exists() for one in draft.generation.parts):
            raise _damaged(folder / _SUMS, "it does not name a whole generation")
        draft.publish(manifest.software, manifest.settings, manifest.counts, manifest.format)
        if watches is not None:
            Watches(store).replace(watches)
    return Copied(manifest.counts.get("articles", 0), len(sums), size)


def _copied(generation: Generation, sources: Path, folder: Path) -> Copied:
    files = size = missing = 0
    partial = folder / f"{_SUMS}.partial"
    with partial.open("w", encoding="utf-8", newline="\n") as sums:
        for source, path in _files(generation, sources):
            if path.parts[0] == SOURCES and not source.is_file():
                missing += 1
                continue
            digest = sha256()
            size += _write(folder / path, _read(source, digest))
            files += 1
            sums.write(f"{digest.hexdigest()}  {path}\n")
    sync_tree(folder)
    os.replace(partial, folder / _SUMS)
    sync_folder(folder)
    return Copied(generation.manifest.counts.get("articles", 0), files, size, missing)


def _files(generation: Generation, sources: Path) -> Iterator[tuple[Path, PurePosixPath]]:
    """What is to be copied, and where to: the generation, its sources, and the stored searches."""
    for place, folders, names in os.walk(generation.folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            within = path.relative_to(generation.folder).parts
            yield path, PurePosixPath(_GENERATION, *within)
    originals = Originals(sources)
    with ArticleStore(generation.articles) as articles:
        for part in range(256):
            for name in sorted(articles.originals(f"{part:02x}")):
                yield originals.path(name), PurePosixPath(SOURCES, name[:2], name)
    if (sources.parent / WATCHES).exists():
        yield sources.parent / WATCHES, PurePosixPath(WATCHES)


def _read(path: Path, digest: Hash) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            digest.update(part)
            yield part


def _write(path: Path, parts: Iterable[bytes]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        return sum(map(file.write, parts))


def _sums(folder: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of a backup, none of them outside, with the hash that each must have."""
    try:
        lines = (folder / _SUMS).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise NotAStore(
            "the folder holds no whole backup",
            place=str(folder),
            hint="give the folder that kg backup wrote",
        ) from error
    for line in lines:
        found = _LINE.fullmatch(line)
        if not found or ".." in found["path"].split("/"):
            raise _damaged(folder / _SUMS, f"it cannot have the line {line[:80]!r}")
        yield PurePosixPath(found["path"]), found["hash"]


def _verified(folder: Path, path: PurePosixPath, known: str) -> Iterator[bytes]:
    """The bytes of a file; raises BackupDamaged where they are not what was backed up."""
    place, digest = folder / path, sha256()
    if not place.resolve().is_relative_to(folder.resolve()):
        raise _damaged(place, "it leads out of the backup")
    try:
        yield from _read(place, digest)
    except OSError as error:
        raise _damaged(place, error.strerror or str(error)) from error
    if digest.hexdigest() != known:
        raise _damaged(place, "it is not what was backed up")


def _damaged(place: Path, reason: str) -> BackupDamaged:
    return BackupDamaged(reason, place=str(place), hint="restore another backup")


def _emptied(folder: Path, is_new: bool) -> None:
    """Take away what a backup wrote that did not come to its end."""
    with suppress(OSError):
        for name in (_GENERATION, SOURCES):
            shutil.rmtree(folder / name, ignore_errors=True)
        for name in (_SUMS, f"{_SUMS}.partial", WATCHES):
            (folder / name).unlink(missing_ok=True)
        if is_new:
            folder.rmdir()
