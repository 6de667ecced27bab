"""The TOML files of this folder in, rules out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.errors import ListError
from kg.extract.classes import kinds_of

__all__ = ["Example", "Role", "Rule", "Rulebook", "rulebook", "rules_of"]

CASES = frozenset({"Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"})
_HINT = "docs/rules.md tells what a rule may say"
_YES_OR_NO = ("optional", "carried", "adjacent", "behind", "closed", "alone", "inside")
_VOWELS = "аәеоөұүыіэюяиу"


@dataclass(frozen=True, slots=True)
class Role:
    """What may fill one part of a rule; an empty set or tuple does not restrict.

    ``through`` are nouns of which one has to stand between the name and the verb, ``after`` are
    postpositions.  With a ``*`` any nouns may stand between, with a ``-`` none.  One that is
    *carried* may stand in an earlier clause or sentence; where it has *pronouns*, only if one of
    them stands before the verb.  One that may be *inside* may stand in the name of an act or a
    council.  One that is *adjacent* has nothing between itself and the verb or sign.
    One *behind* it stands right behind: at a verb behind the colon or dash that follows it.  Behind
    a *closed* one, or behind the sign that it stands before, the clause ends.  One that is *alone*
    has no post before it and is no member of a coordination.  The last word of its name is none of
    the lemmas *unlike*.
    """

    types: frozenset[str]
    cases: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    unlike: frozenset[str] = frozenset()
    optional: bool = False
    carried: bool = False
    adjacent: bool = False
    behind: bool = False
    closed: bool = False
    alone: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the facts that its rule makes of it: none where it must not match."""

    text: str
    facts: tuple[str, ...]
    date: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: with one of *verbs* or *signs* and its *roles* filled, the *facts* are claimed.

    A verb is one word or several, the last one the verb: ``қол қой``.  A sign is a mark or word
    that tells it without a verb, as it stands: the dash of ``өзегі — Алматы``, ``қарасты``.  Each
    fact is subject, predicate and object; subject and object are roles, or the object a literal.
    Of several roles, ``act|founder``, the first that is filled counts.  ``present`` is the modality
    of a present tense: what always is, or what will be.  Of the words *beside*, as they
    stand, one has to be in the clause before the verb.
    """

    name: str
    verbs: tuple[tuple[str, ...], ...]
    roles: dict[str, Role]
    facts: tuple[tuple[str, str, str], ...]
    present: str = "planned"
    confidence: float = 0.9
    examples: tuple[Example, ...] = ()
    voice: str = ""
    signs: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rulebook:
    """All rules, by the lemma of the verb that ends them; the flag says that it is passive."""

    rules: tuple[Rule, ...]
    by_verb: dict[str, list[tuple[Rule, tuple[str, ...], bool]]] = field(default_factory=dict)
    by_sign: dict[str, list[tuple[Rule, tuple[str, ...], bool]]] = field(default_factory=dict)


@cache
def rulebook() -> Rulebook:
    """The rules of the package, read once a process.  Raises ListError for one that is no rule."""
    found = []
    for file in sorted(files("kg.extract.relations").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            found += rules_of(file.read_text("utf-8"), file.name)
    book = Rulebook(tuple(found))
    for rule in found:
        for verb in rule.verbs:
            for lemma, is_passive in _lemmas(verb[-1]):
                book.by_verb.setdefault(lemma, []).append((rule, verb[:-1], is_passive))
        for sign in sorted(rule.signs):
            book.by_sign.setdefault(sign, []).append((rule, (), False))
    return book


def rules_of(text: str, name: str) -> list[Rule]:
    """The rules of one file.  Raises ListError that names the file and the rule."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ListError(f"no TOML: {error}", place=name, hint=_HINT) from error
    return [_rule(one, f"{name}, rule {one.get('name', k + 1)}") for k, one in _tables(told, name)]


def _tables(told: Mapping[str, object], name: str) -> Iterator[tuple[int, dict[str, object]]]:
    rules = told.get("rule")
    if not isinstance(rules, list):
        raise ListError("no [[rule]] in it", place=name, hint=_HINT)
    yield from enumerate(rules)


def _rule(told: dict[str, object], place: str) -> Rule:
    unknown = set(told) - {
        *("name", "verbs", "signs", "roles", "facts", "present", "confidence", "examples"),
        *("voice", "note", "beside"),
    }
    if unknown:
        raise ListError(f"unknown: {', '.join(sorted(unknown))}", place=place, hint=_HINT)
    try:
        roles = {name: _role(one) for name, one in told["roles"].items()}  # type: ignore[attr-defined]  # checked below
        facts = tuple(_fact(one, roles) for one in told["facts"])  # type: ignore[attr-defined]
        examples = tuple(_example(one) for one in told.get("examples", ()))  # type: ignore[attr-defined]
        return Rule(
            name=str(told["name"]),
            verbs=tuple(tuple(verb.split()) for verb in _told_by(told)),
            roles=roles,
            facts=facts,
            present=str(told.get("present", "planned")),
            confidence=float(told.get("confidence", 0.9)),  # type: ignore[arg-type]
            examples=examples,
            voice=str(told.get("voice", "")),
            signs=_words(told.get("signs", ())),
            beside=_words(told.get("beside", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ListError(f"not understood: {error}", place=place, hint=_HINT) from error


def _told_by(told: dict[str, object]) -> list[str]:
    """The verbs of a rule, which one with signs may do without."""
    return told.get("verbs", []) if told.get("signs") else told["verbs"]  # type: ignore[return-value]  # TypeError is caught


def _role(told: dict[str, object]) -> Role:
    unknown = set(told) - {"is", "case", "through", "after", "pronouns", "unlike", *_YES_OR_NO}
    cases = _words(told.get("case", ()))
    if unknown or not cases <= CASES:
        raise ValueError(", ".join(sorted(unknown or cases - CASES)))
    return Role(
        types=frozenset().union(*(kinds_of(name) for name in _words(told["is"]))),
        cases=cases,
        through=_words(told.get("through", ())),
        after=_words(told.get("after", ())),
        pronouns=_words(told.get("pronouns", ())),
        unlike=_words(told.get("unlike", ())),
        **{name: bool(told.get(name, False)) for name in _YES_OR_NO},
    )


def _words(told: object) -> frozenset[str]:
    """A list of words, or words in one string."""
    return frozenset(told.split() if isinstance(told, str) else told)  # type: ignore[call-overload, no-any-return]  # TypeError is caught


def _fact(told: str, roles: dict[str, Role]) -> tuple[str, str, str]:
    subject, predicate, value = told.split()
    for name in [*subject.split("|"), *(value.split("|") if "|" in value else ())]:
        if name not in roles:
            raise ValueError(f"{name} is no role")
    return subject, predicate, value


def _example(told: dict[str, object]) -> Example:
    facts = told["facts"]
    return Example(str(told["text"]), tuple(facts), str(told.get("date", "")))  # type: ignore[arg-type]  # TypeError is caught


def _lemmas(verb: str) -> list[tuple[str, bool]]:
    """A verb with the stems of its passive, which some analyses leave: ``әзірле``, ``әзірлен``."""
    if verb[-1] in _VOWELS:
        return [(verb, False), (f"{verb}н", True)]
    return [(verb, False), (f"{verb}ыл", True), (f"{verb}іл", True)]
