"""Stores of a few articles, written without the other stages."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kg.model import (
    Article,
    Entity,
    Extraction,
    Fact,
    Mention,
    Metadata,
    Referent,
    Resolved,
    Source,
    Span,
    Token,
)
from kg.store import ArticleStore, writing

BASE = "https://w3id.org/agglo-kg/"
SETTINGS = {"base_iri": BASE}
TEXT = "Талғар ауданының әкімі мектеп ашты."


def article(identity: str = "мектеп.txt", url: str | None = None, **known: str) -> Resolved:
    """What an article of that identity says, with one of each record."""
    key = sha256(identity.encode()).hexdigest()[:16]
    made = Article(
        id=known.get("id", key),
        key=key,
        identity=identity,
        text=known.get("text", TEXT),
        metadata=Metadata("Мектеп ашылды", "2024-02", "Хабаршы", url),
        teasers=("Семейде көпір салынды",),
        title_tokens=(Token(0, 6, "Мектеп", "мектеп", "NOUN", "Case=Nom"),),
        tokens=(Token(0, 6, TEXT[:6], "Талғар", "PROPN"), Token(7, 15, TEXT[7:15], "аудан")),
        sentences=(Span(0, 35),),
    )
    extraction = Extraction(
        made,
        (Mention(0, 15, TEXT[:15], "Талғар ауданы", "GPE", "agl:AdministrativeUnit", 0, 0.9),),
        (Referent("agl:AdministrativeUnit", "Талғар ауданы", ("Талғар",), "kz-talgar"),),
        (Fact(0, "agl:partOf", 0, 0, 15), Fact(0, "agl:number", "42", 0, 15, "planned", 0.5, "r")),
    )
    unit = Entity(
        f"{BASE}id/unit/kz-talgar", "agl:AdministrativeUnit", "Талғар ауданы", ("Талғар",)
    )
    return Resolved(extraction, (unit,))


def source_of(resolved: Resolved, location: str = "", collection: str = "/c") -> Source:
    """A source that *resolved* may come from."""
    identity = resolved.extraction.article.identity
    return Source(identity, location or f"news/{identity}", collection, "text/plain", b"")


Publish = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "қойма"


@pytest.fixture
def publish(folder: Path) -> Publish:
    """Publish a generation with these articles beside those of the last one; its number."""

    def run(*identities: str) -> int:
        with writing(folder) as draft:
            if draft.previous:
                with ArticleStore(draft.previous.articles) as kept:
                    kept.copy_to(draft.generation.articles)
            with ArticleStore(draft.generation.articles, writable=True) as articles:
                for identity in identities:
                    made = article(identity)
                    articles.put(source_of(made), "h", made, "")
                articles.commit()
            for part in (draft.generation.graph, draft.generation.index):
                part.mkdir()
                (part / "1.bin").write_text(f"{part.name} {identities}", "utf-8")
            draft.publish("0.1", SETTINGS, {"articles": len(identities)})
            return int((folder / "current").readlink().name)

    return run


def state(store: Path) -> dict[str, str]:
    """Every path of a store with what it holds, but for the lock, which is empty."""
    return {
        str(path.relative_to(store)): str(path.readlink())
        if path.is_symlink()
        else sha256(path.read_bytes()).hexdigest()
        for path in sorted(store.rglob("*"))
        if (path.is_file() or path.is_symlink()) and path.name != "lock"
    }
