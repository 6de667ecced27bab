"""A sign of life out of a long reading, to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["set_hook", "sign"]


def _nobody_waits() -> None:
    """What a sign does where no worker is watched."""


_hook: Callable[[], None] = _nobody_waits


def sign() -> None:
    """Tell that the reading goes on: called after each page, paragraph or other step of it."""
    _hook()


def set_hook(hook: Callable[[], None] | None) -> None:
    """From now on *hook* is called at every sign; None: nothing is."""
    global _hook  # noqa: PLW0603  # one process reads one source at a time
    _hook = hook or _nobody_waits
