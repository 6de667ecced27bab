"""A plan in, tantivy's query objects out.

A word takes as many positions as it may have terms, one for each level, so that text can be indexed
as plain text, which is several times faster than as objects of one term each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, islice, product

from tantivy import FieldType, Occur, Query, Schema, Searcher

from kg.search.document import NAME_FIELDS, name_words
from kg.search.plan import Begins, Dates, Each, Either, Near, Only, Plan, Run, Term
from kg.search.words import BEGINNING, ENTITY, FOLDED, MARKERS, MAX_EDITS, VERBATIM, terms_of

__all__ = [
    "DATE_NUMBERS",
    "NO_TERM",
    "Texts",
    "beginnings",
    "date_number",
    "name_text",
    "spelt",
    "tantivy_query",
]

NO_TERM = "_"
_SLOTS = 5  # of a word of title and body
_NAME_SLOTS = 3  # of a word of a name, which has no marks
_SLOT_OF_MARKER = {VERBATIM: 0, FOLDED: 2, ENTITY: 4}
_SLOT_OF_LEMMA = 1
_SLOT_OF_BODIES = 3  # apart from the other marks: a place or person may be part of a body's name
DATE_NUMBERS = {"Y": 0, "M": 10**6, "D": 10**8}  # keep years, months and days apart
_SPECIAL = frozenset("\\.+*?()|[]{}^$")
_MOST_OF_RANGE = 50  # terms, tantivy's own limit
_MOST_KNOWN = 1 << 18  # words
_MOST_WAYS = 256  # to spread or spell the words of a phrase that are looked for one by one


def spelt(term: str) -> str:
    """*term* as tantivy has it: no fuzzy word reaches another level, no term has white space.

    The marker stands three times, which is more letters than a fuzzy word may differ by.
    """
    plain = "\u00a0".join(term.split())
    return plain[0] * MAX_EDITS + plain if plain[0] in MARKERS else plain


class Texts(dict[tuple[str, ...], tuple[str, str]]):
    """What is indexed of a word (see ``kg.search.words.terms_of``), found out once.

    Each term in its slot, and the first letters; nothing for a punctuation mark.  Most words of a
    text come again and again, and a dictionary is the fastest memory there is.
    """

    def __missing__(self, word: tuple[str, ...]) -> tuple[str, str]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = texts = _texts_of(word)
        return texts


def _texts_of(word: tuple[str, ...]) -> tuple[str, str]:
    terms = terms_of(word)
    return (" ".join(_slots_of(terms, _SLOTS)), spelt(terms[3][1:])) if terms else ("", "")


def _slots_of(terms: Sequence[str], count: int) -> list[str]:
    """The terms of a word but its beginning, each in its slot; a gap has none.

    Half of all lemmas are folded ones already and need no second term (see ``_spellings``).
    """
    slots = [NO_TERM] * count
    for term in (*terms[:3], *terms[4:]):
        if term[0] != FOLDED or term[1:] != terms[1]:
            slots[_slot(term)] = spelt(term)
    return slots


@lru_cache(maxsize=1 << 16)
def name_text(name: str) -> str:
    """What is indexed of a name, with the gap behind it."""
    words = ((word, terms_of(word)) for word in name_words(name))
    slots = (_slots_of(terms, _NAME_SLOTS) for word, terms in words if terms or not word)
    return " ".join(chain.from_iterable(slots))


def beginnings(field: str) -> str:
    """The field for the beginnings of the words of another; they need no positions."""
    return f"{field}_begins"


def date_number(term: str) -> int:
    """The number under which a date's term is indexed."""
    return DATE_NUMBERS[term[0]] + int(term[1:].replace("-", ""))


def tantivy_query(plan: Plan, schema: Schema, searcher: Searcher) -> Query:
    """What tantivy is to look for."""
    match plan:
        case Term(field, text, weight):
            if text[0] == BEGINNING:
                field, text = beginnings(field), text[1:]
            words = [Query.term_query(schema, field, spelt(one)) for one in _spellings(text)]
            return _weighted(_either(words), weight)
        case Run(field, terms, slop, weight):
            spellings = _spellings_of_run(searcher, field, terms)
            runs = [_run(schema, field, spelling, slop) for spelling in spellings]
            return _weighted(_either(runs), weight)
        case Begins(field, text, weight):
            begun = map(spelt, _spellings(text))
            parts = [_beginning(schema, searcher, field, one) for one in begun]
            return _weighted(_either(parts), weight)
        case Near(field, text, weight):
            near = Query.fuzzy_term_query(schema, field, spelt(text), MAX_EDITS, False)
            return _weighted(near, weight)
        case Dates(field, first, last):
            ends = (date_number(first), date_number(last))
            dates = Query.range_query(schema, field, FieldType.Integer, *ends)
            return Query.const_score_query(dates, 0.0)
        case Only(key):
            return Query.const_score_query(Query.term_query(schema, "key", key), 0.0)
        case Either(parts):
            return _either([tantivy_query(part, schema, searcher) for part in parts])
        case Each(parts, without):
            wanted = [tantivy_query(part, schema, searcher) for part in parts] or [
                Query.all_query()
            ]
            unwanted = [tantivy_query(part, schema, searcher) for part in without]
            joined = [(Occur.Must, one) for one in wanted]
            return Query.boolean_query([*joined, *((Occur.MustNot, one) for one in unwanted)])


def _beginning(schema: Schema, searcher: Searcher, field: str, text: str) -> Query:
    """The terms that begin so: a range of them is far faster than a pattern, but has a limit."""
    if len(searcher.terms_with_prefix(field, text, limit=_MOST_OF_RANGE + 1)) <= _MOST_OF_RANGE:
        return Query.phrase_prefix_query(schema, field, [text])
    pattern = "".join("\\" * (one in _SPECIAL) + one for one in text) + ".*"
    return Query.regex_query(schema, field, pattern)


def _spellings(term: str) -> tuple[str, ...]:
    """The terms under which a word may stand: a lemma that folding does not change stands once."""
    return (term, term[1:]) if term[0] == FOLDED else (term,)


def _spellings_of_run(
    searcher: Searcher, field: str, terms: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    """Every way to spell the terms of a phrase by terms that occur."""
    known = (
        [one for one in _spellings(term) if searcher.doc_freq(field, spelt(one))] for term in terms
    )
    return islice(product(*known), _MOST_WAYS)


def _run(schema: Schema, field: str, terms: Sequence[str], slop: int) -> Query:
    """The phrase for every way in which its words may be spread.

    tantivy's own slop is one budget for all gaps, and spends it on words in another order, too; it
    serves only where there are too many ways.
    """
    slots = _NAME_SLOTS if field in NAME_FIELDS else _SLOTS
    gaps = product(range(1, slop + 2), repeat=len(terms) - 1)
    ways = list(islice(gaps, _MOST_WAYS + 1))
    if len(ways) > _MOST_WAYS:
        budget = slop * slots * (len(terms) - 1)
        side_by_side = _placed(terms, [1] * (len(terms) - 1), slots)
        return Query.phrase_query(schema, field, side_by_side, budget)
    return _either([Query.phrase_query(schema, field, _placed(terms, way, slots)) for way in ways])


def _placed(terms: Sequence[str], gaps: Iterable[int], slots: int) -> list[str | tuple[int, str]]:
    words = accumulate(gaps, initial=0)
    return [
        (slots * word + _slot(term), spelt(term)) for word, term in zip(words, terms, strict=True)
    ]


def _slot(term: str) -> int:
    return _SLOT_OF_BODIES if term == "@org" else _SLOT_OF_MARKER.get(term[0], _SLOT_OF_LEMMA)


def _either(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    if not queries:
        return Query.empty_query()
    return Query.boolean_query([(Occur.Should, one) for one in queries])


def _weighted(query: Query, weight: float) -> Query:
    return query if weight == 1 else Query.boost_query(query, weight)
