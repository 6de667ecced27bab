"""A word comes in, all its readings go out: closed-class tables first, then rules and lexicon."""

import re
import zlib
from collections.abc import Iterator

from kg.analyse.morphology import tables, traits
from kg.analyse.morphology.analysis import Analysis, Reading
from kg.analyse.morphology.derivation import Derivation
from kg.analyse.morphology.letters import lower, sound
from kg.analyse.morphology.lexicon import Entry, Lexicon
from kg.analyse.morphology.segment import LONGEST, Cut, Segmenter

__all__ = ["Reader", "capitals"]

_AUXILIARIES = frozenset("бол ал отыр кел жат тұр қал бер жүр".split())
_CLITICS = frozenset("ақ ау мыс міс ай шы ші".split())
_SYMBOLS = frozenset("/%+=$€₸№&§°<>~^|")
_ROMAN = re.compile(r"[IVXLCМХІ]+")
_DIGITS = re.compile(r"\d[\d.,:]*%?")
_NAME = 60  # percent of uses with a capital, from which on a stem counts as a name
_ADJECTIVAL = tuple("лық лік дық дік тық тік лы лі ды ді ты ті сыз сіз ғы гі қы кі и".split())


class Reader:
    """Reads single words with the rules, our own tables and an induced *lexicon*.

    *forget* is a percentage of the stems to treat as unknown, so that training meets unknown words.
    """

    def __init__(self, lexicon: Lexicon, forget: int = 0) -> None:
        self._lexicon, self._forget = lexicon, forget
        self._derivation = Derivation()
        self._segmenter = Segmenter(tables.HERE / "suffixes.tsv", tables.words("elision"))
        self._own = {
            "NOUN": tables.words("nouns"),
            "ADJ": tables.words("adjectives"),
            "ADV": tables.words("adverbs"),
            "VERB": tables.words("verbs"),
            "PROPN": tables.words("names"),
        }

    def readings(self, word: str) -> list[Reading]:
        """Every reading of *word*, at least one, in no particular order."""
        if len(word) > LONGEST or not any(map(str.isalpha, word)):
            return list(_unread(word))
        found: dict[Analysis, Reading] = {}
        for reading in self._all(word, lower(word)):
            found.setdefault(reading.analysis, reading)
        return list(found.values()) or list(_unread(word))

    def _all(self, word: str, low: str) -> Iterator[Reading]:
        for rank, (lemma, upos, feats) in enumerate(tables.forms().get(low, ())):
            own = (f"fixed {min(rank, 3)}", f"form {low} {upos}")
            yield Reading(
                Analysis(lemma, upos, feats), True, (*own, f"tag {upos} {feats}", f"upos {upos}")
            )
        if _ROMAN.fullmatch(word):
            yield _reading(word, "NUM", "NumType=Ord", ["roman"], known=True)
        head, _, tail = low.rpartition("-")
        if head and tail:
            yield from self._hyphened(word[: len(head)], tail)
        if low[0].isalpha() and not low.isascii():
            for cut in self._segmenter.cuts(low):
                yield from self._read(word, cut)

    def _hyphened(self, head: str, tail: str) -> Iterator[Reading]:
        """ҚР-да is ҚР in the locative, 20-сыншы is 20; ертең-ақ is ертең with a particle."""
        digits = _DIGITS.fullmatch(head) is not None
        if digits or head.isupper() or not head.isalpha() or head[-1].isascii():
            after = sound(lower(head[-1])) if head[-1].isalpha() and not head.isupper() else "x"
            for group, feats in self._segmenter.endings(tail, after):
                if digits and group == "O":
                    lemma, kind = head.rstrip("%"), "" if "NumType" in feats else "NumType=Card"
                    yield _reading(lemma, "NUM", _merged(feats, kind), ["hyphen"], known=True)
                elif group == "N" and not digits:
                    yield _reading(head, "PROPN", feats, ["hyphen"], known=True)
        if tail in _CLITICS and head.isalpha():
            for reading in self.readings(head):
                yield reading._replace(traits=(*reading.traits, "clitic"))

    def _read(self, word: str, cut: Cut) -> Iterator[Reading]:
        for upos, extra in tables.stems().get(cut.stem, ()):
            if cut.group == ("O" if upos == "NUM" else "N"):
                if upos != "NUM" or cut.ending or cut.feats == "_":
                    feats = _merged(cut.feats, "" if "NumType" in cut.feats else extra)
                    yield _reading(cut.stem, upos, feats, ["closed"], known=True)
        if cut.group == "V":
            yield from self._verb(cut)
        elif cut.group == "N":
            yield from self._common(cut)
            yield from self._name(word, cut)
        elif cut.group == "A" and cut.feats != "_":
            for upos in ("ADJ", "ADV"):
                if self._listed(cut.stem, upos):
                    yield _reading(cut.stem, upos, cut.feats, ["degree"], known=True)

    def _verb(self, cut: Cut) -> Iterator[Reading]:
        entry, own = self._seen(cut.stem, "V"), self._listed(cut.stem, "VERB")
        if len(cut.stem) > 1 and (own or entry or (len(cut.stem) > 2 and cut.ending)):
            found, known = traits.of_cut(cut, entry, own), own or entry is not None
            yield _reading(cut.stem, "VERB", cut.feats, found, known)
            if cut.stem in _AUXILIARIES:
                yield _reading(cut.stem, "AUX", cut.feats, found, known)

    def _common(self, cut: Cut) -> Iterator[Reading]:
        entry = self._seen(cut.stem.rpartition("-")[2], "N")
        if len(cut.stem) < 2 and not entry:
            return
        listed = [upos for upos in ("NOUN", "ADJ", "ADV") if self._listed(cut.stem, upos)]
        derived = [] if entry or listed else self._derived(cut.stem)
        adjectival = not cut.ending or (len(cut.stem) > 4 and cut.stem.endswith(_ADJECTIVAL))
        for upos in dict.fromkeys(("NOUN", *(["ADJ"] if adjectival else []), *listed)):
            own = upos in listed
            found = traits.of_cut(cut, entry, own)
            if not cut.ending:
                found.append(traits.of_use(entry))
            if derived:
                found.append(f"derived {upos in derived}")
            if listed and not own:
                found.append(f"listed {listed[0]}")
            feats = "_" if upos != "NOUN" and cut.feats == "Case=Nom" else cut.feats
            yield _reading(cut.stem, upos, feats, found, bool(own or entry or upos in derived))

    def _derived(self, stem: str) -> set[str]:
        """The parts of speech that *stem* has as something made of a noun that is known."""
        parts = self._derivation.split(stem)
        return {upos for noun, upos in parts if self._seen(noun, "N") or self._listed(noun, "NOUN")}

    def _seen(self, stem: str, group: str) -> Entry | None:
        return None if self._forgets(stem) else self._lexicon.find(stem, group)

    def _listed(self, stem: str, upos: str) -> bool:
        return stem in self._own[upos] and not self._forgets(stem)

    def _forgets(self, stem: str) -> bool:
        return bool(self._forget) and zlib.crc32(stem.encode()) % 100 < self._forget

    def _name(self, word: str, cut: Cut) -> Iterator[Reading]:
        entry, own = self._seen(cut.stem, "N"), self._listed(cut.stem, "PROPN")
        known, capital = own or (entry is not None and entry.capital > _NAME), word[0].isupper()
        if len(cut.stem) > 1 and (capital or known):
            found = traits.of_cut(cut, entry, own)
            found += [traits.of_capital(entry, capital), f"upper {word.isupper()}"]
            lemma = capitals(word, cut.stem) if capital else cut.stem.capitalize()
            yield _reading(lemma, "PROPN", cut.feats, found, known)


def capitals(word: str, lemma: str) -> str:
    """*lemma* with a capital wherever *word* has one: Алматының, алматы gives Алматы."""
    if word.islower():
        return lemma
    if len(word) > 1 and word.isupper():
        return lemma.upper()
    pairs = zip(lemma, word.ljust(len(lemma)), strict=False)
    return "".join(low.upper() if letter.isupper() else low for low, letter in pairs)


def _reading(lemma: str, upos: str, feats: str, found: list[str], known: bool) -> Reading:
    own = (f"{trait} {upos}" for trait in found)
    common = traits.common(lower(lemma), upos, feats)
    return Reading(Analysis(lemma, upos, feats), known, (*own, *common))


def _merged(feats: str, extra: str) -> str:
    pairs = {*feats.split("|"), *extra.split("|")} - {"_", ""}
    return "|".join(sorted(pairs, key=str.lower)) or "_"


def _unread(word: str) -> Iterator[Reading]:
    """What needs no rules: numbers, marks, symbols; and what no rule can read, as X."""
    if any(map(str.isdigit, word)) and len(word) <= LONGEST:
        for kind in ("Card", "Ord"):
            yield Reading(Analysis(word, "NUM", f"NumType={kind}"), True, (f"digits {kind}",))
    elif any(map(str.isalpha, word)) or not word or len(word) > LONGEST:
        if word[:1].isupper() and len(word) <= LONGEST:
            yield Reading(Analysis(word, "PROPN", "Case=Nom"), False, ("foreign name",))
        yield Reading(Analysis(word, "X", "_"), False, ("foreign",))
    else:
        upos = "SYM" if word in _SYMBOLS else "PUNCT"
        yield Reading(Analysis(word, upos, "_"), True, (f"mark {word[:3]}",))
