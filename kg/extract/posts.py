"""Tokens and names in, posts and who holds them out.

A post stands before its holder, its body or unit before the post, in the genitive or bare:
``Алматы облысының әкімі Мұрат Сұлтанқазиев``, ``«КазНИИСА» АҚ директоры``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.draft import Draft, Named
from kg.extract.fields import MODIFIERS, field_start
from kg.extract.lists import HeadNoun
from kg.extract.meant_places import CAPITAL, of_capital
from kg.extract.nominative import case_of_person, genitive, is_plural, possessed
from kg.extract.owners import owner_before
from kg.extract.places import Place, referent_of
from kg.extract.unit_bodies import coordinated
from kg.model import Fact, Referent, Span
from kg.text import lower

__all__ = ["MODIFIERS", "chain_end", "holder_behind", "mention_posts", "note_holder"]

ALONE = frozenset({"президент", "премьер-министр"})  # told which one they are by themselves
_MINISTERS = frozenset({"министр", "вице-министр"})
_OF_KINDS = frozenset({"unit", "unit-body", "body", "council", "centre"})
_HEAD_OF_STATE = ["мемлекет", "басшысы"]
# What follows a post of which someone is made the holder, or is it no more.
_OFFICE = ("қызмет", "лауазым", "міндет", "орынтағ")
_AS = frozenset({"болып", "боп", "етіп"})
_TIMES = frozenset({"бұрынғы", "қазіргі", "жаңа"})
_NOT_ALONE = frozenset({"республика", "агломерация", "топ"})
_OF_DEPARTMENTS = frozenset({"басшы", "жетекші", "маман", "орынбасар"})
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
        end, noun = chain_end(draft, i, noun)
        start = i
        while start > draft.words.first[i] and _modifies(draft, start - 1, i):
            start -= 1
        is_one = not is_plural(draft.tokens[end - 1], noun) and not draft.words.plural[end - 1]
        if _several(draft, i, start, noun):
            continue
        title = _title(draft, i, start, end, noun)
        if is_one:
            _note(draft, title, holder_behind(draft, title.first, end, persons.get(end)))
        elif title.is_told and title.prefix and draft.words.upper[end : end + 1] == [True]:
            _of_several(draft, title)


def _is_person(draft: Draft, named: Named) -> bool:
    return draft.referents[named.referents[0]].type == "agl:Person"


def holder_behind(draft: Draft, first: int, last: int, person: Named | None) -> Named | None:
    """*person*, who stands behind the post at ``tokens[first:last]``, if it is theirs.

    Of a head of state or government it is not, where they are the object of what that one does:
    ``Президент Серік Жұманғаринді тағайындады``.
    """
    words = draft.words
    if person is None or words.first[person.first] != words.first[last - 1]:
        return None
    case = case_of_person(draft, person) or words.case[person.last - 1]
    is_object = case in ("Acc", "Dat")
    is_head = words.low[last - 1] in ALONE or words.low[first:last] == _HEAD_OF_STATE
    return None if is_object and is_head else person


def _modifies(draft: Draft, j: int, head: int) -> bool:
    """Whether the word at *j* is part of a post: ``бас директор``, ``басқарма төрағасы``.

    A ``басқарма`` has a chair as the board of a company, but a head as a department.
    """
    word, noun = draft.words.low[j], draft.noun(head)
    of_board = noun is not None and noun.lemma not in _OF_DEPARTMENTS
    return word in MODIFIERS and (word != "басқарма" or of_board)


def chain_end(draft: Draft, i: int, noun: HeadNoun) -> tuple[int, HeadNoun]:
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
    if owned is None and start > 0 and draft.words.low[start - 1] in _TIMES:
        owned = _of_name(draft, start - 1, last, noun)  # Астананың бұрынғы әкімі
        owned = None if owned is None else replace(owned, start=start)
    owned = owned or _put_into(draft, start, last, noun)
    if owned is not None:
        return owned
    if draft.words.lemma[head] in _MINISTERS and possessed(
        draft.tokens[head], draft.noun(head) or noun
    ):
        field = field_start(draft, start)
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
    if place is None and start > 0 and draft.words.low[start - 1] == CAPITAL:
        city = of_capital(draft.lists)
        return _Title(start - 1, start, last, noun, genitive(city.name)) if city else None
    if place is None or place.noun == "агломерация":
        return None
    if draft.words.case[start - 1] not in ("Gen", "Nom", ""):
        return None
    first, prefix = place.first, genitive(referent_of(place).name)
    outer = draft.places_by_end.get(first)
    if outer and outer.noun in ("облыс", "республика") and draft.words.case[first - 1] == "Gen":
        first, prefix = outer.first, f"{genitive(referent_of(outer).name)} {prefix}"
    return _Title(first, start, last, noun, prefix)


def _put_into(draft: Draft, start: int, last: int, noun: HeadNoun) -> _Title | None:
    """``Іле ауданына әкім болып``, ``басқармасында басшының орынбасары болып``: of which it is."""
    words = draft.words
    is_as = last < words.end[last - 1] and words.low[last] in _AS
    if not is_as or words.case[start - 1] not in ("Dat", "Loc") or start == words.first[last - 1]:
        return None
    place, body = draft.places_by_end.get(start), draft.named_by_end.get(start)
    if place is not None and place.noun != "агломерация" and noun.lemma == "әкім":
        return _Title(start, start, last, noun, genitive(referent_of(place).name), is_told=False)
    if body is None or len(body.referents) != 1:
        return None
    owner = draft.referents[body.referents[0]]
    if owner.type in _UNITS:
        return None
    prefix = genitive(owner.name) if last - start == 1 else ""
    is_local = not prefix
    return _Title(start, start, last, noun, prefix, body.referents[0], False, is_local)


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
        draft.imply(Referent("org:Post", name))
    return True


def _note(draft: Draft, title: _Title, holder: Named | None) -> None:
    """Write down one post with its body and its holder."""
    is_spoken_of = title.is_told or holder is not None
    if not is_spoken_of and not _is_office(draft, title.last):
        return
    words = _words(draft, title)
    name = " ".join(part for part in (title.prefix, *words) if part)
    is_bare = title.is_local and not title.is_told and holder is None
    told = Referent("org:Post", name, local=title.is_local)
    post = draft.imply(told) if is_bare else draft.refer(told)  # инженер болып бастады
    _facts(draft, post, title, holder)
    if title.is_told:
        draft.release(title.first, title.last)
        draft.mention(title.first, title.last, name, "POSITION", post)
    if title.is_told or holder is None:
        draft.name(title.first, title.last, (post,))


def _of_several(draft: Draft, title: _Title) -> None:
    """A post in the plural, that of each of those behind it: ``Мәжіліс депутаттары``."""
    words = [*(token.text for token in draft.tokens[title.start : title.last - 1])]
    name = " ".join([title.prefix, *words, title.noun.citation])
    post = draft.imply(Referent("org:Post", name))
    draft.name(title.first, title.last, (post,))


def _is_office(draft: Draft, i: int) -> bool:
    """Whether a post that ends before *i* is one to be taken or left: ``әкім болып сайланды``."""
    words = draft.words
    if i >= words.end[i - 1]:
        return False
    return words.low[i] in _AS or (words.low[i].startswith(_OFFICE) and words.possessed[i])


def _words(draft: Draft, title: _Title) -> list[str]:
    """The words of a post with the last one as it stands at the end of a name, or alone."""
    final = draft.tokens[title.last - 1]
    is_one = title.last - title.start == 1
    is_named = title.prefix or not is_one if possessed(final, title.noun) else title.prefix
    ending = title.noun.citation if is_named else title.noun.lemma
    return [token.text for token in draft.tokens[title.start : title.last - 1]] + [ending]


def _facts(draft: Draft, post: int, title: _Title, holder: Named | None) -> None:
    start, end = draft.tokens[title.first].start, draft.tokens[title.last - 1].end
    if title.owner is not None:
        rule = "post-of-body"
        draft.fact(Fact(post, "org:postIn", title.owner, start, end, confidence=0.9, rule=rule))
    if holder is not None:
        note_holder(draft, Named(title.first, title.last, (post,)), holder)


def note_holder(draft: Draft, post: Named, holder: Named) -> None:
    """Write down that *holder*, who stands behind *post*, holds it."""
    tokens, rule = draft.tokens, "post-before-person"
    start, end = tokens[post.first].start, tokens[holder.last - 1].end
    spans = Span(start, tokens[post.last - 1].end), Span(tokens[holder.first].start, end)
    person, held = holder.referents[0], post.referents[0]
    draft.fact(Fact(person, "agl:holds", held, start, end, "asserted", 0.9, rule, spans))
