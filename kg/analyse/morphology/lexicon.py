"""A stem comes in, what text and our own lists say of it goes out."""

import functools
import re
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from kg.analyse.morphology import tables
from kg.analyse.morphology.derivation import Derivation

__all__ = ["Entry", "Known", "Lexicon", "Stems"]

_LINE = re.compile(r"^([^\t\n#]+)\t(.*)$", re.MULTILINE)
_RAREST = "20"  # bits, of features that text has not shown
_LISTS = {
    "nouns": "NOUN",
    "adjectives": "ADJ",
    "adverbs": "ADV",
    "verbs": "VERB",
    "names": "PROPN",
}


class Entry(NamedTuple):
    """What text says of a stem in one class: how much of it, and how it was used, in percent."""

    weight: float
    bare: int
    capital: int  # -1: never seen inside a sentence
    endings: int


class Known(NamedTuple):
    """All that is known of a stem."""

    noun: Entry | None  # as text has it, with endings of nouns
    verb: Entry | None
    listed: tuple[str, ...]  # parts of speech in our own lists
    derived: frozenset[str]  # parts of speech it has as something made of a known noun
    closed: tuple[tuple[str, str], ...]  # UPOS and features of a closed-class stem


class Lexicon:
    """Stems induced from text: lines of a stem, then N or V with its figures, tab-separated."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = dict(_LINE.findall("\n".join(lines)))

    def rarity(self, group: str, feats: str) -> str:
        """How rare *feats* are in text on stems of *group*, as a trait."""
        return f"rare {self._lines.get(f'={group} {feats}', _RAREST)}"

    @classmethod
    def shipped(cls) -> "Lexicon":
        """The lexicon beside this module, made by ``induce.py``."""
        return cls([(tables.HERE / "lexicon.tsv").read_text("utf-8")])

    def find(self, stem: str) -> dict[str, Entry]:
        """The entries of *stem*, as noun-like (N) and as verb (V)."""
        found = {}
        for part in self._lines[stem].split("\t") if stem in self._lines else ():
            group, weight, bare, capital, endings = part.split(" ")
            found[group] = Entry(float(weight), int(bare), int(capital), int(endings))
        return found

    def __len__(self) -> int:
        return len(self._lines)


class Stems:
    """What is known of stems, remembered; *forget* percent of them count as unknown."""

    def __init__(self, lexicon: Lexicon, forget: int = 0) -> None:
        self._lexicon, self._forget = lexicon, forget
        self._derivation, self.closed = Derivation(), tables.stems()
        self._own: dict[str, tuple[str, ...]] = {}
        for name, upos in _LISTS.items():
            listed: dict[str, tuple[str, ...]] = dict.fromkeys(tables.words(name), (upos,))
            for stem in listed.keys() & self._own.keys():
                listed[stem] = (*self._own[stem], upos)
            self._own |= listed
        self.rarity = functools.lru_cache(maxsize=1 << 12)(lexicon.rarity)
        self.known = functools.lru_cache(maxsize=1 << 15)(self._known)

    def _known(self, stem: str) -> Known:
        """All that is known of *stem*; of a compound's last part, what text says of that."""
        found, listed = self._plain(stem)
        if not found and "-" in stem:
            found, _ = self._plain(stem.rpartition("-")[2])
        derived = frozenset[str]() if found or listed else self._derived(stem)
        return Known(found.get("N"), found.get("V"), listed, derived, self.closed.get(stem, ()))

    def _plain(self, stem: str) -> tuple[dict[str, Entry], tuple[str, ...]]:
        if self._forget and zlib.crc32(stem.encode()) % 100 < self._forget:
            return {}, ()
        return self._lexicon.find(stem), self._own.get(stem, ())

    def _derived(self, stem: str) -> frozenset[str]:
        found = set()
        for noun, upos in self._derivation.split(stem):
            entries, listed = self._plain(noun)
            if "N" in entries or "NOUN" in listed:
                found.add(upos)
        return frozenset(found)
