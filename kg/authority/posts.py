"""The list of posts in, posts by their code out: those of the list, of ministers and of akims."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from kg.authority.checks import check_known, indexed
from kg.authority.entries import Body, Post, Unit
from kg.authority.rows import list_rows
from kg.text import genitive

__all__ = ["akim_code", "minister_code", "posts"]

_MINISTRY, _MINISTER = "министрлігі", "министрі"


def posts(folder: Traversable, bodies: dict[str, Body], units: dict[str, Unit]) -> dict[str, Post]:
    """Each post by its code; those of ministers and akims follow from the *bodies* and *units*.

    Raises ListError for a code that stands twice, and for an organization that is no body.
    """
    columns = ("name_ru", "name_en", "other_names", "organization")
    rows = list_rows(folder, "posts.csv", ("code", "name_kk", "source"), columns)
    check_known(rows, "organization", bodies)
    found = {
        code: Post(
            code=code,
            name=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            other_names=row.several("other_names"),
            organization=row["organization"],
            source=row["source"],
        )
        for code, row in indexed(rows).items()
    }
    for post in (*_ministers(bodies.values()), *map(_akim, units.values())):
        found[post.code] = post
    return found


def minister_code(ministry: Body) -> str:
    """The code of the post of the minister of *ministry*: ``minister-body-qarzhy-ministrligi``."""
    return f"minister-{ministry.code}"


def akim_code(unit: Unit) -> str:
    """The code of the post of the akim of *unit*: ``akim-kato-750000000``."""
    return f"akim-{unit.code}"


def _ministers(bodies: Iterable[Body]) -> list[Post]:
    """``Қазақстан Республикасының Қаржы министрі`` of its ministry, in all of its spellings."""
    return [
        Post(
            code=minister_code(body),
            name=body.name.removesuffix(_MINISTRY) + _MINISTER,
            name_ru=body.name_ru.replace("Министерство", "Министр", 1),
            name_en=body.name_en.replace("Ministry", "Minister", 1),
            other_names=tuple(
                name.removesuffix(_MINISTRY) + _MINISTER
                for name in body.other_names
                if name.endswith(_MINISTRY)
            ),
            organization=body.code,
            source=body.source,
        )
        for body in bodies
        if body.type == "agl:Ministry"
    ]


def _akim(unit: Unit) -> Post:
    """``Алматы қаласының әкімі``; the bare ``Алматы қаласы әкімі`` is written, too."""
    return Post(
        code=akim_code(unit),
        name=f"{genitive(unit.name)} әкімі",
        name_ru="",
        name_en=f"Akim of {unit.name_en}" if unit.name_en else "",
        other_names=(f"{unit.name} әкімі",),
        organization="",
        source=unit.source,
        unit=unit.code,
    )
