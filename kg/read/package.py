"""The bytes of a document that is a ZIP file in, its XML parts out, within bounds."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from kg.errors import SourceEncrypted, SourceMalformed, SourceNotSupported, SourceTooLarge
from kg.read.alive import sign

__all__ = ["opened_package", "xml_part"]

_MOST_BYTES = 500_000_000  # of all parts, pictures included
_MOST_XML_BYTES = 100_000_000  # a book has two; in memory it takes ten times as much
_MOST_PARTS = 20_000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones encrypted
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_IS_ENCRYPTED = 0x1  # flag of a ZIP entry
_HINT = "open it in LibreOffice and save it anew"
# what the standard library's reader raises; ValueError: an offset before the beginning
_DAMAGED = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)


def opened_package(content: bytes, place: str) -> zipfile.ZipFile:
    """The parts of a document, once what they claim to unpack to is found bearable.

    Python unpacks no part beyond what it claims.  Raises SourceEncrypted, SourceMalformed,
    SourceNotSupported for an old Office file, and SourceTooLarge.
    """
    if content.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in content:
            raise _encrypted(place)
        hint = "convert it: soffice --convert-to docx FILE"
        raise SourceNotSupported("a file of an old Office format", place=place, hint=hint)
    try:
        package = zipfile.ZipFile(BytesIO(content))
        parts = package.infolist()
    except _DAMAGED as error:
        raise SourceMalformed(f"not a whole document: {error}", place=place, hint=_HINT) from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise SourceTooLarge(
            f"unpacks to more than {_MOST_BYTES} bytes or {_MOST_PARTS} parts",
            place=place,
            hint="leave out its pictures, or split it",
        )
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise _encrypted(place)
    if b"encryption-data" in _part(package, "META-INF/manifest.xml", place, b""):
        raise _encrypted(place)
    return package


def xml_part(package: zipfile.ZipFile, name: str, place: str) -> Any:
    """The tree of the part *name*, without entities; None where there is no such part.

    Raises SourceMalformed and SourceTooLarge.
    """
    import lxml.etree

    sign()
    content = _part(package, name, place, None)
    if content is None:
        return None
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        tree = lxml.etree.fromstring(content, parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        message = f"{name} is not XML: {' '.join(str(error).split())}"
        raise SourceMalformed(message, place=place, hint=_HINT) from error
    described: Any = tree.getroottree().docinfo
    if described.doctype:  # no program writes one; text in its entities were lost
        raise SourceMalformed(f"{name} declares entities", place=place, hint=_HINT)
    return tree


def _part(package: zipfile.ZipFile, name: str, place: str, missing: Any) -> Any:
    try:
        part = package.getinfo(name)
    except KeyError:
        return missing
    if part.file_size > _MOST_XML_BYTES:
        message = f"{name} unpacks to more than {_MOST_XML_BYTES} bytes"
        raise SourceTooLarge(message, place=place, hint="split it")
    try:
        return package.read(part)
    except (*_DAMAGED, zlib.error, EOFError) as error:
        raise SourceMalformed(f"{name} is damaged: {error}", place=place, hint=_HINT) from error


def _encrypted(place: str) -> SourceEncrypted:
    hint = "open it with its password and save it without one"
    return SourceEncrypted("a password is needed to read it", place=place, hint=hint)
