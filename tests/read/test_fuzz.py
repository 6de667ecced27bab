"""Thousands of broken pages and documents: each is an article or a reason, and none does harm.

All 10,000: ``KG_FUZZ=10000 python -m pytest -s tests/read/test_fuzz.py``
"""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from collections import Counter
from statistics import median

import pytest

from kg.errors import KgError
from kg.read import formats
from kg.workers import Bounds, spread
from tests.read.mutated import Mutated, ReadAll, Seen, mutated

COUNT = int(os.environ.get("KG_FUZZ", "1000"))
TITLE = "Қалада жаңа көпір салынды"
TEXT = (
    "Шымкент қаласында жаңа көпір салынды деп хабарлады қала әкімдігінің баспасөз қызметі.",
    "Көпірдің ұзындығы екі жүз метр болады, ал құрылысына үш миллиард теңге бөлінді.",
    "«Көпір екі ауданды қосады, қатынас жеңілдейді», - деді Шымкент қаласының әкімі.",
)
PAGE = f"""<!doctype html><html lang="kk"><head><meta charset="utf-8">
<title>{TITLE} - Хабаршы</title><meta property="og:site_name" content="Хабаршы">
<link rel="canonical" href="https://x.example/a">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2024-02-14",
"publisher": {{"name": "Хабаршы"}}, "author": {{"name": "А. Серікұлы"}}}}</script></head><body>
<nav><ul><li><a href="/">Басты бет</a></li><li><a href="/b">Семейде жаңа вокзал ашылды</a></li></ul>
</nav><article><h1>{TITLE}</h1><time datetime="2024-02-14">14 ақпан 2024, 12:30</time>
{"".join(f"<p>{line}</p>" for line in TEXT)}<table><tr><td>Көпір</td><td>200 м</td></tr></table>
</article><div class="related"><a href="/c">Алматыда мектеп ашылды деп күтілуде</a></div>
</body></html>"""
ENTRY = "".join(f"<p>{line}</p>" for line in TEXT)
ITEM = f"""<title>{TITLE}</title><link>https://x.example/a</link>
<content:encoded><![CDATA[{ENTRY}]]></content:encoded>"""
FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Хабаршы</title><link>https://x.example/</link><item>{ITEM}
<pubDate>Wed, 14 Feb 2024 10:00:00 +0600</pubDate></item>
</channel></rss>"""
SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://x.example/a</loc>
<lastmod>2024-02-14</lastmod></url></urlset>"""
LETTER = "\r\n".join(
    (
        "From: a@x.example",
        "Subject: =?utf-8?q?=D0=9A=D3=A9=D0=BF=D1=96=D1=80?=",
        "Date: Wed, 14 Feb 2024 10:00:00 +0600",
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative; boundary=bb",
        "",
        "--bb",
        "Content-Type: text/plain; charset=utf-8",
        "",
        *TEXT,
        "--bb",
        "Content-Type: text/html; charset=utf-8",
        "",
        f"<p>{TEXT[2]}</p>",
        "--bb--",
        "",
    )
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
_WITHOUT_AN_ARTICLE = ("report.pdf", "sitemap.xml")  # it is in Latin letters; a list of addresses


def archive(members: dict[str, str], method: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP archive of *members*; those that are only stored have what is broken in their text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        for name, content in members.items():
            opened.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


def docx() -> bytes:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (TITLE, *TEXT))
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    kinds = (
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    )
    relation = f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/>'
    body = f"<w:body>{lines}</w:body>"
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}">{kinds}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}">{body}</w:document>',
        }
    )


def odt() -> bytes:
    lines = "".join(f"<text:p>{line}</text:p>" for line in TEXT)
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text='
            f'"{ODF}:text:1.0"><office:body><office:text><text:h>{TITLE}</text:h>{lines}'
            "</office:text></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0"/>',
        }
    )


def pdf() -> bytes:
    """A page of Latin letters: the least that a reader takes for a document with text."""
    text = b"BT /F1 12 Tf 72 700 Td (Shymkentte zhana kopir salyndy) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        content
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n" % (table)
        + b"startxref\n%d\n%%%%EOF\n" % len(content)
    )


def warc() -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/a\r\n"
        "WARC-Date: 2024-02-14T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return (head.encode() + answer + b"\r\n\r\n") * 2


def seeds() -> dict[str, bytes]:
    """A good file of each format that there is, by a name with its suffix."""
    record = {"id": "a", "title": TITLE, "date": "2024-02-14", "text": "\n".join(TEXT)}
    lines = "\n".join(json.dumps({**record, "id": f"a{i}"}, ensure_ascii=False) for i in range(3))
    dump = f"- Басты бет\n- Жаңалықтар\n{TITLE}\n14 ақпан 2024\n" + "\n".join(TEXT)
    made = {
        "page.html": PAGE.encode(),
        "page2.htm": PAGE.replace("<article>", "<div>").replace("</article>", "</div>").encode(),
        "dump.txt": f"{dump}\n-\nСемейде вокзал ашылды -\nАлматыда мектеп салынды".encode(),
        "records.jsonl": lines.encode(),
        "notes.md": f"# {TITLE}\n\n{TEXT[0]}\n\n- {TEXT[1]}\n\n> {TEXT[2]}\n".encode(),
        "table.csv": f'id,title,text\n1,{TITLE},"{TEXT[0]}"\n2,{TITLE},"{TEXT[2]}"\n'.encode(),
        "table.tsv": f"id\ttitle\ttext\n1\t{TITLE}\t{TEXT[0]}\n".encode(),
        "records.json": f"[{lines}]".replace("\n", ",\n").encode(),
        "packed.jsonl.gz": gzip.compress(lines.encode(), mtime=0),
        "packed.html.gz": gzip.compress(PAGE.encode(), mtime=0),
        "feed.xml": FEED.encode(),
        "sitemap.xml": SITEMAP.encode(),
        "feed.rss": FEED.encode(),
        "letter.eml": LETTER.encode(),
        "report.docx": docx(),
        "report.odt": odt(),
        "report.pdf": pdf(),
        "crawl.warc": warc(),
        "all.zip": archive({"a/page.html": PAGE, "b.txt": dump, "c.jsonl": lines}),
        "deflated.zip": archive({"a/page.html": PAGE, "b.txt": dump}, zipfile.ZIP_DEFLATED),
    }
    known = {name: content for name, content in made.items() if formats.by_name(name)}
    assert len(known) == len(made)
    return made


def test_a_good_file_of_each_format_is_read() -> None:
    given = [Mutated(name, name, content) for name, content in seeds().items()]
    silent = []
    for one, seen in spread(ReadAll(), given, 1):
        assert isinstance(seen, Seen), f"{one.name}: {seen}"
        if not seen.outcomes["article"] and one.name not in _WITHOUT_AN_ARTICLE:
            silent.append((one.name, seen.outcomes))
    assert not silent


@pytest.mark.slow
def test_broken_files_are_an_article_or_a_reason_and_take_no_memory_along() -> None:
    outcomes: Counter[str] = Counter()
    harmful = []
    resident: list[int] = []
    for one, seen in spread(ReadAll(), mutated(seeds(), COUNT), 1, Bounds(seconds=10)):
        if isinstance(seen, KgError):  # a fault, a hang or a crash
            harmful.append(f"{one.location}: {type(seen).__name__}: {seen}")
        else:
            outcomes += seen.outcomes
            resident.append(seen.resident_bytes)
    early, late = median(resident[COUNT // 5 : COUNT // 4]), median(resident[-COUNT // 20 :])
    print(f"{COUNT} files: {dict(outcomes)}; {early / 1e6:.0f} MB, then {late / 1e6:.0f} MB")
    assert not harmful, "\n".join(harmful)
    assert late < early * 1.2 + 20e6
    assert len(outcomes) >= 5
