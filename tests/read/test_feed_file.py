"""A feed or sitemap as a file: entries with their whole text are articles, the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceEmpty, SourceMalformed, SourceNotSupported
from kg.model import Metadata, Source
from kg.read import page
from kg.read.root import root_element
from tests.read.conftest import TEXT, Read

RSS = """<?xml version="1.0" encoding="{charset}"?><?xml-stylesheet href="feed.css"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Хабаршы</title>
<item><title>Мектеп &amp;amp; бақша ашылды</title><link>https://habarshy.example/2014/mektep</link>
<pubDate>Wed, 26 Feb 2014 23:30:00 +0600</pubDate><dc:creator>А. Әлібек</dc:creator>
<content:encoded><![CDATA[<p>{text}</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Көпір салынды</title><link>https://habarshy.example/2014/kopir</link>
<description>Қысқаша.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Хабаршы</title>
<entry><title>Мектеп ашылды</title><id>tag:habarshy.example,2014:1</id>
<updated>2020-01-01T00:00:00Z</updated><published>2014-02-26T23:30:00+06:00</published>
<author><name>А. Әлібек</name></author><content type="text">{text}</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Хабаршы</title></channel>
<item><title>Мектеп ашылды</title><link>https://habarshy.example/2014/mektep</link>
<dc:date>2014-02-26T23:30:00+06:00</dc:date>
<content:encoded>&lt;p&gt;{text}&lt;/p&gt;</content:encoded></item></rdf:RDF>"""


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_an_entry_with_its_whole_text_is_an_article(charset: str, folder: Path, read: Read) -> None:
    (folder / "a.rss").write_bytes(RSS.format(charset=charset, text=TEXT).encode(charset))
    article, summary = read(folder / "a.rss")
    assert isinstance(article, Source)
    assert article.identity == "https://habarshy.example/2014/mektep"
    assert b"alert" not in article.content
    assert article.given == Metadata(
        title="Мектеп & бақша ашылды",
        date="2014-02-26",
        publisher="Хабаршы",
        url="https://habarshy.example/2014/mektep",
        author="А. Әлібек",
    )
    assert TEXT in page(article).lines
    assert isinstance(summary, SourceEmpty)
    assert (summary.place, "kg build https" in summary.hint) == (
        "https://habarshy.example/2014/kopir",
        True,
    )


def test_an_entry_of_atom_without_an_address_is_known_by_its_id(folder: Path, read: Read) -> None:
    (folder / "a.atom").write_text(ATOM.format(text=TEXT), "utf-8")
    [source] = read(folder)
    assert isinstance(source, Source)
    assert source.identity == "a.atom#tag:habarshy.example,2014:1"
    assert (source.given.date, source.given.author) == ("2014-02-26", "А. Әлібек")
    assert TEXT in page(source).lines


def test_rss_1_is_a_feed_and_other_rdf_is_not(folder: Path, read: Read) -> None:
    (folder / "a.xml").write_text(RDF.format(text=TEXT), "utf-8")
    (folder / "b.xml").write_text("<rdf:RDF xmlns:rdf='x'><a/></rdf:RDF>", "utf-8")
    source, error = read(folder)
    assert isinstance(source, Source)
    assert source.given.date == "2014-02-26"
    assert isinstance(error, SourceMalformed)


@pytest.mark.parametrize("content", ["", "жоқ", "<a/>", "<rss", "<html></html"])
def test_xml_that_is_no_feed_is_told(content: str, folder: Path, read: Read) -> None:
    (folder / "a.xml").write_text(content, "utf-8")
    for one in read(folder):
        if isinstance(one, Source):
            assert one.media_type == "text/html"
        else:
            assert isinstance(one, SourceMalformed | SourceEmpty)


def test_a_feed_without_entries_is_told(folder: Path, read: Read) -> None:
    (folder / "a.xml").write_text("<rss version='2.0'><channel/></rss>", "utf-8")
    [error] = read(folder)
    assert isinstance(error, SourceEmpty)


def test_a_sitemap_as_a_file_is_told_to_be_given_by_address(folder: Path, read: Read) -> None:
    (folder / "sitemap.xml").write_text(
        "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>",
        "utf-8",
    )
    [error] = read(folder)
    assert isinstance(error, SourceNotSupported)
    assert "kg build https" in error.hint


@pytest.mark.parametrize(
    ("content", "root"),
    [
        (b"<rss version='2.0'>", "rss"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><!-- <a> --><atom:feed>", "feed"),
        (b"<!DOCTYPE urlset [<!ENTITY a 'b'>]>\n<URLSET>", "urlset"),
        (b"<!DOCTYPE rss PUBLIC 'x' 'y'><rss>", "rss"),
        (b"<!-- never ends <rss>", ""),
        (b"\xd0\xbc rss", ""),
        (b"", ""),
        (b"<!DOCTYPE a [" + b"]" * 5000, ""),
    ],
)
def test_the_root_of_xml_is_told_from_its_beginning(content: bytes, root: str) -> None:
    assert root_element(content) == root


@pytest.mark.parametrize(
    "broken",
    [
        RSS.format(charset="utf-8", text=TEXT).encode("cp1251", "replace"),
        RSS.format(charset="utf-8", text=TEXT).encode() + b"\xd2" * 2000,
        b"<?xml version='1.0' " + b"encoding='a'" * 2000 + b"?>" + RSS.encode(),
    ],
)
def test_no_library_guesses_the_encoding_of_a_broken_feed(
    broken: bytes, folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes time that grows with the square or the cube of the feed's length."""
    import feedparser.encodings  # type: ignore[import-untyped]

    def guess(_: bytes) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(feedparser.encodings, "lazy_chardet_encoding", guess)
    (folder / "a.rss").write_bytes(broken)
    for one in read(folder):
        assert isinstance(one, Source) or one.hint
