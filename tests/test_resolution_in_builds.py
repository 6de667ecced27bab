"""One thing, one IRI across articles: whatever the order and number of builds."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import JudgementMalformed, JudgementMissing
from kg.judgement import Judgement
from kg.pipeline import build, remove
from kg.query import card, open_store
from kg.resolve import fact_key, resolve
from kg.review import judge, review, take_back
from tests.conftest import Kg
from tests.test_pipeline import config, dumped, write_records

MINISTER = "Қазақстан Республикасының Қаржы министрі"
TEXTS = {
    "full": "Қаржы министрі Болат Сәтімбеков Алматы қаласының әкімдігінде есеп берді.",
    "initial": "Қаржы министрі Б. Сәтімбеков жиынға қатысты.",
    "latin": "«КазНИИСА» АҚ директоры Асқар Ноғаев кездесуге келді.",
    "untold": "Кездесуге А. Ноғаев келді, ол «КазНИИСА» АҚ жұмысын таныстырды.",
    "akimat": "Алматы әкімдігі жаңа жоспарды бекітті.",
}
RECORDS = [{"id": name, "text": text, "title": name} for name, text in TEXTS.items()]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all texts in one build."""
    folder = tmp_path_factory.mktemp("one")
    build([str(write_records(folder / "all.jsonl", RECORDS))], config(folder / "store"))
    return folder / "store"


def test_initials_with_the_same_post_are_the_minister(store: Path) -> None:
    with open_store(store) as reader:
        (found,) = card(reader.graph, "Б. Сәтімбеков")
    assert found.label == "Болат Сәтімбеков"
    assert [(one.name, one.with_name) for one in found.merged] == [
        ("Б. Сәтімбеков", "Болат Сәтімбеков")
    ]
    assert "same post" in found.merged[0].because
    assert [(one.holder, one.post) for one in found.posts] == [("Болат Сәтімбеков", MINISTER)]


def test_the_iri_that_a_merged_name_had_alone_leads_to_the_thing(store: Path) -> None:
    with open_store(store) as reader:
        (found,) = card(reader.graph, "Болат Сәтімбеков")
        rows = reader.query(f"SELECT ?old WHERE {{ ?old agl:nameOf <{found.iri}> }}")
        (old,) = [row[0].value for row in rows]
        assert card(reader.graph, old) == [found]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(RECORDS), st.lists(st.integers(1, 4), max_size=3, unique=True))
@pytest.mark.slow
def test_any_order_in_any_number_of_builds_gives_the_same_graph(
    tmp_path_factory: pytest.TempPathFactory,
    store: Path,
    records: list[dict[str, str]],
    cuts: list[int],
) -> None:
    folder = tmp_path_factory.mktemp("split")
    bounds = [0, *sorted(cuts), len(records)]
    for part, (begin, end) in enumerate(itertools.pairwise(bounds)):
        file = write_records(folder / f"{part}.jsonl", records[begin:end])
        build([str(file)], config(folder / "store"))
    assert dumped(folder / "store") == dumped(store)


def test_removing_an_article_takes_back_what_only_it_merged(tmp_path: Path) -> None:
    some = RECORDS[:2]
    build([str(write_records(tmp_path / "a.jsonl", some))], config(tmp_path / "store"))
    remove(["full"], config(tmp_path / "store"))
    build([str(write_records(tmp_path / "b.jsonl", some[1:]))], config(tmp_path / "fresh"))
    assert dumped(tmp_path / "store") == dumped(tmp_path / "fresh")


def built(folder: Path) -> Path:
    """A store of the two articles with a Ноғаев, of whom nobody knows whether they are one."""
    file = write_records(folder / "a.jsonl", RECORDS[2:4])
    build([str(file)], config(folder / "store"))
    return folder / "store"


def test_judgements_are_followed_kept_and_undone(tmp_path: Path) -> None:
    settings_ = config(built(tmp_path))
    before = dumped(settings_.store)
    (question, *_) = review(settings_).questions
    assert {question.one_text, question.other_text} == {"А. Ноғаев", "Асқар Ноғаев"}
    assert all("Ноғаев" in one.sentence for one in question.evidence + question.other_evidence)
    given_ = Judgement("2026-01-01", "same", question.one, question.other, "Айгүл", "бір адам")
    assert judge([given_], settings_).clashes == ()
    with open_store(settings_.store) as reader:
        (found,) = card(reader.graph, "А. Ноғаев")
        assert (found.label, found.merged[0].judgement) == ("Асқар Ноғаев", given_.id)
    assert question not in review(settings_).questions
    after = dumped(settings_.store)
    build([], settings_, again=True)
    assert dumped(settings_.store) == after
    assert take_back(given_.id, settings_) == given_
    assert dumped(settings_.store) == before
    with pytest.raises(JudgementMissing):
        take_back(given_.id, settings_)


def test_a_fact_that_people_call_wrong_is_gone_until_they_take_it_back(tmp_path: Path) -> None:
    settings_ = config(built(tmp_path))
    before = dumped(settings_.store)
    with open_store(settings_.store) as reader:
        resolved = next(one for one in reader.articles.all_resolved() if one.extraction.facts)
    article = resolved.extraction.article
    alone = resolve(resolved.extraction, settings_.base_iri).entities
    key = fact_key(article.key, resolved.extraction.facts[0], alone)
    wrong = Judgement("2026-01-01", "wrong fact", key, "", "Айгүл")
    judge([wrong], settings_)
    assert len(dumped(settings_.store)) < len(before)
    take_back(wrong.id, settings_)
    assert dumped(settings_.store) == before


def test_a_table_of_questions_is_filled_in_and_taken(tmp_path: Path, kg: Kg) -> None:
    store, table = built(tmp_path), tmp_path / "judge.csv"
    assert kg("review", "--store", store, "--export", table).exit_code == 0
    lines = table.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("judgement,right_type,why,by,when,kind,one_text")
    filled = [lines[0], "same" + lines[1], *lines[2:]]
    table.write_text("\n".join(filled) + "\n", "utf-8")
    taken = kg("review", "--store", store, "--import", table, "--by", "Айгүл")
    assert taken.exit_code == 0
    id = taken.stdout.split()[0]
    assert id in kg("review", "--store", store, "--list").stdout
    assert kg("review", "--store", store, "--undo", id).exit_code == 0
    assert kg("review", "--store", store, "--undo", id).exit_code == 1


def test_judgements_that_contradict_each_other_are_reported_with_both(
    tmp_path: Path, kg: Kg
) -> None:
    store = built(tmp_path)
    (question, *_) = review(config(store)).questions
    sides = (question.one, question.other)
    kg("review", "--store", store, "--say", "not same", *sides)
    second = kg("review", "--store", store, "--say", "same", *sides)
    assert "contradiction" in second.stderr
    assert "not same" in second.stderr
    assert "--undo" in second.stderr


def test_a_judgement_about_a_name_that_no_article_has_is_kept_and_said_to_be_so(
    tmp_path: Path, kg: Kg
) -> None:
    store = built(tmp_path)
    said = kg("review", "--store", store, "--say", "same", "https://a/2", "https://a/1")
    assert said.exit_code == 0
    assert "no article has" in said.stderr


def test_a_person_in_a_terminal_is_asked_and_answers(
    tmp_path: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = built(tmp_path)
    monkeypatch.setattr("kg.cli.review.is_terminal", lambda: True)
    asked = kg("review", "--store", store, "--by", "Айгүл", stdin="n\nекі адам\nq\n")
    assert asked.exit_code == 0
    assert "not same" in kg("review", "--store", store, "--list").stdout


def test_without_a_terminal_the_questions_are_printed_with_how_to_judge(
    tmp_path: Path, kg: Kg
) -> None:
    printed = kg("review", "--store", built(tmp_path))
    assert "А. Ноғаев" in printed.stdout
    assert "Асқар Ноғаев" in printed.stdout
    assert "--export" in printed.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("judgement,one\nsame,https://a/1\n", "no column other"),
        ("judgement,one,other\nмүмкін,https://a/1,https://a/2\n", "none of"),
        ("judgement,one,other\nsame,https://a/1,\n", "IRIs of two names"),
        ("judgement;one;other\nwrong type;https://a/1;компания\n", "right class"),
    ],
)
def test_a_table_that_cannot_be_read_is_named_with_line_and_rule(
    content: str, told: str, tmp_path: Path
) -> None:
    from kg.cli.review_table import read_table

    file = tmp_path / "judge.csv"
    file.write_text(content, "utf-8")
    with pytest.raises(JudgementMalformed, match=told) as caught:
        read_table(file, "Айгүл", "2026-01-01")
    assert caught.value.place.startswith(f"{file}:")
    assert caught.value.hint
