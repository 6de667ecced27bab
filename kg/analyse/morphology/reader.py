"""A word comes in, all its readings go out: closed-class tables first, then rules and lexicon."""

import re
from collections.abc import Iterator

from kg.analyse.morphology import tables, traits
from kg.analyse.morphology.analysis import Analysis, Reading
from kg.analyse.morphology.letters import lower, sound
from kg.analyse.morphology.lexicon import Known, Lexicon, Stems
from kg.analyse.morphology.segment import LONGEST, Cut, Segmenter

__all__ = ["Reader", "capitals"]

_NOMINAL = ("NOUN", "ADJ", "ADV")
_AUXILIARIES = frozenset(["бол", "ал", "отыр", "кел", "жат", "тұр", "қал", "бер", "жүр"])
_CLITICS = frozenset(["ақ", "ау", "мыс", "міс", "ай", "шы", "ші"])
_SYMBOLS = frozenset("/%+=$€₸№&§°<>~^|")
_ROMAN = re.compile(r"[IVXLCМХІ]+")
_DIGITS = re.compile(r"\d[\d.,:]*%?")
_NAME = 60  # percent of uses with a capital, from which on a stem counts as a name
_ADJECTIVAL = tuple(sorted(tables.words("adjectival")))


class Reader:
    """Reads single words with the rules, our own tables and an induced *lexicon*.

    *forget* is a percentage of the stems to treat as unknown, so that training meets unknown words.
    """

    def __init__(self, lexicon: Lexicon, forget: int = 0) -> None:
        self._stems = Stems(lexicon, forget)
        self._segmenter = Segmenter(tables.suffixes(), tables.words("elision"), self._stems.closed)

    def readings(self, word: str) -> list[Reading]:
        """Every reading of *word*, at least one; some may say the same for other reasons."""
        if len(word) > LONGEST or not any(map(str.isalpha, word)):
            return list(_unread(word))
        first = word.replace(" ", "_").partition("_")[0]
        if first and first != word:  # several words as one token: келген жоқ
            return self.readings(first)
        return list(self._all(word, lower(word))) or list(_unread(word))

    def _all(self, word: str, low: str) -> Iterator[Reading]:
        for rank, (lemma, upos, feats) in enumerate(tables.forms().get(low, ())):
            own = (f"fixed {min(rank, 3)}", f"form {low}", "any", feats)
            yield Reading(Analysis(lemma, upos, feats), True, own)
        if _ROMAN.fullmatch(word):
            yield _reading(word, "NUM", "NumType=Ord", ["roman"], known=True)
        head, _, tail = low.rpartition("-")
        if head and tail:
            yield from self._hyphened(word[: len(head)], tail)
        if low[0].isalpha() and not low.isascii():
            yield from self._inflected(word, low)

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

    def _inflected(self, word: str, low: str) -> list[Reading]:
        found: list[Reading] = []
        whole = ("rather whole",) if self._stems.known(low).listed else ()
        for cut in self._segmenter.cuts(low):
            known = self._stems.known(cut.stem)
            given = (self._stems.rarity(cut.group, cut.feats), *(whole if cut.ending else ()))
            if cut.group == "V":
                found += _verbs(cut, known, given)
            elif cut.group == "N":
                if known.closed:
                    found += _closed(cut, known)
                found += _nouns(cut, known, given)
                if word != low or known.noun:
                    found += _names(word, cut, known, given)
            elif not (cut.feats == "Degree=Cmp" and self._is_verbal_noun(low)):
                found += _others(cut, known)
        return found

    def _is_verbal_noun(self, low: str) -> bool:
        """Whether *low* is that of a listed verb: ``әзірлеу`` is no comparative of әзір."""
        return low.endswith("у") and "VERB" in self._stems.known(low[:-1]).listed


def _verbs(cut: Cut, known: Known, given: tuple[str, ...]) -> Iterator[Reading]:
    listed, size = "VERB" in known.listed, len(cut.stem)
    if size > 1 and (listed or known.verb or (size > 2 and cut.ending)):
        found = traits.of_cut(cut, known.verb, listed, given)
        sure = listed or known.verb is not None
        yield _reading(cut.stem, "VERB", cut.feats, found, sure)
        if cut.stem in _AUXILIARIES:
            yield _reading(cut.stem, "AUX", cut.feats, found, sure)


def _nouns(cut: Cut, known: Known, given: tuple[str, ...]) -> Iterator[Reading]:
    entry, stem = known.noun, cut.stem
    if len(stem) < 2 and not entry:
        return
    listed = [upos for upos in known.listed if upos in _NOMINAL]
    adjectival = not cut.ending or (len(stem) > 4 and stem.endswith(_ADJECTIVAL))
    parts = ("NOUN", "ADJ") if adjectival else ("NOUN",)
    given = given if cut.ending else (*given, traits.of_use(entry))
    for upos in dict.fromkeys((*parts, *listed)) if listed else parts:
        own, derived = upos in listed, upos in known.derived
        found = traits.of_cut(cut, entry, own, given)
        if known.derived:
            found.append(f"derived {derived}")
        if listed and not own:
            found.append(f"listed {listed[0]}")
        feats = "_" if upos != "NOUN" and cut.feats == "Case=Nom" else cut.feats
        yield _reading(stem, upos, feats, found, own or derived or entry is not None)


def _names(word: str, cut: Cut, known: Known, given: tuple[str, ...]) -> Iterator[Reading]:
    entry, listed = known.noun, "PROPN" in known.listed
    named, capital = entry is not None and entry.capital > _NAME, word[0].isupper()
    if len(cut.stem) > 1 and (capital or named):
        found = traits.of_cut(cut, entry, listed, given)
        found += [traits.of_capital(entry, capital), f"upper {word.isupper()}"]
        lemma = capitals(word, cut.stem) if capital else cut.stem.capitalize()
        yield _reading(lemma, "PROPN", cut.feats, found, listed or named)


def _others(cut: Cut, known: Known) -> Iterator[Reading]:
    if cut.group == "O":
        yield from _closed(cut, known)
    for upos in ("ADJ", "ADV"):
        if cut.group == "A" and upos in known.listed:
            yield _reading(cut.stem, upos, cut.feats, ["degree"], known=True)


def _closed(cut: Cut, known: Known) -> Iterator[Reading]:
    for upos, extra in known.closed:
        if cut.group == ("O" if upos == "NUM" else "N"):
            feats = _merged(cut.feats, "" if "NumType" in cut.feats else extra)
            yield _reading(cut.stem, upos, feats, ["closed"], known=True)


def capitals(word: str, lemma: str) -> str:
    """*lemma* with a capital wherever *word* has one: Алматының, алматы gives Алматы."""
    if word.islower():
        return lemma
    if word[1:].islower():
        return lemma[:1].upper() + lemma[1:]
    if len(word) > 1 and word.isupper():
        return lemma.upper()
    pairs = zip(lemma, word.ljust(len(lemma)), strict=False)
    return "".join(low.upper() if letter.isupper() else low for low, letter in pairs)


def _reading(lemma: str, upos: str, feats: str, found: list[str], known: bool) -> Reading:
    low = lemma if lemma.islower() else lower(lemma)
    return Reading(Analysis(lemma, upos, feats), known, (*found, feats, *traits.of_lemma(low)))


def _merged(feats: str, extra: str) -> str:
    pairs = {*feats.split("|"), *extra.split("|")} - {"_", ""}
    return "|".join(sorted(pairs, key=str.lower)) or "_"


def _unread(word: str) -> Iterator[Reading]:
    """What needs no rules: numbers, marks, symbols; and what no rule can read, as X."""
    letters = any(map(str.isalpha, word[:LONGEST]))
    if not word or len(word) > LONGEST:
        yield Reading(Analysis(word, "X", "_"), False, ("odd",))
    elif word[0].isdigit() or (not letters and any(map(str.isdigit, word))):
        for kind in ("Card", "Ord"):
            analysis = Analysis(word.rstrip("%"), "NUM", f"NumType={kind}")
            yield Reading(analysis, True, (f"digits {kind}", f"digits {kind} {len(word)}"))
    elif letters:
        if word[0].isupper():
            yield Reading(Analysis(word, "PROPN", "Case=Nom"), False, ("foreign",))
        yield Reading(Analysis(word, "X", "_"), False, ("foreign",))
    else:
        upos = "SYM" if word in _SYMBOLS else "PUNCT"
        yield Reading(Analysis(word, upos, "_"), True, ("mark",))
