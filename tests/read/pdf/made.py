"""PDFs made by hand: every letter is half as wide as it is high, so that places can be reckoned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from kg.model import Page, Source
from kg.read import page

WIDTH, HEIGHT = 595, 842
LEADING = 1.25

_MAP = "\n".join(
    f"16 beginbfrange\n{lines}\nendbfrange"
    for lines in (
        "\n".join(f"<{h:02X}00> <{h:02X}FF> <{h:02X}00>" for h in range(start, start + 16))
        for start in range(0, 256, 16)
    )
)
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
    "/CMapType 2 def\n"
    f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{_MAP}\n"
    "endcmap CMapName currentdict /CMap defineresource pop end end"
)


@dataclass(frozen=True)
class Text:
    """A line of text; ``top`` is the distance of its foot from the upper edge of the page."""

    left: float
    top: float
    text: str
    size: float = 10
    bold: bool = False
    turned: bool = False

    def drawn(self) -> str:
        letters = self.text.encode("utf-16-be").hex()
        place = f"{self.left} {HEIGHT - self.top} Tm"
        matrix = f"0 1 -1 0 {place}" if self.turned else f"1 0 0 1 {place}"
        font = "F2" if self.bold else "F1"
        return f"BT /{font} {self.size} Tf {matrix} <{letters}> Tj ET"


@dataclass(frozen=True)
class Border:
    """A straight line between two places."""

    left: float
    top: float
    right: float
    bottom: float

    def drawn(self) -> str:
        start, end = HEIGHT - self.top, HEIGHT - self.bottom
        return f"0.5 w {self.left} {start} m {self.right} {end} l S"


def column(
    text: str, left: float = 60, top: float = 100, letters: int = 80, size: float = 10
) -> list[Text]:
    """A paragraph broken into lines of so many letters."""
    return listed(wrap(text, letters, break_on_hyphens=False), left, top, size)


def listed(
    lines: Sequence[str], left: float = 60, top: float = 100, size: float = 10
) -> list[Text]:
    """Lines one below the other."""
    return [Text(left, top + i * size * LEADING, line, size) for i, line in enumerate(lines)]


def grid(lefts: Sequence[float], tops: Sequence[float]) -> list[Border]:
    """The borders of a table."""
    upright = [Border(left, tops[0], left, tops[-1]) for left in lefts]
    return upright + [Border(lefts[0], top, lefts[-1], top) for top in tops]


def pdf(*pages: Sequence[Text | Border], **stated: str) -> bytes:
    """A PDF of those pages; *stated* are its Title, Author and CreationDate."""
    count = len(pages)
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(count))
    objects = {1: "<</Type/Catalog/Pages 2 0 R>>", 2: f"<</Type/Pages/Kids[{kids}]/Count {count}>>"}
    for number, name, stem in ((3, "Plain", 80), (6, "Plain-Bold", 140)):
        objects[number] = (
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{number + 1} 0 R]/ToUnicode 9 0 R>>"
        )
        objects[number + 1] = (
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 500/FontDescriptor"
            f" {number + 2} 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
        )
        objects[number + 2] = (
            f"<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[0 -200 1000 800]/ItalicAngle"
            f" 0/Ascent 800/Descent -200/CapHeight 700/StemV {stem}>>"
        )
    objects[9] = _stream(_TO_UNICODE)
    for i, things in enumerate(pages):
        objects[10 + 2 * i] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {11 + 2 * i} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 6 0 R>>>>>>"
        )
        objects[11 + 2 * i] = _stream("\n".join(thing.drawn() for thing in things))
    information = "".join(
        f"/{name}<{(chr(0xFEFF) + value).encode('utf-16-be').hex()}>"
        for name, value in stated.items()
    )
    return _file(objects, f"<<{information}>>")


def read(content: bytes, location: str = "есеп.pdf") -> Page:
    """What is read of a PDF."""
    return page(Source(location, location, "/c", "application/pdf", content))


def lines(*pages: Sequence[Text | Border]) -> list[str]:
    """The lines that are read of such pages."""
    return list(read(pdf(*pages)).lines)


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


def _file(objects: dict[int, str], information: str) -> bytes:
    last = max(objects) + 1
    objects = {**objects, last: information}
    content, places = b"%PDF-1.7\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(content)
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(
        f"{places[i]:010d} 00000 n \n" if i in places else "0000000000 00000 f \n"
        for i in range(1, last + 1)
    )
    start = len(content)
    end = f"xref\n0 {last + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<</Size {last + 1}/Root 1 0 R/Info {last} 0 R>>\nstartxref\n{start}\n%%EOF\n"
    return content + end.encode("ascii")
