r"""Raw sentences come in, a lexicon of stems goes out: no dictionary is read but our own lists.

Expectation-maximisation over all cuts of all word types: a reading is as likely as its stem among
stems, its features among features and what happened at the seam.  A stem seen with many endings
thus draws further words to itself, as in Creutz and Lagus, Unsupervised models for morpheme
segmentation (2007), but with Kazakh's own endings given.  Deterministic.

    python -m kg.analyse.morphology.induce tv_news_sentences.jsonl speeches.jsonl constitution.txt \\
        --informal reviews.jsonl > lexicon.tsv
"""

import collections
import json
import math
import pathlib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.analyse.morphology import tables
from kg.analyse.morphology.letters import lower
from kg.analyse.morphology.segment import Cut, Segmenter

__all__ = ["Census", "count", "induce", "sentences"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KAZAKH = re.compile(r"[а-яёәғқңөұүһі-]+")
_HEAD = """\
# Stems of Kazakh, made by induce.py from counts over KazNERD sentences (IS2AI, CC BY 4.0), KazSAnDRA
# reviews (IS2AI, CC BY 4.0), the constitution (T. Tim, CC BY 4.0) and speeches (akorda.kz).
# stem, N (noun-like) or V (verb), weight, % bare, % with a capital (-1 unknown), number of endings
"""
_INFORMAL = 5  # how often an informal text must have a word that formal text lacks
_ROUNDS = 12
_SEED = 8.0  # how often a stem of our own lists counts as seen before any text is read
_SMOOTH = 2.0
_SEAM = {"": 1.0, "voiced": 0.6, "elided": 0.9, "soft": 0.1, "merged": 0.6, "plain": 0.02}
_CLASH = 0.01
_NEGATIVE = ("ма", "ме", "ба", "бе", "па", "пе")


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
    """Lines of the lexicon, sorted: stem, class, weight, % bare, % with a capital, endings."""
    segmenter = Segmenter(tables.HERE / "suffixes.tsv", tables.words("elision"))
    verbs = tables.words("verbs")
    fixed = {*tables.forms(), *tables.words("adverbs")}
    cuts = {}
    for word in sorted(census.seen):
        if word not in fixed and "-" not in word:
            cuts[word] = [cut for cut in segmenter.cuts(word) if _possible(cut, verbs)]
    readings = _maximise(cuts, census)
    found: dict[tuple[str, str], _Stem] = collections.defaultdict(_Stem)
    for word, share in readings.items():
        for cut, part in share:
            stem = found[cut.stem, cut.group]
            stem.weight += part * census.seen[word]
            stem.bare += part * census.seen[word] * (not cut.ending)
            stem.inside += part * census.inside[word]
            stem.capital += part * census.capital[word]
            if part > 0.3:
                stem.endings.add(cut.ending)
    return sorted(_line(key, stem) for key, stem in found.items() if _kept(stem))


def _possible(cut: Cut, verbs: frozenset[str]) -> bool:
    """Negative and passive stems are no lexemes: their suffixes are in the table."""
    stem = cut.stem
    if cut.group == "V" and stem not in verbs:
        passive = (
            (stem.endswith(("ыл", "іл"))
            and stem[:-2] in verbs)
            or (stem.endswith(("ал", "ел"))
            and stem[:-1] in verbs)
        )
        return len(stem) > 1 and not passive and not stem.endswith(_NEGATIVE)
    return cut.group in "NV" and len(stem) > 1


def _kept(stem: _Stem) -> bool:
    return stem.weight >= 0.8 and (len(stem.endings) > 1 or stem.weight >= 1.5)


def _line(key: tuple[str, str], stem: _Stem) -> str:
    bare = round(100 * stem.bare / stem.weight)
    capital = round(100 * stem.capital / stem.inside) if stem.inside else -1
    return "\t".join([*key, f"{stem.weight:.1f}", str(bare), str(capital), str(len(stem.endings))])


def _maximise(cuts: dict[str, list[Cut]], census: Census) -> dict[str, list[tuple[Cut, float]]]:
    letters = collections.Counter(letter for word in cuts for letter in word)
    total = sum(letters.values())
    cost = {letter: math.log(seen / total) for letter, seen in letters.items()}
    seeds = {(stem, "V") for stem in tables.words("verbs")}
    for name in ("nouns", "adjectives", "adverbs", "names"):
        seeds |= {(stem, "N") for stem in tables.words(name)}
    stems = dict.fromkeys(sorted(seeds), _SEED)
    feats: dict[tuple[str, str], float] = {}
    groups = {"N": 0.75, "V": 0.25}
    readings: dict[str, list[tuple[Cut, float]]] = {}
    base = {}
    for options in cuts.values():
        for cut in options:
            base[cut.stem] = math.exp(sum(cost.get(letter, -8.0) for letter in cut.stem) * 1.2)
    for _ in range(_ROUNDS):
        size = {group: sum(w for key, w in stems.items() if key[1] == group) for group in groups}
        spread = {group: sum(w for key, w in feats.items() if key[1] == group) for group in groups}
        new_stems = collections.defaultdict(float, dict.fromkeys(sorted(seeds), _SEED))
        new_feats: dict[tuple[str, str], float] = collections.defaultdict(float)
        for word, options in cuts.items():
            scores = []
            for cut in options:
                key = (cut.stem, cut.group)
                stem = (stems.get(key, 0.0) + _SMOOTH * base[cut.stem]) / (
                    size[cut.group] + _SMOOTH
                )
                tag = (feats.get((cut.feats, cut.group), 0.0) + 0.5) / (spread[cut.group] + 100)
                seam = _SEAM[cut.change] * (_CLASH if cut.clash else 1.0)
                scores.append(groups[cut.group] * stem * tag * seam)
            whole = sum(scores) or 1.0
            weight = 1 + math.log(census.seen[word])
            readings[word] = [
                (cut, score / whole)
                for cut, score in zip(options, scores, strict=True)
                if score > 0.001 * whole
            ]
            for cut, part in readings[word]:
                new_stems[cut.stem, cut.group] += part * weight
                new_feats[cut.feats, cut.group] += part * weight
        stems, feats = new_stems, new_feats
    return readings


def main() -> None:
    """Print the lexicon induced from the files named on the command line."""
    formal, _, informal = " ".join(sys.argv[1:]).partition(" --informal ")
    census = count(sentences(formal.split()))
    census.add(count(sentences(informal.split())), _INFORMAL)
    sys.stdout.write(_HEAD + "\n".join(induce(census)) + "\n")


if __name__ == "__main__":
    main()
