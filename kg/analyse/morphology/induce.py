r"""Raw sentences come in, a lexicon of stems goes out: no dictionary is read but our own lists.

Expectation-maximisation over all cuts of all word types: a reading is as likely as its stem among
stems, its features among features and what happened at the seam.  A stem seen with many endings
thus draws further words to itself, as in Creutz and Lagus, Unsupervised models for morpheme
segmentation (2007), but with Kazakh's own endings given.  Deterministic.

    python -m kg.analyse.morphology.induce tv_news_sentences.jsonl speeches.jsonl \\
        constitution.txt --informal reviews.jsonl > lexicon.tsv
"""

import collections
import json
import math
import pathlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.analyse.morphology import tables
from kg.analyse.morphology.letters import lower
from kg.analyse.morphology.segment import Cut, Segmenter

__all__ = ["INFORMAL", "Census", "count", "induce", "sentences"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KAZAKH = re.compile(r"[а-яёәғқңөұүһі-]+")
_HEAD = """\
# Stems of Kazakh, made by induce.py from counts over KazNERD sentences (IS2AI, CC BY 4.0),
# KazSAnDRA reviews (IS2AI, CC BY 4.0), the constitution (T. Tim, CC BY 4.0) and speeches
# (akorda.kz).
# stem; N (noun-like) or V (verb): weight, % bare, % with a capital (-1 unknown), number of endings
"""
INFORMAL = 5  # how often an informal text must have a word that formal text lacks
_ROUNDS = 12
_SEED = 8.0  # how often a stem of our own lists counts as seen before any text is read
_SMOOTH = 2.0
_SEAM = {"": 1.0, "voiced": 0.6, "elided": 0.9, "soft": 0.1, "merged": 0.6, "plain": 0.02}
_CLASH = 0.01
_SHARE = {"N": 0.75, "V": 0.25}
_LENGTH = 1.2  # above 1, an unknown stem is held to be short, and endings are cut off
_NEGLIGIBLE = 0.001
_NEGATIVE = ("ма", "ме", "ба", "бе", "па", "пе")


_Key = tuple[str, str]  # a stem or features, with the class of the stem


@dataclass
class Census:
    """How often each word type was seen, and how often with a capital inside a sentence."""

    seen: collections.Counter[str] = field(default_factory=collections.Counter)
    inside: collections.Counter[str] = field(default_factory=collections.Counter)
    capital: collections.Counter[str] = field(default_factory=collections.Counter)

    def add(self, informal: "Census", least: int) -> None:
        """Take in what *informal* text says: words of its own only from *least* times on."""
        for word, times in informal.seen.items():
            if word in self.seen or times >= least:
                self.seen[word] += times
                self.inside[word] += informal.inside[word]
                self.capital[word] += informal.capital[word]


@dataclass
class _Stem:
    weight: float = 0.0
    bare: float = 0.0
    endings: set[str] = field(default_factory=set)
    inside: float = 0.0
    capital: float = 0.0


def sentences(paths: Iterable[str]) -> Iterator[str]:
    """Sentences of text files and of the ``text`` of JSON lines, split where a mark ends them."""
    for path in paths:
        for line in pathlib.Path(path).read_text("utf-8").splitlines():
            text = json.loads(line)["text"] if path.endswith(".jsonl") else line
            yield from re.split(r"(?<=[.!?…])\s+|\n", text)


def count(texts: Iterable[str]) -> Census:
    """Count the Kazakh words of *texts*, one sentence each."""
    census = Census()
    for text in texts:
        quiet = text.isupper()
        for match in _WORD.finditer(text):
            word = match.group()
            low = lower(word)
            if not _KAZAKH.fullmatch(low):
                continue
            census.seen[low] += 1
            before = text[: match.start()].rstrip(" ")
            if before and before[-1] not in '«“"-–—.:!?(' and not quiet:
                census.inside[low] += 1
                census.capital[low] += word[0].isupper()
    return census


def induce(census: Census) -> list[str]:
    """Lines of the lexicon, sorted: a stem, and what was counted of it as N and as V."""
    segmenter = Segmenter(tables.suffixes(), tables.words("elision"), ())
    verbs = tables.words("verbs")
    fixed = {*tables.forms(), *tables.words("adverbs")}
    cuts = {}
    for word in sorted(census.seen):
        if word not in fixed and "-" not in word:
            cuts[word] = [cut for cut in segmenter.cuts(word) if _possible(cut, verbs)]
    readings = _maximise(cuts, census)
    found: dict[tuple[str, str], _Stem] = collections.defaultdict(_Stem)
    spread: dict[_Key, float] = collections.defaultdict(float)
    for word, share in readings.items():
        for cut, part in share:
            stem = found[cut.stem, cut.group]
            times = part * census.seen[word]
            spread[cut.feats, cut.group] += times
            stem.weight += times
            stem.bare += times * (not cut.ending)
            stem.inside += part * census.inside[word]
            stem.capital += part * census.capital[word]
            if part > 0.3:
                stem.endings.add(cut.ending)
    lines: dict[str, str] = {}
    for (name, group), stem in sorted(found.items()):
        if _kept(stem):
            lines[name] = f"{lines.get(name, name)}\t{group} {_figures(stem)}"
    return [*_rarity(spread), *lines.values()]


def _possible(cut: Cut, verbs: frozenset[str]) -> bool:
    """Negative and passive stems are no lexemes; copulas on nouns are too rare to be learned."""
    stem = cut.stem
    if cut.group == "V" and stem in verbs:
        return True
    if cut.group == "V":
        passive = (stem.endswith(("ыл", "іл")) and stem[:-2] in verbs) or (
            stem.endswith(("ал", "ел")) and stem[:-1] in verbs
        )
        return len(stem) > 1 and not passive and not stem.endswith(_NEGATIVE)
    return cut.group in "NV" and len(stem) > 1 and "Person=" not in cut.feats


def _kept(stem: _Stem) -> bool:
    return stem.weight >= 0.8 and (len(stem.endings) > 1 or stem.weight >= 1.5)


def _rarity(spread: dict[_Key, float]) -> list[str]:
    """Lines of how rare features are in text, in bits: ``=N Case=Gen`` and a figure."""
    total = _sums(spread)
    return [
        f"={group} {feats}\t{round(math.log2(total[group] / times))}"
        for (feats, group), times in sorted(spread.items(), key=lambda item: item[0][::-1])
        if times >= 1
    ]


def _figures(stem: _Stem) -> str:
    bare = round(100 * stem.bare / stem.weight)
    capital = round(100 * stem.capital / stem.inside) if stem.inside else -1
    return f"{stem.weight:.1f} {bare} {capital} {len(stem.endings)}"


class _Model:
    """How likely a stem, and features, are in a class; re-estimated from round to round."""

    def __init__(self, cuts: Iterable[Sequence[Cut]]) -> None:
        letters = collections.Counter(letter for cut in _longest(cuts) for letter in cut.stem)
        total = sum(letters.values())
        self._cost = {letter: math.log(seen / total) for letter, seen in sorted(letters.items())}
        self._new: dict[str, float] = {}
        self._seeds = {(stem, "V"): _SEED for stem in sorted(tables.words("verbs"))}
        for name in ("nouns", "adjectives", "adverbs", "names"):
            self._seeds |= {(stem, "N"): _SEED for stem in sorted(tables.words(name))}
        self.learn({}, {})

    def learn(self, stems: dict[_Key, float], feats: dict[_Key, float]) -> None:
        """Take new counts of stems and of features; own lists count as seen before."""
        self._stems = dict(self._seeds)
        for key, times in stems.items():
            self._stems[key] = self._stems.get(key, 0.0) + times
        self._feats = feats
        self._stem_sum, self._feats_sum = _sums(self._stems), _sums(feats)

    def score(self, cut: Cut) -> float:
        """How likely *cut* is, up to a factor that all cuts of its word share."""
        stem = self._stems.get((cut.stem, cut.group), 0.0) + _SMOOTH * self._unseen(cut.stem)
        feats = self._feats.get((cut.feats, cut.group), 0.0) + _SMOOTH / 4
        stem /= self._stem_sum.get(cut.group, 0.0) + _SMOOTH
        feats /= self._feats_sum.get(cut.group, 0.0) + _SMOOTH * 50
        return _SHARE[cut.group] * stem * feats * _SEAM[cut.change] * (_CLASH if cut.clash else 1)

    def _unseen(self, stem: str) -> float:
        """The likelihood of a stem spelt by chance: the longer, the less likely."""
        found = self._new.get(stem)
        if found is None:
            cost = sum(self._cost.get(letter, -8.0) for letter in stem)
            found = self._new[stem] = math.exp(cost * _LENGTH)
        return found


def _longest(cuts: Iterable[Sequence[Cut]]) -> Iterator[Cut]:
    return (options[0] for options in cuts if options)


def _sums(counts: dict[_Key, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for (_, group), times in counts.items():
        found[group] = found.get(group, 0.0) + times
    return found


def _maximise(cuts: dict[str, list[Cut]], census: Census) -> dict[str, list[tuple[Cut, float]]]:
    """The cuts of each word with their shares, after rounds of expectation and maximisation."""
    model = _Model(cuts.values())
    readings: dict[str, list[tuple[Cut, float]]] = {}
    for _ in range(_ROUNDS):
        stems: dict[_Key, float] = collections.defaultdict(float)
        feats: dict[_Key, float] = collections.defaultdict(float)
        for word, options in cuts.items():
            weight = 1 + math.log(census.seen[word])
            readings[word] = _shares(options, model)
            for cut, part in readings[word]:
                stems[cut.stem, cut.group] += part * weight
                feats[cut.feats, cut.group] += part * weight
        model.learn(stems, feats)
    return readings


def _shares(options: Sequence[Cut], model: _Model) -> list[tuple[Cut, float]]:
    scores = [model.score(cut) for cut in options]
    whole = sum(scores) or 1.0
    found = ((cut, score / whole) for cut, score in zip(options, scores, strict=True))
    return [(cut, part) for cut, part in found if part > _NEGLIGIBLE]


def main() -> None:
    """Print the lexicon induced from the files named on the command line."""
    formal, _, informal = " ".join(sys.argv[1:]).partition(" --informal ")
    census = count(sentences(formal.split()))
    census.add(count(sentences(informal.split())), INFORMAL)
    sys.stdout.write(_HEAD + "\n".join(induce(census)) + "\n")


if __name__ == "__main__":
    main()
