"""An act's own text in, the act with its body, its number, its date and its subject out.

The formula tells it: ``Алматы облысының әкімдігі ҚАУЛЫ ЕТЕДІ``, ``мәслихат ШЕШІМ ҚАБЫЛДАДЫ:``,
``БҰЙЫРАМЫН``.  Number and date stand in its heading, apart from those of the acts that it cites.
"""

from __future__ import annotations

from kg.extract.draft import Draft, Named, OwnAct
from kg.extract.instrument_names import number_in
from kg.extract.nominative import genitive
from kg.extract.places import referent_of
from kg.model import Fact, Mention, Referent

__all__ = ["mention_own_act"]

_DECISION = "agl:Decision"
_ISSUERS = frozenset(
    {"agl:Akimat", "agl:Maslikhat", "agl:Ministry", "agl:Government", "agl:Agency"}
    | {"agl:PublicBody", "agl:Council"}
)
_CITED = frozenset({"agl:Law", "agl:Decision", "agl:Programme", "agl:Plan"})
_DECIDED = frozenset({"қабылдады", "етті", "шығарды", "етеді"})
_DOES = frozenset({"бекіт", "құр", "құрыл", "өзгерт", "айқында", "белгіле", "енгіз", "анықта"})


def mention_own_act(draft: Draft) -> None:
    """Note the act whose own text the article is, if a formula of enactment stands in it."""
    found = next((one for i in _starts(draft) if (one := _formula(draft, i))), None)
    if found is None:
        return
    i, last, noun = found
    issuer, body = _issuer(draft, i)
    cited = [one for one in draft.named if draft.referents[one.referents[0]].type in _CITED]
    held = {j for one in cited for j in range(one.first, one.last)}
    registry = _registry(draft)
    held |= {j for j, first in enumerate(draft.words.first) if first in registry}
    where = _number(draft, held)
    date = _date(draft, held, last)
    number = _told_before(draft, noun, issuer, cited)
    if number is not None:
        where = date = None  # its heading names it, number and date included
    elif where or date or issuer:
        number = _act(draft, noun, issuer, where[0] if where else "", date)
    else:
        return
    draft.name(i, last, (number,))
    draft.own_act = OwnAct(number, body, i, last)
    if body is not None:
        start, end = draft.tokens[draft.words.first[i]].start, draft.tokens[last - 1].end
        rule = "issuer-of-own-act"
        draft.fact(Fact(number, "agl:adoptedBy", body, start, end, rule=rule))
    if where:
        a, b = where[1:]
        draft.fact(Fact(number, "agl:number", where[0], a, b, rule="number-of-own-act"))
    if date:
        rule, told = "date-of-own-act", date.lemma
        draft.fact(Fact(number, "schema:datePublished", told, date.start, date.end, rule=rule))
    _subjects(draft, number, i)
    for j in range(len(draft.tokens) - 1):
        if draft.words.low[j] == "осы" and draft.words.lemma[j + 1] == noun.split()[-1]:
            draft.name(j, j + 2, (number,))


def _starts(draft: Draft) -> list[int]:
    wanted = ("қаулы", "шешім", "шешті", "бұйырамын", "өкім")
    return [i for i, low in enumerate(draft.words.low) if low in wanted]


def _formula(draft: Draft, i: int) -> tuple[int, int, str] | None:
    """Where the formula at *i* begins and ends, and what it calls the act."""
    words, tokens = draft.words, draft.tokens
    low, following = words.low[i], i + 1 < len(tokens)
    if low in ("қаулы", "өкім") and following and words.low[i + 1] in ("етеді", "етемін"):
        return i, i + 2, low
    if low == "бұйырамын":
        return i, i + 1, "бұйрық"
    is_listed = following and tokens[i + 1].text == ":"
    if low == "шешті" and (tokens[i].text.isupper() or is_listed):
        return i, i + 1, "шешім"
    is_end = i + 2 < len(tokens) and tokens[i + 2].text == ":"
    is_decided = low == "шешім" and following and words.low[i + 1] in _DECIDED
    return (i, i + 2, "шешім") if is_decided and (tokens[i].text.isupper() or is_end) else None


def _issuer(draft: Draft, i: int) -> tuple[str, int | None]:
    """What the act calls the body or akim right before the formula, and the body's number."""
    for end in range(i, draft.words.first[i], -1):
        noun, unit = draft.noun(end - 1), draft.places_by_end.get(end - 1)
        if unit is not None and noun is not None and noun.lemma == "әкім":
            return f"{referent_of(unit).name} {noun.citation}", None
        named = draft.named_by_end.get(end)
        if named is None or draft.words.case[end - 1] not in ("", "Nom"):
            continue
        body = draft.referents[named.referents[0]]
        if body.type in ("agl:Akimat", "agl:Maslikhat"):
            return body.other_names[0], named.referents[0]  # Талғар ауданы әкімдігі
        if body.type in _ISSUERS:
            return body.name, named.referents[0]
    return "", None


def _told_before(draft: Draft, noun: str, issuer: str, cited: list[Named]) -> int | None:
    """The act, where its heading names it: the one of its issuer, in the nominative if of several.

    What it amends stands in another case: ``шешіміне өзгеріс енгізу туралы``.
    """
    words, whose = draft.words, issuer.partition(" ")[0]
    own = [
        one
        for one in cited
        if words.lemma[one.last - 1] == noun
        and whose
        and draft.referents[one.referents[0]].name.startswith(whose)
    ]
    bare = [one for one in own if words.case[one.last - 1] in ("", "Nom")]
    found = {one.referents[0] for one in bare or own}
    return found.pop() if len(found) == 1 else None


def _number(draft: Draft, held: set[int]) -> tuple[str, int, int] | None:
    """The first number with its sign that is at none of the tokens *held*."""
    for j, token in enumerate(draft.tokens):
        if j not in held and token.text.startswith(("№", "N")):
            end = min(token.end + 24, len(draft.article.text))
            found = number_in(draft.article.text[token.start : end])
            if found and found.start() == 0 and found.group(1):
                return found.group(1), token.start, token.start + found.end(1)
    return None


def _registry(draft: Draft) -> set[int]:
    """The first tokens of the sentences on the registry of acts, which has numbers of its own."""
    words = draft.words
    told = ("тірке", "тіркел", "тізілім")
    return {words.first[i] for i, lemma in enumerate(words.lemma) if lemma in told}


def _date(draft: Draft, held: set[int], last: int) -> Mention | None:
    """The first whole date before the formula that is at none of the tokens *held*."""
    for j in range(last):
        if j in held or draft.label_at(j) != "DATE":
            continue
        date = draft.mentions_in(j, j + 1)[0]
        if len(date.lemma) == len("2024-04-03") and "/" not in date.lemma:
            return date
    return None


def _act(draft: Draft, noun: str, issuer: str, number: str, date: Mention | None) -> int:
    head = draft.lists.nouns[noun]
    parts = [genitive(issuer)] if issuer else []
    parts += [date.text] if date else []
    parts += [f"№ {number}"] if number else []
    parts.append(head.citation if issuer else noun)
    return draft.refer(Referent(_DECISION, " ".join(parts), local=not number))


def _subjects(draft: Draft, number: int, i: int) -> None:
    """Note the places of its title, which ends in *on*, and of what its points do themselves."""
    words, done = draft.words, set[int]()
    for place in sorted(draft.places_by_end.values(), key=lambda one: one.first):
        last = words.end[place.first] - 1
        while last > place.last and not draft.tokens[last].text[0].isalpha():
            last -= 1
        is_title = words.low[last] == "туралы" and place.first < i
        is_point = place.first > i and _does(draft, last)
        if not (is_title or is_point) or _is_of_body(draft, place.last):
            continue
        if place.unit is not None and place.unit.kind == "country":
            continue
        unit = draft.refer(referent_of(place))
        if unit not in done:
            done.add(unit)
            start = draft.tokens[place.first].start
            end = draft.tokens[last].end
            rule = "place-of-own-act"
            draft.fact(Fact(number, "agl:concerns", unit, start, end, rule=rule))


def _does(draft: Draft, verb: int) -> bool:
    """Whether the verb is what the act itself does: ``бекітілсін``, not ``қамтамасыз етсін``."""
    words = draft.words
    is_passive = draft.tokens[verb].feature("Voice") == "Pass" or words.lemma[verb] == "құрыл"
    is_wish = words.low[verb].endswith(("сын", "сін"))
    return is_wish and is_passive and words.lemma[verb] in _DOES


def _is_of_body(draft: Draft, last: int) -> bool:
    noun = draft.noun(last)
    return noun is not None and noun.role in ("unit-body", "body", "post", "council")
