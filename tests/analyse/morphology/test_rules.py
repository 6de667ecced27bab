"""The rule tables as tables: how a suffix is spelt, where an ending may begin, what is derived."""

import pytest

from kg.analyse.morphology import tables
from kg.analyse.morphology.derivation import Derivation
from kg.analyse.morphology.letters import harmony, lower, sound
from kg.analyse.morphology.paradigm import Paradigm, spellings
from kg.analyse.morphology.segment import Segmenter
from kg.analyse.morphology.tails import Tails

HARMONIES = [
    ("мектеп", "f"), ("қала", "b"), ("билік", "f"), ("қиын", "b"), ("июль", "f"),
    ("тариф", "f"), ("су", "b"), ("агломерация", "b"), ("Жәмішев", "f"), ("т", ""),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "kind"), HARMONIES)
def test_vowels_of_a_stem_are_back_or_front(stem, kind):
    assert harmony(stem) == kind


ENDINGS = [
    ("бала", "LAр", "лар"), ("жол", "LAр", "дар"), ("жер", "LAр", "лер"), ("мектеп", "LAр", "тер"),
    ("адам", "NIң", "ның"), ("жол", "NIң", "дың"), ("клуб", "NIң", "тың"), ("қала", "NIң", "ның"),
    ("қала", "GA", "ға"), ("мектеп", "GA", "ке"), ("Медведев", "GA", "ке"),
    ("адам", "TAн", "нан"), ("қыз", "TAн", "дан"), ("іс", "TAн", "тен"),
    ("қыз", "Mен", "бен"), ("халық", "Mен", "пен"), ("тау", "Mен", "мен"),
    ("қала", "(с)I", "сы"), ("тау", "(с)I", "ы"), ("үй", "(с)I", "і"),
    ("қала", "(I)м", "м"), ("үй", "(I)м", "ім"),
    ("сұра", "E", "й"), ("бар", "E", "а"),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "suffix", "ending"), ENDINGS)
def test_a_suffix_agrees_with_its_stem(stem, suffix, ending):
    found = spellings(suffix, sound(stem[-1]))
    assert next(text for text, kind in found if kind in ("", harmony(stem))) == ending


def test_every_state_of_the_suffix_table_is_reached_and_ends():
    table = tables.suffixes()
    targets = {target for arcs in table.values() for _, target, _ in arcs}
    assert targets - {"END"} <= set(table)
    assert set(table) - targets == {"N", "V", "A", "O"}


def test_the_example_of_every_suffix_is_spelt_by_the_table():
    """Each example word is a stem of its own list and an ending that the table spells."""
    own = frozenset().union(*(tables.words(name) for name in ("nouns", "verbs", "adjectives")))
    own |= frozenset(
        [
            "оқушы",
            "екеу",
            "үш",
            "бала",
            "аға",
            "іні",
            "екі",
            "жиырма",
            "алты",
            "он",
            "жеті",
            "55-",
            "сұра",
            "бекіт",
        ]
    )
    paradigm = Paradigm(tables.suffixes())
    segmenter = Segmenter(tables.suffixes(), tables.words("elision"), own)
    unread = []
    for line in (tables.HERE / "suffixes.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            for example in line.split("\t")[-1].split(", "):
                cuts = segmenter.cuts(example)
                tail = example.partition("-")[2]
                apart = tail and paradigm.chains(tail, "x")
                if not apart and not any(cut.stem in own for cut in cuts):
                    unread.append(example)
    assert not unread


@pytest.mark.parametrize(
    ("word", "endings"),
    [("мектептерде", {"де", "терде"}), ("орнында", {"да", "ында"}), ("қала", {"а"})],
)
def test_endings_begin_where_the_table_says(word, endings):
    begins = Tails(tables.suffixes()).begins(word, 1)
    assert endings <= {word[place:] for place in begins}


def test_a_derived_word_knows_its_noun():
    derivation = Derivation()
    assert ("қазақстан", "ADJ") in derivation.split("қазақстандық")
    assert ("мектеп", "ADJ") in derivation.split("мектептік")
    assert not derivation.split("мектепдік")


def test_lower_case_never_changes_length():
    assert lower("ҚАЗАҚСТАН İ") == "қазақстан İ"
