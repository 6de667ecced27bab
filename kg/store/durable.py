"""Files and folders in; when a call is over, what they hold outlives a power cut."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

__all__ = ["sync_file", "sync_folder", "sync_tree"]

# macOS only hands over to the drive with fsync; this one waits for what the drive has, all of it.
_FULL_SYNC: int | None = getattr(fcntl, "F_FULLFSYNC", None)
# What file systems answer that cannot do it: folders of network shares, mostly.
_NOT_SUPPORTED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP})


def sync_file(path: Path) -> None:
    """Have the bytes of a file written; on macOS a folder must be synced after it."""
    _synced(path, os.fsync)


def sync_folder(path: Path) -> None:
    """Have the names in a folder written, and with them all that was handed over before."""
    _synced(path, _flush)


def sync_tree(folder: Path) -> None:
    """Have all that stands below *folder* written: files, then folders from within."""
    for place, _, names in os.walk(folder, topdown=False):
        for name in names:
            sync_file(Path(place, name))
        sync_folder(Path(place))


def _synced(path: Path, sync: Callable[[int], None]) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        sync(handle)
    except OSError as error:
        if error.errno not in _NOT_SUPPORTED:
            raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        os.close(handle)


def _flush(handle: int) -> None:
    if _FULL_SYNC is not None:
        try:
            fcntl.fcntl(handle, _FULL_SYNC)
            return
        except OSError as error:
            if error.errno not in _NOT_SUPPORTED:
                raise
    os.fsync(handle)
