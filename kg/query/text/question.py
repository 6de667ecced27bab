"""One use of ``text:query`` in, what it asks for out, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.errors import QueryMalformed
from kg.query.text.pattern import Call, Pattern
from kg.query.text.reading import Reading
from kg.query.text.tokens import Token

if TYPE_CHECKING:
    from pyoxigraph import Literal

__all__ = ["DEFAULT_LIMIT", "MOST_HITS", "Question", "literal", "question"]

DEFAULT_LIMIT = 10_000  # as in Jena
MOST_HITS = 100_000
_FORM = '(?doc ?score ?snippet) text:query ("агломерация" 20)'
_ROLES = ("article", "score", "snippet")
# What an article says by these properties is what the fields of the index hold.
_FIELDS = {
    "http://purl.org/dc/terms/title": "title",
    "https://w3id.org/agglo-kg/ontology#text": "body",
}
_LABELS = 'names of things are found by FILTER(agl:matches(?label, "әкімдік"))'


@dataclass(frozen=True, slots=True)
class Question:
    """What one use of ``text:query`` asks for.

    ``variables`` are those for the article, its score and its snippet, as far as they are asked
    for; an article that is given stands in ``article`` by its IRI.  The search string is
    ``string``, or what the variable ``bound`` is bound to.  Words of it without a field are those
    of ``field``.  ``place`` is where all that stands.
    """

    variables: dict[str, str]
    article: str
    string: Literal | None
    bound: str
    field: str
    limit: int
    place: str


def question(pattern: Pattern, subject: Sequence[Token], call: Call) -> Question:
    """What *call* asks for; raises QueryRefused where it has no meaning here."""
    variables, article = _wanted(pattern, subject, call.verb)
    string, field, limit = _arguments(pattern, call)
    text = literal(pattern, string[0]) if string[0].kind == "string" else None
    bound = "" if text is not None else string[0].text
    names = [one[1:] for one in (*variables.values(), bound) if one]
    if len(set(names)) < len(names):
        raise pattern.refused("a variable stands in two places", call.verb, _FORM)
    return Question(variables, article, text, bound, field, limit, pattern.place(call.verb))


def _wanted(pattern: Pattern, subject: Sequence[Token], verb: Token) -> tuple[dict[str, str], str]:
    """The variables before ``text:query`` by what they are for, or the IRI of the article."""
    given = _terms(subject)
    kinds = [one[0].kind for one in given]
    article = pattern.iri(given[0][0]) if kinds[:1] in (["iri"], ["name"]) else ""
    if not 0 < len(given) <= len(_ROLES) or set(kinds[bool(article) :]) - {"variable"}:
        raise pattern.refused("text:query gives article, score and snippet", verb, _FORM)
    wanted = zip(_ROLES, given, strict=False)
    return {role: one[0].text for role, one in wanted if one[0].kind == "variable"}, article


def _arguments(pattern: Pattern, call: Call) -> tuple[list[Token], str, int]:
    """The search string or its variable, the field that a property stands for, and the limit."""
    given, field, limit = _terms(call.object), "", DEFAULT_LIMIT
    if given and given[0][0].kind in ("iri", "name"):
        field = _field(pattern, given.pop(0)[0])
    if not given or given[0][0].kind not in ("string", "variable"):
        raise pattern.refused("text:query needs a search string", call.verb, _FORM)
    if len(given) > 1:
        limit = _limit(pattern, given[1][0])
    if len(given) > 2:
        raise pattern.refused("text:query takes a search string and a limit", given[2][0], _FORM)
    return given[0], field, limit


def _field(pattern: Pattern, token: Token) -> str:
    field = _FIELDS.get(pattern.iri(token))
    if field is None:
        hint = f"leave it out, or write dct:title or agl:text; {_LABELS}"
        raise pattern.refused(f"text:query finds articles, not by {token.text}", token, hint)
    return field


def _limit(pattern: Pattern, token: Token) -> int:
    number = int(token.text) if token.kind == "number" and token.text.isdecimal() else 0
    if not 0 < number <= MOST_HITS:
        message = f"the limit of text:query is a whole number from 1 to {MOST_HITS}"
        raise pattern.refused(message, token, _FORM)
    return number


def _terms(tokens: Sequence[Token]) -> list[list[Token]]:
    """The terms of a list, or the one term; a literal with its language or type is one."""
    marks = [one.text for one in tokens if one.kind == "mark"]
    inside = tokens[1:-1] if marks[:1] == ["("] and tokens[-1].text == ")" else tokens
    found: list[list[Token]] = []
    for token in inside:
        if found and (token.kind == "tag" or "^^" in (token.text, found[-1][-1].text)):
            found[-1].append(token)
        else:
            found.append([token])
    return found


def literal(read: Reading, string: Token) -> Literal:
    """The text between the quotation marks, its escapes read as Turtle has them, too."""
    import pyoxigraph as ox

    try:
        (triple,) = ox.parse(f"<s:> <p:> {string.text} .", ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        message = f"not SPARQL: {error.msg}"
        raise QueryMalformed(message, place=read.place(string), hint=_FORM) from error
    return cast("Literal", triple.object)
