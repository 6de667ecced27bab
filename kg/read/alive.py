"""A reader's sign that it is still at work in, a call of whoever watches it out."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["set_hook", "sign"]


def _nobody_watches() -> None:
    """What a sign does where no process waits for it."""


_hook: Callable[[], None] = _nobody_watches


def sign() -> None:
    """Tell whoever watches that a part of a long document is read, such as a page."""
    _hook()


def set_hook(hook: Callable[[], None] | None) -> None:
    """Let each later sign of this process call *hook*; None: nothing."""
    global _hook  # noqa: PLW0603  # a process reads one source at a time
    _hook = hook or _nobody_watches
