"""A request in, the language of its page out, with the words of the pages in that language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from starlette.requests import Request

from kg.serve.negotiation import preferences
from kg.serve.settings import LANGUAGES

__all__ = ["COOKIE", "language_of", "said", "words"]

COOKIE = "lang"


def language_of(request: Request) -> str:
    """What ``?lang=`` says, else the cookie, else the header Accept-Language, else Kazakh."""
    for given in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if given in LANGUAGES:
            return given
    liked = preferences(request.headers.get("accept-language", ""))
    for name, weight in sorted(liked, key=lambda one: -one[1]):
        if weight > 0 and name.partition("-")[0] in LANGUAGES:
            return name.partition("-")[0]
    return LANGUAGES[0]


@lru_cache
def words(language: str) -> Mapping[str, str]:
    """All that pages say in *language*, by ``section.name`` as in ``words/*.toml``."""
    content = files(__package__).joinpath("words", f"{language}.toml").read_text("utf-8")
    sections = tomllib.loads(content)
    return {
        f"{section}.{name}": text
        for section in sections
        for name, text in sections[section].items()
    }


def said(language: str, key: str, **values: object) -> str:
    """The words of *key* with *values* in their places; raises KeyError for a key that is none."""
    return words(language)[key].format(**values)
