"""A cut and what the lexicon knows of its stem come in, the traits to weigh it by go out."""

from kg.analyse.morphology import tables
from kg.analyse.morphology.lexicon import Entry
from kg.analyse.morphology.segment import Cut

__all__ = ["common", "of_capital", "of_cut", "of_use"]

_SHAPES = {len(ends[0]): frozenset(ends) for ends in tables.rows("shapes")}


def of_cut(cut: Cut, entry: Entry | None, own: bool) -> list[str]:
    """How well the stem is known, and how well the ending fits it."""
    traits = [f"seam {cut.change} {cut.group}"] if cut.change else []
    if cut.clash:
        traits.append("clash known" if entry or own else "clash")
    if entry:
        traits.append(f"seen {cut.group} {_size(entry.weight)}")
        traits.append(f"endings {cut.group} {_size(entry.endings)}")
    else:
        traits.append(f"unseen {cut.group}")
        traits += [f"unseen letter {cut.group}"] * len(cut.stem)
    traits.append(f"own {cut.group} {own}")
    return traits


def of_use(entry: Entry | None) -> str:
    """How often the stem stands bare: adjectives mostly do."""
    return f"bare {round(entry.bare / 20) if entry else -1}"


def of_capital(entry: Entry | None, capital: bool) -> str:
    """How often the stem has a capital inside sentences, and whether it has one here."""
    share = entry.capital if entry else -1
    return f"capital {share if share < 0 else round(share / 20)} {capital}"


def common(lemma: str, upos: str, feats: str) -> tuple[str, ...]:
    """What every reading is weighed by: its tag, its lemma, and how the lemma ends."""
    ends = (lemma[-size:] for size, known in _SHAPES.items() if lemma[-size:] in known)
    shape = next(ends, "")
    return (f"tag {upos} {feats}", f"upos {upos}", f"shape {upos} {shape}", f"lemma {lemma} {upos}")


def _size(number: float) -> int:
    return (round(number) + 1).bit_length()
