"""A stem comes in, the parts of speech go out that it has as something made of a known noun."""

from kg.analyse.morphology import tables
from kg.analyse.morphology.letters import harmony, sound
from kg.analyse.morphology.paradigm import SOUNDS, spellings

__all__ = ["Derivation"]

_SHORTEST = 3


class Derivation:
    """The suffixes of ``own/derivation.tsv``, found at the end of a stem."""

    def __init__(self) -> None:
        self._endings: dict[str, list[tuple[str, str]]] = {}
        for suffix, upos, _ in tables.rows("derivation"):
            for after in SOUNDS if suffix[0].isascii() else ("",):
                for spelt, _ in spellings(suffix, after):
                    self._endings.setdefault(spelt, []).append((after, upos))
        self._sizes = sorted({len(spelt) for spelt in self._endings}, reverse=True)

    def split(self, stem: str) -> list[tuple[str, str]]:
        """(noun, UPOS) of every way to see *stem* as a noun with a derivational suffix."""
        found = []
        for size in self._sizes:
            noun, ending = stem[:-size], stem[-size:]
            if len(noun) >= _SHORTEST and ending in self._endings:
                after = sound(noun[-1])
                clash = harmony(noun) not in ("", harmony(ending) or harmony(noun))
                if not clash:
                    found += [
                        (noun, upos) for kind, upos in self._endings[ending] if kind in ("", after)
                    ]
        return found
