"""Mails."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO

import pytest

from kg.errors import SourceEmpty, SourceError, SourceMalformed
from kg.model import Source
from kg.read import Limits, formats, page
from kg.read.opened import Opened
from tests.read.conftest import TEXT


def mail(text: str = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Мектеп ашылды"
    message["From"] = "Баспасөз қызметі <press@almobl.example>"
    message["Date"] = "Thu, 15 Feb 2024 10:00:00 +0500"
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    return message


def members(content: bytes | EmailMessage) -> list[Source | SourceError]:
    raw = content if isinstance(content, bytes) else content.as_bytes()
    opened = Opened(BytesIO(raw), "хат.eml", "/c", "хат.eml", Limits())
    return list(formats.members(opened, "message/rfc822"))


def only(content: bytes | EmailMessage) -> Source:
    (found,) = members(content)
    assert isinstance(found, Source)
    return found


def test_a_mail_has_title_sender_date_and_text() -> None:
    found = only(mail())
    assert (found.identity, found.media_type) == ("хат.eml", "text/plain")
    assert found.given.title == "Мектеп ашылды"
    assert (found.given.author, found.given.date) == ("Баспасөз қызметі", "2024-02-15")
    assert " ".join(page(found).lines) == TEXT


def test_a_page_in_a_mail_is_read_as_one_without_what_it_answers_to() -> None:
    message = mail()
    cited = f"<blockquote type='cite'><p>{TEXT.replace('Талғар', 'Іле')}</p></blockquote>"
    message.add_alternative(f"<html><body><p>{TEXT}</p>{cited}</body></html>", subtype="html")
    assert page(only(message)).lines == (TEXT,)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Мектеп ашылды.\n\n-- \nАсқар\n+7 701", ["Мектеп ашылды."]),
        ("Иә.\n\n15.02.2024 Асқар жазды:\n> Мектеп ашылды ма?\n> Қашан?\n", ["Иә."]),
    ],
)
def test_quoted_mails_and_signatures_are_left_out(text: str, lines: list[str]) -> None:
    assert [line for line in page(only(mail(text))).lines if line] == lines


def test_flowing_lines_are_put_together() -> None:
    raw = (
        b"Subject: a\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n"
    )
    found = only(raw + "Жаңа \r\nмектеп \r\nашылды.\r\nКөпір.\r\n".encode())
    assert page(found).lines == ("Жаңа мектеп ашылды.", "Көпір.")


@pytest.mark.parametrize("charset", ["windows-1251", "x-unknown", "utf-8"])
def test_a_wrong_charset_does_no_harm(charset: str) -> None:
    encoding = "windows-1251" if charset == "windows-1251" else "utf-8"
    header = f"Subject: a\nContent-Type: text/plain; charset={charset}\n\n".encode()
    assert page(only(header + "Алматы".encode(encoding))).lines == ("Алматы",)


def test_attachments_that_are_documents_are_sources_of_their_own() -> None:
    message = mail()
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="есеп.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="сурет.png")
    _, second = members(message)
    assert isinstance(second, Source)
    assert (second.identity, second.location) == ("хат.eml#есеп.txt", "хат.eml#есеп.txt")
    assert page(second).lines == (TEXT,)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", SourceMalformed), (b"\n\n", SourceMalformed), (b"Subject: a\n\n", SourceEmpty)],
)
def test_what_is_no_mail_is_one_error(content: bytes, kind: type[SourceError]) -> None:
    (error,) = members(content)
    assert isinstance(error, kind)
    assert error.place == "хат.eml"
