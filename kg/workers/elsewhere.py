"""Bounds in, a function out that has one thing at a time read in a process which can be ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.errors import KgError
from kg.read.apart import Apart, Unread
from kg.workers.bounds import Bounds
from kg.workers.spread import spread

__all__ = ["elsewhere"]

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Task:
    """What is read, and by which function: so that one process does for all functions."""

    location: str
    unread: Unread
    make: Callable[[Unread], Any]


def elsewhere(bounds: Bounds) -> Apart:
    """As ``kg.read.apart.here``, but SourceTooSlow or SourceFatal is raised beyond *bounds*."""

    def read(make: Callable[[Unread], Made], unread: Unread) -> Made:
        task = _Task(unread.location, unread, make)
        [(_, outcome)] = spread(_done, [task], 1, bounds)
        if isinstance(outcome, KgError):
            raise outcome
        made: Made = outcome
        return made

    return read


def _done(task: _Task) -> Any:
    return task.make(task.unread)
