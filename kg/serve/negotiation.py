"""The header Accept in, the best of what can be given out, after RFC 9110, 12.5.1."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["best", "preferences"]


def preferences(header: str) -> list[tuple[str, float]]:
    """The ranges of *header* with their weights from 0 to 1, in the order in which they stand."""
    found = []
    for part in header.split(","):
        name, *parameters = (one.strip().lower() for one in part.split(";"))
        weights = [one[2:].strip() for one in parameters if one.startswith("q=")]
        if name:
            found.append((name, _weight(weights[0]) if weights else 1.0))
    return found


def best(header: str | None, offered: Sequence[str]) -> str | None:
    """The media type of *offered* that *header* likes most, the first of equals.

    None where it likes none of them.  No header, or an empty one, likes all.
    """
    wanted = preferences(header or "") or [("*/*", 1.0)]
    liked = max(offered, key=lambda one: _liking(one, wanted), default=None)
    return liked if liked and _liking(liked, wanted) > 0 else None


def _liking(media_type: str, wanted: Sequence[tuple[str, float]]) -> float:
    """The weight of the most specific range that fits."""
    kind = media_type.partition("/")[0]
    for fitting in (media_type, f"{kind}/*", "*/*"):
        weights = [weight for name, weight in wanted if name == fitting]
        if weights:
            return max(weights)
    return 0.0


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
