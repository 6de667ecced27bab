"""An article's title and text in, who ``мен`` is in it out.

A speech or an address has its speaker in the title alone: ``Мемлекет басшысы Қасым-Жомарт
Тоқаевтың ... сөйлеген сөзі``; the text goes on in the first person.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.draft import Draft
from kg.extract.persons import mention_persons
from kg.model import Span
from kg.text import lower

__all__ = ["narrator"]

_SPOKEN = (
    *("сөз", "жолдау", "үндеу", "мақала", "баяндама", "сұхбат", "мәлімдеме", "құттықтау", "хаты"),
    *("дәріс", "лекция"),
)


def narrator(draft: Draft) -> int | None:
    """The person of whom the title says that the text is theirs, as a referent of *draft*.

    None for a title without a noun such as ``сөз`` behind the one person it names.
    """
    tokens = draft.article.title_tokens
    spoken = [i for i, token in enumerate(tokens) if lower(token.text).startswith(_SPOKEN)]
    if not spoken:
        return None
    whole = Span(tokens[0].start, tokens[-1].end)
    title = replace(
        draft.article,
        text=draft.article.metadata.title or "",
        tokens=tokens,
        sentences=(whole,),
        passages=(),
    )
    read = Draft(title, draft.lists)
    mention_persons(read)
    named = [one for one in read.named if one.last <= spoken[-1]]
    referents = {one.referents for one in named}
    if len(referents) != 1 or read.words.case[named[-1].last - 1] not in ("Gen", "Nom", ""):
        return None
    return draft.refer(read.referents[named[0].referents[0]])
