"""The tokens of a sentence in, its noun phrases that end in a post, a body or an act out.

The head noun ends the phrase, and what is before it in the phrase says which one it is: ``[Алматы
қаласы әкімінің орынбасары]`` is one post, ``[Қаржы министрлігінің]`` one body.  A phrase goes to
the left as long as its words can stand before a noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.lists import Lists
from kg.extract.recogniser.attributes import SURNAME
from kg.model import Token
from kg.text import lower

__all__ = ["Phrase", "noun_phrases"]

_LONGEST = 14  # words of a phrase
_SORTS = {
    "post": "post",
    "body": "body",
    "unit-body": "body",
    "centre": "body",
    "council": "body",
    "instrument": "act",
    "facility": "built",
    "event": "event",
    "happening": "event",
}
# Ranks, titles and degrees that KazNERD's guidelines (part 20) take for a POSITION, and members.
_RANKS = frozenset(
    "адмирал академик ақын ардагер ассистент әмір әртіс бапкер бастық бек би ғалым генерал"
    " генерал-лейтенант генерал-майор гроссмейстер дәрігер доктор доцент елбас елбасы жазушы"
    " жаттықтырушы журналист журналис жүргізуші имам император инспектор кандидат капитан комиссар"
    " лейтенант майор маршал меңгеруші модератор мүфти мүше омбудсмен оқушы оқытушы өкіл пайғамбар"
    " патриарх патша патшайым полковник продюсер профессор проректор режиссёр редактор сарапшы"
    " сержант старшина студент сұлтан тілші ұстаз хан шебер шейх эксперт қажы қайраткер қызметкер"
    " көмекші көшбасшы чемпион вице-ректор принц ханзада".split()
)
# KazNERD's guidelines, part 11: articles, paragraphs and chapters of an act are a LAW as well.
_ARTICLES = frozenset("бап тармақ тармақша тарау бөлік бөлім параграф".split())
_ALWAYS_WHOLE = frozenset({"елбасы", "елбас"})
_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”"')
_JOINING = frozenset({"және", "мен", "пен", "бен", "–", "—"})
# ``Президент жанындағы академия``, ``министрлікке қарасты департамент``: the words before them
# have a case that ends any other phrase.
_LINKING = frozenset(
    "қарасты қарайтын жанындағы жөніндегі туралы атындағы бойынша арналған қарсы".split()
)


class Phrase(NamedTuple):
    """Words *first* to *end*, the head noun, of which *named* is the first with a capital.

    *sort* says what the head noun is; ``named`` is ``end`` where no word has a capital.
    """

    first: int
    named: int
    end: int
    sort: str
    is_plural: bool
    is_owned: bool


def noun_phrases(tokens: Sequence[Token], lists: Lists) -> Iterator[Phrase]:
    """The phrases of a sentence from its end; those of one sort never overlap."""
    words = [token.text for token in tokens]
    lemmas = [lower(token.lemma) for token in tokens]
    ends = _ends(lemmas, lists)
    taken = dict.fromkeys(ends.values(), len(words))  # how far left phrases of a sort have come
    for i in sorted(ends, reverse=True):
        sort = ends[i]
        if i >= taken[sort]:
            continue
        first = taken[sort] = _first(words, tokens, lemmas, lists, (ends, i))
        named = next((j for j in range(first, i) if _is_named(words, tokens, j)), i)
        head = tokens[i]
        plural = head.feature("Number") == "Plur"
        yield Phrase(first, named, i, sort, plural, bool(head.feature("Person[psor]")))


def _ends(lemmas: Sequence[str], lists: Lists) -> dict[int, str]:
    found = {}
    for i, lemma in enumerate(lemmas):
        noun = lists.nouns.get(lemma)
        if noun and noun.role in _SORTS:
            found[i] = _SORTS[noun.role]
        elif lemma in _RANKS or lemma.rpartition("-")[2] in _RANKS:
            found[i] = "post"
        elif lemma in _ARTICLES:
            found[i] = "article"
    return found


def _first(
    words: Sequence[str],
    tokens: Sequence[Token],
    lemmas: Sequence[str],
    lists: Lists,
    head: tuple[dict[int, str], int],
) -> int:
    """Where the phrase begins that ends in the word of *head*, which also has all heads."""
    ends, end = head
    first = i = end
    opened = 0  # quotation marks, from the right: closed ones that are not yet opened
    while i > 0 and end - i < _LONGEST and _stands_before_noun(words, tokens, i - 1):
        i -= 1
        if ends.get(i) == "post" and _is_whole_post(tokens[i], lemmas[i]):
            break
        if words[i] in _OPENING and not opened:
            break
        if not opened and _is_person(words, lemmas, lists, i):
            break
        opened += (words[i] in _CLOSING) - (words[i] in _OPENING)
        if words[i] not in _JOINING:
            first = i
    while first < end and _begins_nothing(words[first], tokens[first]):
        first += 1
    return first


def _begins_nothing(word: str, token: Token) -> bool:
    """Whether a word is before a phrase and not in it: ``бұл туралы``, ``Астанадағы``."""
    return word in _CLOSING or word in _LINKING or token.upos == "VERB" or _is_local(word)


def _is_whole_post(token: Token, lemma: str) -> bool:
    """Whether a post has its body before it and its holder behind: ``Мемлекет басшысы``."""
    whole = token.feature("Person[psor]") == "3" or lemma in _ALWAYS_WHOLE
    return whole and token.feature("Case") in ("", "Nom")


def _is_person(words: Sequence[str], lemmas: Sequence[str], lists: Lists, i: int) -> bool:
    """Whether a word is a surname that says who, and not after whom: ``Сәтбаев атындағы``."""
    word = words[i]
    if not word[:1].isupper() or words[i + 1] == "атындағы" or (lemmas[i],) in lists.places:
        return False
    return len(word) > 3 and SURNAME.fullmatch(lower(word)) is not None


def _stands_before_noun(words: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    word, token = words[i], tokens[i]
    if word in _OPENING or word in _CLOSING or word in _JOINING or word in _LINKING:
        return True
    if token.upos in ("ADJ", "NUM"):
        return True
    if token.upos in ("NOUN", "PROPN", "X"):
        case = token.feature("Case")
        return case in ("", "Nom", "Gen") or words[i + 1] in _LINKING or _is_local(word)
    return token.upos == "VERB" and token.feature("VerbForm") == "Part"


def _is_local(word: str) -> bool:
    """Whether a word says where a noun is: ``Қазақстандағы елші``."""
    return word.endswith(("дағы", "дегі", "тағы", "тегі")) and word not in _LINKING


def _is_named(words: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    word = words[i]
    return word in _OPENING or (word[:1].isupper() and (i > 0 or tokens[i].upos == "PROPN"))
