"""What the graph says of a claim: its exact words, speaker, rule, and a typed object."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.graph import article_quads, expand
from kg.graph.literals import _STATUSES, fact_object
from kg.graph.vocabulary import vocabulary
from kg.model import (
    Article,
    Entity,
    Extraction,
    Fact,
    Metadata,
    Passage,
    Referent,
    Resolved,
    Span,
)

BASE = "https://w3id.org/agglo-kg/"
TEXT = (
    "Асқар Омаров 2019 жылдан бері Абай облысының әкімі. Бас жоспар бекітілген жоқ, деді"
    " Асқар Омаров. «Жоспар биыл дайын болады», - деді ол. 2024 жылғы 9 қаңтарда № 38 қаулы"
    " қабылданды."
)
PERSON, POST, OTHER_POST, PLAN, QUOTATION, DECISION = range(6)
REFERENTS = (
    Referent("agl:Person", "Асқар Омаров"),
    Referent("org:Post", "Абай облысының әкімі"),
    Referent("org:Post", "Семей қаласының әкімі"),
    Referent("agl:Plan", "бас жоспар", local=True),
    Referent("agl:Quotation", "Жоспар биыл дайын болады", local=True),
    Referent("agl:Decision", "№ 38 қаулы", local=True),
)


def sentences(text: str) -> tuple[Span, ...]:
    starts = [0, *(i + 2 for i, one in enumerate(text) if one == "." and i + 2 < len(text))]
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def words(text: str, nth: int = 0) -> Span:
    """Where *text* stands in the article, for the time of that number."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return Span(start, start + len(text))


def fact(
    subject: int, predicate: str, value: int | str, *evidence: Span, modality: str = "asserted"
) -> Fact:
    start, end = min(one.start for one in evidence), max(one.end for one in evidence)
    return Fact(subject, predicate, value, start, end, modality, 0.9, "a-rule", evidence)


def resolved(*facts: Fact, text: str = TEXT) -> Resolved:
    article = Article("1", "abc", "1", text, Metadata(), sentences=sentences(text))
    entities = tuple(Entity(f"{BASE}id/{i}", one.type, one.name) for i, one in enumerate(REFERENTS))
    return Resolved(Extraction(article, (), REFERENTS, facts), entities)


def quads(*facts: Fact) -> list[Quad]:
    return list(article_quads(resolved(*facts), BASE, 0.5))


def objects(found: list[Quad], predicate: str, subject: str | None = None) -> set[str]:
    """The objects of a predicate: values, with their datatype or language where they have one."""
    return {
        str(one.object)
        for one in found
        if one.predicate.value == expand(predicate)
        and (subject is None or one.subject == NamedNode(subject))
    }


def subjects(found: list[Quad], predicate: str, value: str) -> set[str]:
    return {
        str(one.subject)
        for one in found
        if one.predicate.value == expand(predicate) and str(one.object) == value
    }


HOLDS = fact(PERSON, "agl:holds", POST, words("Асқар Омаров"), words("Абай облысының әкімі"))
FROM = fact(PERSON, "agl:statedFrom", "2019", words("Асқар Омаров"), words("2019 жылдан бері"))


def test_a_claim_leads_to_its_sentence_and_to_each_of_its_exact_words() -> None:
    found = quads(HOLDS)
    anchors = {str(one.subject): one.object.value for one in found if "anchorOf" in str(one)}
    kinds = {
        anchors[str(one.subject)]: one.object.value.rpartition("#")[2]
        for one in found
        if one.predicate.value == expand("rdf:type")
        and str(one.subject) in anchors
        and not one.object.value.endswith("#String")  # which all of them are
    }
    assert kinds == {
        "Асқар Омаров 2019 жылдан бері Абай облысының әкімі. ": "Sentence",
        "Асқар Омаров": "Phrase",
        "Абай облысының әкімі": "Phrase",
    }
    assert objects(found, "agl:supportedBy") == set(anchors)


def test_a_claim_is_its_articles_and_its_speakers() -> None:
    denied = fact(PLAN, "agl:status", "approved", words("бекітілген жоқ"), modality="denied")
    found = quads(replace(denied, speaker=PERSON))
    assert objects(found, "prov:wasAttributedTo") == {f"<{BASE}doc/abc>", f"<{BASE}id/{PERSON}>"}


def test_a_claim_names_the_rule_and_version_that_found_it() -> None:
    found = quads(replace(HOLDS, rule="лауазым / 1"))
    (rule,) = objects(found, "prov:wasGeneratedBy")
    assert rule.startswith(f"<{BASE}software/agglo-kg/{__version__}/rule/%D0%BB")
    assert rule.isascii()
    assert " " not in rule
    assert objects(found, "rdfs:label", rule.strip("<>")) == {'"лауазым / 1"'}


def test_what_two_rules_found_alike_is_one_claim_of_both_and_of_the_surer() -> None:
    found = quads(HOLDS, replace(HOLDS, rule="another", confidence=0.7))
    assert len(subjects(found, "rdf:type", f"<{expand('agl:Claim')}>")) == 1
    assert len(objects(found, "prov:wasGeneratedBy")) == 2
    assert {one for one in objects(found, "agl:confidence") if "0.9" in one} == objects(
        found, "agl:confidence"
    )


@pytest.mark.parametrize(
    ("predicate", "value", "term"),
    [
        ("schema:startDate", "2024", f'"2024"^^<{expand("xsd:gYear")}>'),
        ("schema:datePublished", "2024-01", f'"2024-01"^^<{expand("xsd:gYearMonth")}>'),
        ("agl:statedTo", "2024-01-09", f'"2024-01-09"^^<{expand("xsd:date")}>'),
        ("schema:startDate", "2024-13", '"2024-13"'),
        ("schema:startDate", "қаңтар", '"қаңтар"'),
        ("agl:number", "2024", '"2024"'),
        ("agl:status", "inForce", f"<{expand('agl:inForce')}>"),
        ("agl:status", "дайын", '"дайын"'),
        ("agl:quote", "Жоспар дайын", '"Жоспар дайын"@kk'),
    ],
)
def test_a_literal_is_what_its_predicate_wants(predicate: str, value: str, term: str) -> None:
    made = fact(DECISION, predicate, value, words("№ 38 қаулы"))
    found = quads(made)
    assert objects(found, "rdf:object") == {term}
    if predicate != "agl:statedTo":
        assert objects(found, predicate, f"{BASE}id/{DECISION}") == {term}


def test_a_quote_is_in_the_language_of_its_passage() -> None:
    article = Article("1", "1", "1", TEXT, Metadata())
    article = replace(article, passages=(Passage(0, 50, "kk"), Passage(51, 90, "ru")))
    said = Fact(QUOTATION, "agl:quote", "План готов", 60, 70)
    assert fact_object(said, "План готов", article) == Literal("План готов", language="ru")
    unknown = replace(article, passages=(Passage(0, 90, "und"),))
    assert fact_object(said, "План готов", unknown) == Literal("План готов", language="kk")


def test_the_statuses_are_the_concepts_of_the_code_list() -> None:
    scheme, status_list = NamedNode(expand("skos:inScheme")), NamedNode(expand("agl:statusList"))
    listed = {
        one.subject.value for one in vocabulary().quads_for_pattern(None, scheme, status_list)
    }
    assert {expand(f"agl:{one}") for one in _STATUSES} == listed


def test_the_date_of_a_post_is_said_of_the_membership() -> None:
    found = quads(HOLDS, FROM)
    (membership,) = subjects(found, "rdf:type", f"<{expand('org:Membership')}>")
    year = f'"2019"^^<{expand("xsd:gYear")}>'
    assert subjects(found, "agl:statedFrom", year) == {membership}
    assert membership in objects(found, "rdf:subject")


def test_of_two_posts_in_a_sentence_the_date_is_that_of_the_overlapping_one() -> None:
    other = fact(PERSON, "agl:holds", OTHER_POST, words("әкімі"))
    near = fact(PERSON, "agl:statedFrom", "2019", words("2019 жылдан бері"), words("Абай"))
    found = quads(HOLDS, other, near)
    (membership,) = subjects(found, "agl:statedFrom", f'"2019"^^<{expand("xsd:gYear")}>')
    assert objects(found, "agl:post", membership.strip("<>")) == {f"<{BASE}id/{POST}>"}


@pytest.mark.parametrize(
    "others",
    [
        [],
        [HOLDS, replace(HOLDS, object=OTHER_POST)],
        [fact(PERSON, "agl:holds", POST, words("Асқар Омаров", 1))],
        [replace(HOLDS, modality="planned")],
    ],
    ids=["no post", "two posts", "a post of another sentence", "a planned post"],
)
def test_a_date_of_no_certain_post_stays_a_claim_about_the_person(others: list[Fact]) -> None:
    found = quads(*others, FROM)
    assert objects(found, "agl:statedFrom") == set()
    assert f"<{BASE}id/{PERSON}>" in objects(found, "rdf:subject")


def test_the_same_article_gives_the_same_quads() -> None:
    assert quads(HOLDS, FROM) == quads(HOLDS, FROM)
