"""A word comes in, the places go out where an inflectional ending may begin.

The suffix table read from the last letter backwards, as an automaton that is made while it is used.
It leaves out what the sounds before a suffix ask for: ``paradigm`` checks that.
"""

from kg.analyse.morphology.paradigm import Table, spellings

__all__ = ["Tails"]

_STEMS = frozenset("NVAO")

# What may stand before: a state that is reached, or the letters of a suffix still to be read.
_Item = tuple[str, str]


class Tails:
    """Where endings may begin."""

    def __init__(self, table: Table) -> None:
        self._before: dict[str, list[_Item]] = {}
        spelt: dict[str, dict[str, None]] = {}
        for state, arcs in table.items():
            for suffix, target, _ in arcs:
                if suffix not in spelt:  # x and v together have what any sound asks for
                    found = spellings(suffix, "x") + spellings(suffix, "v")
                    spelt[suffix] = dict.fromkeys(text for text, _ in found)
                for text in spelt[suffix]:
                    self._before.setdefault(target, []).append((state, text))
        self._start = self._closed([("END", "")])
        self._steps: dict[tuple[frozenset[_Item], str], frozenset[_Item]] = {}
        self._ends: dict[frozenset[_Item], bool] = {}

    def begins(self, word: str, shortest: int) -> list[int]:
        """The places in *word*, last first, from which on it spells a chain of suffixes.

        Stems have at least *shortest* letters.  A first letter that merged with the stem's last
        (оқи-ды for оқы-йды, қоя-ды for қой-ады) counts as either.
        """
        found, items = [], self._start
        for place in range(len(word) - 1, shortest - 1, -1):
            letter = word[place]
            after = self._step(items, letter)
            merged = _MERGED.get(letter)
            if self._ends[after] or (merged and self._ends[self._step(items, merged)]):
                found.append(place)
            if not after:
                break
            items = after
        return found

    def _step(self, items: frozenset[_Item], letter: str) -> frozenset[_Item]:
        key = (items, letter)
        found = self._steps.get(key)
        if found is None:
            left = [(state, text[:-1]) for state, text in items if text and text[-1] == letter]
            found = self._steps[key] = self._closed(left)
            self._ends[found] = any(not text and state in _STEMS for state, text in found)
        return found

    def _closed(self, items: list[_Item]) -> frozenset[_Item]:
        """*items*, and all that may stand before those of them that are read to their beginning."""
        found: set[_Item] = set()
        while items:
            item = items.pop()
            if item not in found:
                found.add(item)
                if not item[1]:
                    items += self._before.get(item[0], [])
        return frozenset(found)


_MERGED = {"и": "й", "я": "а", "ю": "у"}
