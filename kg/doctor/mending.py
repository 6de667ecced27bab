"""Settings in, what was done about that which is wrong with the store out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.config import Config
from kg.doctor.contents import articles_finding
from kg.doctor.examination import store_findings
from kg.doctor.finding import WRONG, Finding
from kg.doctor.folder import newest_whole
from kg.errors import StoreUnusable
from kg.publish import Publication
from kg.store import Generation, clear, current_number, hold, open_generation, relink, writing

__all__ = ["mend"]


def mend(config: Config) -> Iterator[str]:
    """Do what can be done about *config*'s store, one thing after the other; each in words.

    Raises the StoreErrors of what cannot be done, such as StoreInUse; nothing is half done.
    """
    done: set[Finding] = set()  # what is found once more cannot be mended so
    while True:
        found = {one.cure: one for one in store_findings(config.store) if one not in done}
        cure = next((one for one in _CURES if one in found), None)
        if cure is None:
            return
        done.add(found[cure])
        yield _CURES[cure](config)


def _clear(config: Config) -> str:
    return f"removed {len(clear(config.store))} leftovers"


def _hold(config: Config) -> str:
    hold(config.store)
    return "made the file by which readers hold the generation"


def _relink(config: Config) -> str:
    return _made_current(config, newest_whole(config.store))


def _step_back(config: Config) -> str:
    """Make the last generation whose articles can be read the current one."""
    found = newest_whole(config.store, below=current_number(config.store))
    while found is not None and articles_finding(found).state == WRONG:
        found = newest_whole(config.store, below=int(found.folder.name))
    return _made_current(config, found)


def _made_current(config: Config, found: Generation | None) -> str:
    if found is None:
        raise StoreUnusable(
            "no generation of the store is whole",
            place=str(config.store),
            hint="kg restore DIR from a backup, or kg build into another --store",
        )
    relink(config.store, int(found.folder.name))
    return (
        f"generation {found.folder.name}, of {found.manifest.created}, is the current one:"
        " build once more what came later"
    )


def _rebuild(config: Config) -> str:
    """Write graph and index anew from the articles, by the settings that the store has."""
    with open_generation(config.store) as generation:
        settings = generation.manifest.settings
        semantic = config.semantic or generation.embeddings.is_dir()
    threshold = float(settings["confidence"])
    base_iri = settings["base_iri"]
    known = replace(config, base_iri=base_iri, confidence=threshold, semantic=semantic)
    with writing(config.store) as draft, Publication(draft, known, afresh=True) as publication:
        keys = [kept.key for kept in publication.articles.known() if not kept.removed]
        for key in keys:
            publication.keep(key)
        publication.publish()
    return f"wrote graph and index anew, of {len(keys)} articles"


_CURES: dict[str, Callable[[Config], str]] = {
    "relink": _relink,
    "hold": _hold,
    "clear": _clear,
    "step back": _step_back,
    "rebuild": _rebuild,
}
