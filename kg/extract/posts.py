"""Tokens and names in, posts and who holds them out.

A post stands before its holder, its body or unit before the post, in the genitive or bare:
``Алматы облысының әкімі Мұрат Сұлтанқазиев``, ``«КазНИИСА» АҚ директоры``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.draft import Draft, Named
from kg.extract.lists import HeadNoun
from kg.extract.nominative import genitive, is_plural, possessed
from kg.extract.owners import owner_before
from kg.extract.places import Place, referent_of
from kg.extract.unit_bodies import coordinated
from kg.model import Fact, Referent
from kg.text import lower

__all__ = ["MODIFIERS", "mention_posts"]

MODIFIERS = frozenset(
    {"бірінші", "бас", "аға", "атқарушы", "басқарма", "уақытша", "құрметті", "тең", "мемлекеттік"}
    | {"жауапты", "тұңғыш", "арнайы", "төтенше", "ғылыми", "жетекші", "кеңсе", "штат", "экс"}
)
_LONGEST_FIELD = 7
ALONE = frozenset({"президент", "премьер-министр"})  # told which one they are by themselves
_NO_FIELD = frozenset({"PRON", "DET", "ADV", "ADP", "SCONJ", "AUX"})
_MINISTERS = frozenset({"министр", "вице-министр"})
_OF_KINDS = frozenset({"unit", "unit-body", "body", "council", "centre"})
_NOT_ALONE = frozenset({"республика", "агломерация", "топ"})
_UNITS = frozenset({"agl:AdministrativeUnit", "agl:Agglomeration", "agl:Person", "org:Post"})


@dataclass(frozen=True, slots=True)
class _Title:
    """A post at ``tokens[first:last]``: its words begin at ``start``, what it is of before them."""

    first: int
    start: int
    last: int
    noun: HeadNoun
    prefix: str
    owner: int | None = None
    is_told: bool = True
    is_local: bool = False


def mention_posts(draft: Draft, places: Sequence[Place]) -> None:
    """Note every post that is told with its body, unit or field, and each holder behind it."""
    persons = {one.first: one for one in draft.named if _is_person(draft, one)}
    end = 0
    for i in draft.heads("post"):
        noun = draft.noun(i)
        if i < end or noun is None or not draft.is_free(i, i + 1):
            continue
        end, noun = _chain_end(draft, i, noun)
        start = i
        while start > draft.words.first[i] and draft.words.low[start - 1] in MODIFIERS:
            start -= 1
        is_one = not is_plural(draft.tokens[end - 1], noun) and not draft.words.plural[end - 1]
        if not _several(draft, i, start, noun) and is_one:
            _note(draft, _title(draft, i, start, end, noun), persons.get(end))


def _is_person(draft: Draft, named: Named) -> bool:
    return draft.referents[named.referents[0]].type == "agl:Person"


def _chain_end(draft: Draft, i: int, noun: HeadNoun) -> tuple[int, HeadNoun]:
    """Where a chain of posts ends, and its last noun: ``әкімінің бірінші орынбасары``."""
    last = i + 1
    while True:
        j = last
        while j < draft.words.end[i] and draft.words.low[j] in MODIFIERS:
            j += 1
        following = draft.noun(j) if j < draft.words.end[i] else None
        if not following or following.role != "post" or not possessed(draft.tokens[j], following):
            return last, noun
        last, noun = j + 1, following


def _title(draft: Draft, head: int, start: int, last: int, noun: HeadNoun) -> _Title:
    """The post whose words begin at *start*, with what tells which post it is."""
    owned = _of_name(draft, start, last, noun)
    if owned is not None:
        return owned
    if draft.words.lemma[head] in _MINISTERS and possessed(
        draft.tokens[head], draft.noun(head) or noun
    ):
        field = _field_start(draft, start)
        if field < start:
            return _minister(draft, field, start, last, noun)
    if start > 0 and (kind := _kind_start(draft, start, head)) < start:
        words = draft.text(kind, start)
        return _Title(kind, start, last, noun, words, is_local=True)
    is_told = draft.words.lemma[head] in ALONE and draft.words.upper[head]
    is_told = is_told or draft.words.low[start : head + 1] == ["мемлекеттік", "хатшы"]
    return _Title(start, start, last, noun, "", is_told=is_told, is_local=not is_told)


def _of_name(draft: Draft, start: int, last: int, noun: HeadNoun) -> _Title | None:
    """``«КазНИИСА» АҚ директоры``, ``Алматы облысының әкімі``: a name before the post."""
    body, place = draft.named_by_end.get(start), draft.places_by_end.get(start)
    if body and len(body.referents) == 1 and draft.words.case[start - 1] in ("Gen", "Nom", ""):
        referent = draft.referents[body.referents[0]]
        if referent.type not in _UNITS:
            of_body = draft.words.case[body.last - 1] == "Gen"
            prefix = genitive(referent.name) if of_body else referent.name
            return _Title(body.first, start, last, noun, prefix, body.referents[0])
    if place is None or place.noun == "агломерация":
        return None
    if draft.words.case[start - 1] not in ("Gen", "Nom", ""):
        return None
    first, prefix = place.first, genitive(referent_of(place).name)
    outer = draft.places_by_end.get(first)
    if outer and outer.noun in ("облыс", "республика") and draft.words.case[first - 1] == "Gen":
        first, prefix = outer.first, f"{genitive(referent_of(outer).name)} {prefix}"
    return _Title(first, start, last, noun, prefix)


def _minister(draft: Draft, field: int, start: int, last: int, noun: HeadNoun) -> _Title:
    """``Қазақстан Республикасының Өңірлік даму министрі``, with the ministry if the text has it."""
    words = draft.text(field, start)
    ministry = f"{words} министрлігі"
    listed = draft.lists.bodies_by_name.get(lower(ministry))
    owner = draft.number_of("agl:Ministry", listed.code if listed else ministry)
    country = owner_before(draft, field)
    if country and country.is_country:
        return _Title(country.first, start, last, noun, f"{country.genitive} {words}", owner)
    return _Title(field, start, last, noun, words, owner)


def _kind_start(draft: Draft, start: int, head: int) -> int:
    """Where the kind of a unit or body before a post begins: ``облыс әкімі``; *start* if none."""
    words, j = draft.words, start - 1
    if words.low[j] == "мемлекет" and words.lemma[head] in ("басшы", "хатшы"):
        return j
    noun = draft.noun(j)
    if not noun or noun.role not in _OF_KINDS or noun.lemma in _NOT_ALONE:
        return start
    last = draft.noun(head)
    if (
        words.case[j] not in ("Gen", "Nom", "")
        or not last
        or not possessed(draft.tokens[head], last)
    ):
        return start
    before = draft.noun(j - 1) if j > words.first[head] else None
    if before and before.role == "unit" and noun.role == "unit-body":
        return j - 1  # қала әкімдігінің басшысы
    while j > words.first[head] and words.low[j - 1] in ("облыстық", "қалалық", "аудандық"):
        j -= 1
    return j


def _several(draft: Draft, head: int, start: int, noun: HeadNoun) -> bool:
    """``Астана, Алматы және Шымкент қалаларының әкімдері``: one post for each unit, no one span."""
    units = coordinated(draft, start)
    if len(units) < 2 or not is_plural(draft.tokens[head], noun):
        return False
    for place in units:
        name = f"{genitive(referent_of(place).name)} {noun.citation}"
        draft.refer(Referent("org:Post", name))
    return True


def _note(draft: Draft, title: _Title, holder: Named | None) -> None:
    """Write down one post with its body and its holder."""
    if not title.is_told and holder is None:
        return
    words = _words(draft, title)
    name = " ".join(part for part in (title.prefix, *words) if part)
    post = draft.refer(Referent("org:Post", name, local=title.is_local))
    _facts(draft, post, title, holder)
    if title.is_told:
        draft.release(title.first, title.last)
        draft.mention(title.first, title.last, name, "POSITION", post)
        draft.name(title.first, title.last, (post,))


def _words(draft: Draft, title: _Title) -> list[str]:
    """The words of a post with the last one as it stands at the end of a name, or alone."""
    final = draft.tokens[title.last - 1]
    is_named = possessed(final, title.noun) and (title.prefix or title.last - title.start > 1)
    ending = title.noun.citation if is_named else title.noun.lemma
    return [token.text for token in draft.tokens[title.start : title.last - 1]] + [ending]


def _facts(draft: Draft, post: int, title: _Title, holder: Named | None) -> None:
    start, end = draft.tokens[title.first].start, draft.tokens[title.last - 1].end
    if title.owner is not None:
        rule = "post-of-body"
        draft.fact(Fact(post, "org:postIn", title.owner, start, end, confidence=0.9, rule=rule))
    if holder is not None:
        end, person = draft.tokens[holder.last - 1].end, holder.referents[0]
        rule = "post-before-person"
        draft.fact(Fact(person, "agl:holds", post, start, end, confidence=0.9, rule=rule))


def _field_start(draft: Draft, head: int) -> int:
    """Where the field of a minister begins: the nearest capital, ``Өңірлік даму министрі``.

    In lower case a field is known by its ministry: ``қаржы министрі``.
    """
    words, known = draft.words, draft.lists.bodies_by_name
    found = head
    for j in range(head - 1, max(head - _LONGEST_FIELD, words.first[head]) - 1, -1):
        is_word = draft.tokens[j].text[0].isalpha() or words.low[j] == ","
        if not is_word or draft.tokens[j].upos in _NO_FIELD:
            break
        if words.case[j] in ("Loc", "Abl", "Dat", "Ins", "Gen"):
            break
        if f"{lower(draft.text(j, head))} министрлігі" in known:
            found = j
        if words.upper[j]:
            first = j
            while first - 1 > words.first[head] and words.upper[first - 1]:
                first -= 1  # Денсаулық Сақтау министрі
            begins = draft.begins_sentence(first) and found < head
            return found if begins or words.low[first] in MODIFIERS else first
    return found
