"""Terms of RDF in, terms out: ``agl:lemma``, ``agl:latin`` and ``agl:matches`` of SPARQL.

As with SPARQL's own functions, what cannot be computed is unbound: for an IRI, a number, a search
that cannot be read.  The latter is told before the query runs where it stands in the query itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from kg.errors import QueryMalformed
from kg.graph.names import expand
from kg.query.text.question import literal
from kg.query.text.reading import Reading
from kg.search import parse
from kg.search.matching import Words, matches, words
from kg.search.tree import All, Between, Key, Node, Not
from kg.search.tree import Any as AnyOf
from kg.search.words import lemma_of, words_of
from kg.text import lower, repair, to_cyrillic, to_latin

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

__all__ = ["check_searches", "functions"]

Function = Callable[..., Any]
_MATCHES = expand("agl:matches")
_KAZAKH, _KAZAKH_IN_LATIN = "kk", "kk-latn"  # Oxigraph writes language tags in lower case


@cache
def functions() -> dict[NamedNode, Function]:
    """The functions by their IRIs, for ``pyoxigraph.Store.query``."""
    from pyoxigraph import NamedNode

    own: dict[str, Function] = {"agl:lemma": _lemma, "agl:latin": _latin, "agl:matches": _matches}
    return {NamedNode(expand(name)): function for name, function in own.items()}


def check_searches(query: str) -> None:
    """Raise QueryMalformed for a call of ``agl:matches`` with a search that cannot be read."""
    read = Reading(query)
    for at, token in enumerate(read.tokens):
        if token.kind in ("iri", "name") and read.iri(token) == _MATCHES:
            end = read.balanced(at + 1) - 1
            last = read.tokens[end - 1]
            if read.is_mark(end, ")") and read.is_mark(end - 2, ",") and last.kind == "string":
                _check(literal(read, last), read.place(last))


def _check(search: Literal, place: str) -> None:
    try:
        _tree(search.value)
    except QueryMalformed as error:
        where = ", ".join(filter(None, (place, f"in {search.value!r}", error.place)))
        raise QueryMalformed(error.message, place=where, hint=error.hint) from error


def _lemma(text: Literal) -> Literal:
    """The dictionary forms of the words of *text*, a blank between them."""
    from pyoxigraph import Literal

    spelt, is_kazakh = _words(text)
    if not is_kazakh:
        return Literal(" ".join(map(lower, spelt)), language=text.language)
    from kg.analyse.morphology import tag

    language = text.language and _KAZAKH
    lemmas = (one.lemma for one in tag(list(map(repair, spelt))))
    return Literal(" ".join(lemmas), language=language)


def _latin(text: Literal) -> Literal:
    """*text* in the Latin alphabet of 2021; ``@kk`` becomes ``@kk-Latn``."""
    from pyoxigraph import Literal

    language = "kk-Latn" if text.language == _KAZAKH else text.language
    return Literal(to_latin(_string(text)), language=language)


def _matches(text: Literal, search: Literal) -> Literal:
    """Whether *search*, in the language of ``kg search``, finds *text*."""
    from pyoxigraph import Literal

    tree = _tree(_string(search))
    spelt, is_kazakh = _words(text)
    return Literal(_fits(_terms(tuple(spelt), is_kazakh), tree))


def _words(text: Literal) -> tuple[list[str], bool]:
    """The words of *text* in Cyrillic letters, and whether they are Kazakh or may be."""
    string, language = _string(text), (text.language or _KAZAKH).lower()
    if language == _KAZAKH_IN_LATIN:
        return words_of(to_cyrillic(string)), True
    return words_of(string), language.partition("-")[0] == _KAZAKH


def _string(term: Literal) -> str:
    """The text of a string, tagged or not; raises TypeError for any other term."""
    from pyoxigraph import Literal

    if not isinstance(term, Literal):
        raise TypeError(f"{term} is no text")
    if not term.language and term.datatype.value != expand("xsd:string"):
        raise TypeError(f"{term} is no text")
    return term.value


@lru_cache(maxsize=256)
def _tree(search: str) -> Node:
    """The tree of a search in one text; raises QueryMalformed, also for one that asks a field."""
    tree = parse(search)
    _check_fields(tree)
    return tree


def _check_fields(tree: Node) -> None:
    match tree:
        case All(parts) | AnyOf(parts):
            for part in parts:
                _check_fields(part)
        case Not(part):
            _check_fields(part)
        case _ if isinstance(tree, Between | Key) or tree.field:
            raise QueryMalformed(
                f"agl:matches looks into one text, which has no fields such as {tree}",
                hint="articles are found by their fields: ?doc text:query ...",
            )


@lru_cache(maxsize=1 << 14)  # labels come again with each join
def _terms(spelt: tuple[str, ...], is_kazakh: bool) -> Words:
    """What a search is compared with: each word as it stands, and its dictionary form."""
    lemma = lemma_of if is_kazakh else lower
    return words([(one, lemma(one)) for one in spelt])


def _fits(text: Words, tree: Node) -> bool:
    match tree:
        case All(parts):
            return all(_fits(text, part) for part in parts)
        case AnyOf(parts):
            return any(_fits(text, part) for part in parts)
        case Not(part):
            return not _fits(text, part)
        case Between() | Key():
            return False
        case _:
            return any(True for _ in matches(text, tree, "body"))
