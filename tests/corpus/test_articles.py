"""The bundled documents are whole, real and licensed; see corpus/README.md."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
ARTICLES = CORPUS / "articles"
SHARED = ROOT.parent / "shared"
KEYS = ["id", "title", "url", "date", "publisher", "license", "text"]
JSONL = ["speeches.jsonl", "news.jsonl"]


def lines(name: str) -> list[str]:
    return (ARTICLES / name).read_text(encoding="utf-8").splitlines()


def documents(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in lines(name)]


@pytest.mark.parametrize("name", JSONL)
def test_each_line_is_one_document_with_its_keys_in_the_agreed_order(name: str) -> None:
    for line in lines(name):
        document = json.loads(line)
        assert list(document) == [key for key in KEYS if key in document]
        assert {"id", "title", "license", "text"} <= set(document)
        assert all(isinstance(value, str) and value.strip() for value in document.values())
        assert line == json.dumps(document, ensure_ascii=False)


@pytest.mark.parametrize("name", [*JSONL, "seed.txt", "constitution.txt"])
def test_each_file_is_utf_8_without_a_mark_and_ends_with_a_newline(name: str) -> None:
    content = (ARTICLES / name).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8")
    if name in JSONL:
        assert content.endswith(b"\n")


def test_the_bundle_holds_between_25_and_40_documents_with_different_ids() -> None:
    ids = [document["id"] for name in JSONL for document in documents(name)]
    assert len(ids) == len(set(ids))
    texts = list(ARTICLES.glob("*.txt"))
    assert 25 <= len(ids) + len(texts) <= 40


def test_a_headline_is_the_title_and_not_the_start_of_the_text() -> None:
    for document in documents("news.jsonl"):
        assert "\n" not in document["title"]
        assert not document["text"].startswith(document["title"])


def test_every_licence_is_an_iri_that_the_readme_names() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    for name in JSONL:
        for document in documents(name):
            assert document["license"].startswith("https://")
            assert document["license"] in readme


def test_the_readme_has_a_row_for_every_shipped_file() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    for folder in ("articles", "authority"):
        for path in (CORPUS / folder).iterdir():
            assert f"`{folder}/{path.name}`" in readme


def test_the_seed_is_said_to_be_the_users_own_sample() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    seed_row = next(
        line for line in readme.splitlines() if line.startswith("| `articles/seed.txt`")
    )
    assert "ships as the user's own sample" in seed_row


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("seed.txt", "gold/dev/articles/seed.txt"),
        ("constitution.txt", "data/corpus/constitution.txt"),
    ],
)
def test_a_copied_file_equals_its_original(name: str, original: str) -> None:
    if not (SHARED / original).exists():
        pytest.skip(f"{SHARED / original} is not here to compare with")
    assert (ARTICLES / name).read_bytes() == (SHARED / original).read_bytes()


@pytest.mark.parametrize(
    ("name", "original"),
    [("speeches.jsonl", "speeches.jsonl"), ("news.jsonl", "translated_news.jsonl")],
)
def test_a_documents_text_is_what_its_source_has(name: str, original: str) -> None:
    source = SHARED / "data" / "corpus" / original
    if not source.exists():
        pytest.skip(f"{source} is not here to compare with")
    sources = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    texts = {document["id"]: document["text"] for document in sources}
    for document in documents(name):
        headline = document["title"] + "\n" if name == "news.jsonl" else ""
        assert headline + document["text"] == texts[document["id"]]
