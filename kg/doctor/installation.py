"""This Python in, what it lacks out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires, version

from kg.doctor.finding import FINE, NOTE, WRONG, Finding
from kg.errors import KgError

__all__ = ["installation"]

_DISTRIBUTION = "agglo-kg"
_OLDEST, _NEWEST = (3, 11), (3, 13)
_LANGUAGES = ("kaz", "rus")
_TESSERACT = "apt-get install -y tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus"


def installation() -> Iterator[Finding]:
    """Python, packages, the optional ones, Tesseract, and the lists and model of the package."""
    yield _python(sys.version_info[:2])
    yield from _packages()
    yield _tesseract()
    yield _own_data()


def _python(found: tuple[int, int]) -> Finding:
    said = ".".join(map(str, sys.version_info[:3]))
    if found < _OLDEST:
        return Finding("python", WRONG, f"{said} is too old", "python3.13 -m venv .venv")
    if found > _NEWEST:
        return Finding("python", NOTE, f"{said} is newer than what was tried")
    return Finding("python", FINE, said)


def _packages() -> Iterator[Finding]:
    """What the package asks for, in all and for each extra; of an extra it is no fault."""
    try:
        wanted, extras = requires(_DISTRIBUTION) or [], metadata(_DISTRIBUTION)
    except PackageNotFoundError:
        yield Finding("packages", NOTE, f"{_DISTRIBUTION} runs without being installed")
        return
    lacking = list(_lacking(wanted, ""))
    if lacking:
        said = "; ".join(lacking)
        command = f"pip install --upgrade --force-reinstall {_DISTRIBUTION}"
        yield Finding("packages", WRONG, said, command)
    else:
        yield Finding("packages", FINE, f"{_DISTRIBUTION} {version(_DISTRIBUTION)}")
    for extra in extras.get_all("Provides-Extra") or []:
        lacking = list(_lacking(wanted, extra))
        if lacking and extra != "test":
            command = f"pip install '{_DISTRIBUTION}[{extra}]'"
            yield Finding(f"extra {extra}", NOTE, "; ".join(lacking), command)


def _lacking(wanted: list[str], extra: str) -> Iterator[str]:
    """What is missing or has another version, of what stands under *extra*."""
    from packaging.requirements import Requirement

    for one in map(Requirement, wanted):
        if one.marker and not one.marker.evaluate({"extra": extra}):
            continue
        try:
            found = version(one.name)
        except PackageNotFoundError:
            yield f"{one.name} is not installed"
            continue
        if not one.specifier.contains(found, prereleases=True):
            yield f"{one.name} {found} is installed, {one.specifier} is needed"


def _tesseract() -> Finding:
    program = shutil.which("tesseract")
    if program is None:
        return Finding("tesseract", NOTE, "none, so scanned pages are not read", _TESSERACT)
    listed = subprocess.run(  # noqa: S603  # the program that kg.read calls
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30
    )
    lacking = [one for one in _LANGUAGES if one not in listed.stdout.split()]
    if lacking:
        said = f"without {' and '.join(lacking)}, so scanned pages are not read"
        return Finding("tesseract", NOTE, said, _TESSERACT)
    return Finding("tesseract", FINE, program)


def _own_data() -> Finding:
    from kg.authority import authority
    from kg.extract.recogniser import SHIPPED, opened

    try:
        known = authority()
        opened(SHIPPED)
    except KgError as error:
        return Finding("lists and model", WRONG, str(error), error.hint)
    return Finding("lists and model", FINE, f"{len(known.units)} units, {len(known.bodies)} bodies")
