"""A page of a PDF in, the straight lines drawn on it out: borders of tables, mostly."""

from __future__ import annotations

from ctypes import c_float, c_int, c_uint
from typing import Any

from kg.read.pdf.pdfium import calls
from kg.read.pdf.shapes import Rule
from kg.read.pdf.words import turned

__all__ = ["rules"]

_MOST_SEGMENTS = 20_000  # a page with more is a drawing or a map
_THIN = 2.0  # points; tables drawn by Word have borders that are slim filled boxes
_SHORT = 4.0  # points; shorter ones are dots, dashes and parts of letters
_TOUCHING = 3.0  # points between pieces of one border

Segment = tuple[float, float, float, float]


def rules(page: Any, quarter: int) -> tuple[list[Rule], list[Rule]]:
    """The upright and the level lines of *page*, seen in a text turned so many quarters.

    Pieces of one line are put together.  None at all on a page with thousands of them.
    """
    upright: list[Rule] = []
    level: list[Rule] = []
    for x1, y1, x2, y2 in _segments(page):
        along1, down1 = turned(x1, y1, quarter)
        along2, down2 = turned(x2, y2, quarter)
        width, height = abs(along1 - along2), abs(down1 - down2)
        if width <= _THIN and height >= _SHORT:
            upright.append(Rule((along1 + along2) / 2, min(down1, down2), max(down1, down2)))
        elif height <= _THIN and width >= _SHORT:
            level.append(Rule((down1 + down2) / 2, min(along1, along2), max(along1, along2)))
    return _joined(upright), _joined(level)


def _segments(page: Any) -> list[Segment]:
    pdfium = calls()
    found: list[Segment] = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2):
        count = pdfium.FPDFPath_CountSegments(thing)
        if len(found) + count > _MOST_SEGMENTS:
            return []
        left, bottom, right, top = thing.get_bounds()
        if right - left <= _THIN or top - bottom <= _THIN:
            found.append((left, bottom, right, top))
        elif _is_stroked(thing, pdfium):
            found += _sides(thing, count, pdfium)
    return found


def _is_stroked(thing: Any, pdfium: Any) -> bool:
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    return bool(stroke.value)


def _sides(thing: Any, count: int, pdfium: Any) -> list[Segment]:
    """The lines from point to point of a path that is drawn as lines."""
    matrix = thing.get_matrix()
    found: list[Segment] = []
    x, y, alpha = c_float(), c_float(), c_uint()
    pdfium.FPDFPageObj_GetStrokeColor(thing, alpha, alpha, alpha, alpha)
    if not alpha.value:  # the last one given: wholly transparent
        return found
    start = before = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            found.append((*before, *point))
        if pdfium.FPDFPathSegment_GetClose(segment):
            found.append((*point, *start))
        before = point
    return found


def _joined(pieces: list[Rule]) -> list[Rule]:
    """*pieces* with those that lie in one line and touch put together."""
    lines: list[list[Rule]] = []
    for piece in sorted(pieces, key=lambda one: (one.place, one.start)):
        if lines and piece.place - lines[-1][0].place <= _THIN:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    found: list[Rule] = []
    for line in lines:
        line.sort(key=lambda one: one.start)
        whole = line[0]
        for piece in line[1:]:
            if piece.start - whole.end <= _TOUCHING:
                whole = Rule(whole.place, whole.start, max(whole.end, piece.end))
            else:
                found.append(whole)
                whole = piece
        found.append(whole)
    return found
