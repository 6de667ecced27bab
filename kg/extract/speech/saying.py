"""The list of verbs of saying in, those of one article out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import ListError
from kg.extract.draft import Draft

__all__ = ["FOR_NOTHING", "Saying", "Sayings", "sayings", "verbs_of_saying"]

_LIST = "saying.toml"
_TAKES = frozenset({"деп", "ын", "-"})
_NOT_HIDING = ("жасырма",)  # verbs that say something when they are negative
FOR_NOTHING = frozenset({"бекер", "тегін", "текке", "босқа"})  # бекер айтпаған: not for nothing
_FINITE = frozenset({"Fin", "Part", "Conv"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying, by the words of its stem, with what it takes; and its examples.

    One without *passive* says nothing in that voice: ``жазылған``, it is written.
    """

    words: tuple[str, ...]
    takes: frozenset[str]
    said: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    passive: bool = True


@dataclass(frozen=True)
class Sayings:
    """Verbs by the last word of their stem, the longest first; nouns by their stem.

    ``compounds`` are verbs of several words, by the last but one; ``states`` are beginnings of
    nouns that stand for a clause.
    """

    states: tuple[str, ...] = ()
    verbs: dict[str, list[Saying]] = field(default_factory=dict)
    compounds: dict[str, list[Saying]] = field(default_factory=dict)
    nouns: dict[str, Saying] = field(default_factory=dict)


@cache
def sayings() -> Sayings:
    """What ``saying.toml`` lists, read once a process.

    Raises ListError that tells the entry in which something is missing or unknown.
    """
    text = files("kg.extract.speech").joinpath(_LIST).read_text("utf-8")
    listed = tomllib.loads(text)
    found = Sayings(tuple(listed["states"]))
    for entry in listed["verb"]:
        verb = _saying(entry, _TAKES)
        found.verbs.setdefault(verb.words[-1], []).append(verb)
        if len(verb.words) > 1:
            found.compounds.setdefault(verb.words[-2], []).append(verb)
    for same in found.verbs.values():
        same.sort(key=lambda one: -len(one.words))
    for entry in listed["noun"]:
        noun = _saying(entry, frozenset())
        found.nouns[noun.words[0]] = noun
    return found


def _saying(entry: dict[str, Any], known: frozenset[str]) -> Saying:
    takes = frozenset(entry.get("takes", ()))
    if not entry.get("stem") or not takes <= known:
        raise ListError(
            f"an entry has no stem, or takes something unknown: {entry}",
            place=_LIST,
            hint="takes = [...] has some of: " + ", ".join(sorted(_TAKES)),
        )
    stem, said, not_said = (entry.get(key, ()) for key in ("stem", "said", "not_said"))
    passive = bool(entry.get("passive", True))
    return Saying(tuple(stem.split()), takes, tuple(said), tuple(not_said), passive)


def verbs_of_saying(draft: Draft) -> dict[int, tuple[int, Saying]]:
    """By the token that ends a verb of saying, the token that begins it, and which it is.

    Somebody else must say it (``айтты``, not ``айтамын``), and must not fail to (``айтпады``).
    """
    found: dict[int, tuple[int, Saying]] = {}
    for i in range(len(draft.tokens)):
        verb = _verb_at(draft, i)
        if verb is not None:
            found[i] = i + 1 - len(verb.words), verb
    return found


def _verb_at(draft: Draft, i: int) -> Saying | None:
    """The verb that the token at *i* ends; of several words, even if the last is read wrongly."""
    known, words, low = sayings(), draft.words, draft.words.low[i]
    is_verb = draft.tokens[i].upos in ("VERB", "AUX")
    for verb in known.compounds.get(words.low[i - 1], ()) if i > words.first[i] else ():
        if low.startswith(verb.words[-1]) and _stands(draft, i + 1 - len(verb.words), verb):
            return verb if _is_said(draft, i) or not is_verb else None
    if not is_verb:
        return None
    negative = next((one for one in _NOT_HIDING if low.startswith(one)), "")
    for verb in known.verbs.get(negative or words.lemma[i], ()):
        is_passive = draft.tokens[i].feature("Voice") == "Pass"
        if len(verb.words) > 1 or (is_passive and not verb.passive):
            continue
        if _is_said(draft, i, allow_negative=bool(negative)):
            return verb
    return None


def _stands(draft: Draft, first: int, verb: Saying) -> bool:
    if first < 0:
        return False
    return all(draft.words.low[first + k] == word for k, word in enumerate(verb.words[:-1]))


def _is_said(draft: Draft, i: int, *, allow_negative: bool = False) -> bool:
    token = draft.tokens[i]
    if draft.words.form[i] not in _FINITE and draft.words.case[i] != "Equ":
        return False
    if token.feature("Mood") in ("Imp", "Opt", "Cnd", "Des"):
        return False
    is_meant = allow_negative or draft.words.low[i - 1] in FOR_NOTHING
    is_negative = token.feature("Polarity") == "Neg" and not is_meant
    return not is_negative and not _is_first_person(draft, i)


def _is_first_person(draft: Draft, i: int) -> bool:
    """``айтамын``, ``айтып отырмын``: whose words these are is not told by a name."""
    behind = range(i, min(i + 3, draft.words.end[i]))
    for j in behind:
        if j > i and draft.tokens[j].upos != "AUX":
            return False
        if draft.tokens[j].feature("Person") in ("1", "2"):
            return True
    return False
