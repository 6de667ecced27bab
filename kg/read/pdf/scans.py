"""A page without text in, the words that Tesseract sees on its picture out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import suppress
from statistics import median
from tempfile import TemporaryFile
from typing import IO, Any

from kg.errors import SourceNotSupported
from kg.model import Skipped
from kg.read.alive import sign
from kg.read.pdf.shapes import Word

__all__ = ["Scans", "install_hint"]

_KAZAKH = "kaz"
_LANGUAGES = (_KAZAKH, "rus", "eng")  # on one page 258 of 259 words are right, with kaz alone 251
_DOTS_PER_INCH = 300
_LARGEST_SIDE = 6000  # dots: of larger pages, such as posters, the picture is coarser
_SECONDS = 90.0  # for a page; a full one takes 5 to 15
_SIGN_SECONDS = 1.0
_WORD_LEVEL = "5"
_NAMED = 10  # page numbers in a notice
_BOX_TO_SIZE = 1.2  # a line's box holds ascenders and descenders, but not the whole letter size


def install_hint() -> str:
    """The command that installs Tesseract with its Kazakh data here."""
    if sys.platform == "darwin":
        return "brew install tesseract tesseract-lang"
    return "apt-get install -y tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus"


class Scans:
    """Reads the pictures of one document's pages; without Tesseract, remembers which it could not.

    ``unread`` are the numbers of such pages, counted from 1.
    """

    def __init__(self, place: str) -> None:
        self.unread: list[int] = []
        self._place = place
        self._languages: str | None = None

    def words(self, page: Any, number: int) -> list[Word]:
        """The words on the picture of *page*; none for a blank page."""
        if next(iter(page.get_objects(max_depth=1)), None) is None:
            return []
        if self._languages is None:
            self._languages = _installed()
        if not self._languages:
            self.unread.append(number + 1)
            return []
        width, height = page.get_size()
        scale = min(_DOTS_PER_INCH / 72, _LARGEST_SIDE / max(width, height, 1))
        table = self._table(_picture(page, scale), round(scale * 72), number)
        return _words(table, scale)

    def refuse(self) -> None:
        """Raise SourceNotSupported if pages could not be read for want of Tesseract."""
        if self.unread:
            raise SourceNotSupported(
                "scanned pages, and no Tesseract with Kazakh data to read them",
                place=self._place,
                hint=install_hint(),
            )

    def notices(self) -> tuple[Skipped, ...]:
        """What is to be said of a document that has text, but not on all of its pages."""
        if not self.unread:
            return ()
        count, named = len(self.unread), ", ".join(map(str, self.unread[:_NAMED]))
        pages = "1 scanned page was" if count == 1 else f"{count} scanned pages were"
        more = ", ..." if count > _NAMED else ""
        reason = f"{pages} not read, for want of Tesseract with Kazakh data: {named}{more}"
        hint = f"{install_hint()} ; then kg build --again"
        return (Skipped(self._place, reason, hint, "PagesNotRead"),)

    def _table(self, picture: bytes, resolution: int, number: int) -> str:
        """Tesseract's table of what it sees."""
        program = shutil.which("tesseract") or "tesseract"
        command = [
            program,
            "stdin",
            "stdout",
            "-l",
            self._languages or _KAZAKH,
            "--dpi",
            str(resolution),
            "tsv",
        ]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        place = f"{self._place}, page {number + 1}"
        with TemporaryFile() as file:
            file.write(picture)
            file.seek(0)
            output = _output(command, file, environment, place)
        return output.decode("utf-8", "replace")


def _installed() -> str:
    """Those of our languages whose data is installed, joined by ``+``; empty without Kazakh."""
    program = shutil.which("tesseract")
    if not program:
        return ""
    listed = subprocess.run(  # noqa: S603  # nothing of the document stands in the command
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=10
    ).stdout.split()
    found = [one for one in _LANGUAGES if one in listed]
    return "+".join(found) if _KAZAKH in found else ""


def _output(
    command: list[str], picture: IO[bytes], environment: dict[str, str], place: str
) -> bytes:
    """What the command prints; gives signs of life while it works, and ends it if it takes long."""
    end = time.monotonic() + _SECONDS
    with subprocess.Popen(  # noqa: S603  # nothing of the document stands in the command
        command,
        stdin=picture,  # a file: a pipe that is full would not be written on after a sign
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        try:
            while time.monotonic() < end:
                with suppress(subprocess.TimeoutExpired):
                    output = process.communicate(timeout=_SIGN_SECONDS)[0]
                    break
                sign()
            else:
                hint = "give the page with fewer dots per inch"
                message = f"Tesseract took longer than {_SECONDS:.0f} seconds"
                raise SourceNotSupported(message, place=place, hint=hint)
        finally:
            process.kill()
    if process.returncode:
        hint = "see whether this works: tesseract --list-langs"
        raise SourceNotSupported("Tesseract failed", place=place, hint=hint)
    return output


def _picture(page: Any, scale: float) -> bytes:
    """The page as a grey picture in PGM, a format that needs no compression nor library."""
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + bytes(grey.tobytes())
    finally:
        bitmap.close()


def _words(table: str, scale: float) -> list[Word]:
    """The words of Tesseract's table; those of one of its lines stand on one line here."""
    lines: defaultdict[tuple[str, ...], list[tuple[str, float, float, float, float]]]
    lines = defaultdict(list)
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == _WORD_LEVEL and cells[11].strip():
            left, top, width, height = (int(one) / scale for one in cells[6:10])
            text = cells[11].strip()
            lines[tuple(cells[2:5])].append((text, left, left + width, top, height))
    found: list[Word] = []
    for line in lines.values():
        bottom = median(top + height for _, _, _, top, height in line)
        size = _BOX_TO_SIZE * median(height for *_, height in line)
        found += [Word(text, left, right, bottom, size) for text, left, right, _, _ in line]
    return found
