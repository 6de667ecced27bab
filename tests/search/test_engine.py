"""What every search engine must do; ``engine_name`` runs it all on each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import QueryMalformed, StoreUnusable
from kg.model import Resolved
from kg.search.dates import day_range
from kg.search.engine import SORTS, Index, IndexWriter, open_index
from kg.search.explain import score_parts
from kg.search.highlight import reasons
from kg.search.parse import parse
from kg.search.plan import Plan, plan
from kg.search.similar import similar_to
from kg.search.suggest import suggestions
from kg.search.tree import TEXT_FIELDS, All
from kg.search.update import Changes, update_index
from kg.search.wording import wording
from tests.search.conftest import resolved


def read(query: str) -> Plan:
    return plan(parse(query))


def found(index: Index, query: str, **options: object) -> list[str]:
    """The keys of the articles that fit *query*, best first."""
    options = {"limit": 10, **options}
    return [hit.key for hit in index.search(plan(parse(query)), **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "form", ["мектеп", "мектептер", "мектептерде", "мектепке", "мектебі", "МЕКТЕПТЕН", "Мектебіміз"]
)
def test_any_form_of_a_word_finds_the_article(index: Index, form: str) -> None:
    assert found(index, form) == ["school"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("әкім", ["city"]),
        ("әкімнің", ["city"]),
        ("ҚР", ["finance"]),
        ("ҚР-да", ["finance"]),
        ("600", ["school"]),
        ("3,5", ["river"]),
        ("өзендердің", ["river"]),
        ("трамвай", []),
        ('="мектептерде"', ["school"]),
        ('="мектептерге"', []),
        ('="МЕКТЕПТЕРДЕ"', ["school"]),
        ('="қала әкімдігінің"', ["city"]),
        ('="қала әкімдігі"', []),
        ('"қала әкімдігі"', ["city"]),
        ('"қаланың әкімдіктері"', ["city"]),
        ('"әкімдік қала"', []),
        ('"мектептер ашылу"', ["school"]),
        ('"жаңа ашылды"', []),
        ('"жаңа ашылды"~1', ["school"]),
        ('"талғар бала"~4', []),
        ('"талғар бала"~5', ["school"]),
        ('"талғар жаңа ашылды"~1', ["school"]),
        ('"өсті деді"', ["finance"]),  # across a comma
        ('"ашылды жаңа"~9', []),  # in this order
        ('"талғар мектеп ашылды"~1', ["school"]),
        ('"талғар мектеп ашылды бала"~2', ["school"]),
        ('"талғар ашылды бала"~1', []),  # two words between the first ones, and one between others
        ('"талғар жаңа бала"~99', ["school"]),
        ("мектеп жаңа", ["school"]),
        ("мектеп министр", []),
        ("мектеп OR көпір", ["river", "school"]),
        ("министр -көпір", ["finance"]),
        ("министр -(көпір OR трамвай)", ["finance"]),
        ("министр --көпір", ["river"]),
        ("-министр", ["city", "kala", "school"]),
        ("-министр -мектеп", ["city", "kala"]),
        ("мект*", ["school"]),
        ("мектепт*", ["school"]),
        ("мектебі*", []),
        ("агломирация~", ["kala"]),
        ("агламирация~", ["kala"]),
        ("мектеп~", ["school"]),
        ("трамвай~", []),
        ("title:мектеп", ["school"]),
        ("title:өзен", []),
        ("body:өзен", ["river"]),
        ("title:(есеп OR жұмыс)", ["city", "finance"]),
        ("person:Жәмішев", ["finance"]),
        ("person:Жәмішевтің", ["finance"]),
        ('person:"болат жәмішев"', ["finance"]),
        ("person:министр", []),
        ("org:министрлік", ["finance"]),
        ("org:Минфин", ["finance"]),
        ('org:"Алматы қаласының әкімдігі"', ["city"]),
        ("org:өзен", []),  # a memorandum is no body
        ("place:Алматы", ["city"]),
        ("place:Талғар*", ["school"]),
        ("type:Akimat", ["city"]),
        ("type:akimat", ["city"]),
        ("type:memorandum", ["river"]),
        ("source:Хабаршы", ["finance", "school"]),
        ("source:хабар*", ["finance", "school"]),
        ('source:"Қала газеті"', ["city"]),
        ("source:газеті", []),
        ("date:2014", ["school"]),
        ("date:2014-02", ["school"]),
        ("date:2014-02-26", ["school"]),
        ("date:2014-02-25", []),
        ("date:2015", ["finance"]),
        ("date:2015-07-31", ["finance"]),  # July 2015 may be its last day
        ("date:2015-08", []),
        ("date:2016-05-09", ["city"]),  # 2016 may be that day
        ("date:2014..2015", ["finance", "school"]),
        ("date:2016..", ["city", "kala"]),
        ("date:..2014", ["school"]),
        ("-date:2014..2016", ["kala", "river"]),
        ("date:2014 OR date:2020", ["kala", "school"]),
        ("министр date:2015", ["finance"]),
        ("mentioned:2014", ["kala"]),
        ("mentioned:2014-01", ["kala"]),
        ("mentioned:2014-01-31", ["kala"]),
        ("mentioned:2014-02", []),
        ("mentioned:2015..2016", []),  # between two dates that are told, and not told itself
        ("mentioned:2016-12-31..2017-01-01", ["kala"]),
        ("mentioned:2024", ["kala"]),  # inside of a span of time
        ("mentioned:2026..", []),
        ("mentioned:..2013", []),
        ("mentioned:2021-05-10..2021-05-31", []),
        ("-mentioned:2014..2026", ["city", "finance", "river", "school"]),
        ("@person", ["finance"]),
        ("@Org", ["city"]),
        ("@place", ["city"]),
        ("@date", ["kala"]),
        ('"министр @person"', ["finance"]),
        ('"@person есепті"', ["finance"]),
        ('"@person министр"', []),
        ('"министр @org"', []),
        ('="Министр @person"', ["finance"]),
        ('"@place әкімі"', ["city"]),
        ('"@org баспасөз"', ["city"]),
        ('"@org @place"~4', ["city"]),
        ('"@org @place"~2', []),
        ("@person -@place", ["finance"]),
        ("title:@person", []),
    ],
)
def test_a_query_finds_just_the_articles_that_fit(
    index: Index, query: str, keys: list[str]
) -> None:
    assert sorted(found(index, query)) == keys


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("Zhamishev", "finance"),
        ("Jämışev", "finance"),
        ("Almaty", "city"),
        ("ALMATY", "city"),
        ("person:Zhamishev", "finance"),
        ('"Bolat Zhamishev"', "finance"),
        ("Qazaqstan", "river"),
        ("Almat*", "city"),
    ],
)
def test_latin_letters_find_cyrillic_text(index: Index, query: str, key: str) -> None:
    assert key in found(index, query)


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("казакстан", "river"),
        ("озен", "river"),
        ("аким", "city"),
        ("казак*", "river"),
        ('"кала акимдик"', "city"),
    ],
)
def test_words_typed_without_kazakh_letters_find_the_article(
    index: Index, query: str, key: str
) -> None:
    assert key in found(index, query)


@pytest.mark.parametrize(
    ("query", "order"), [("қала", ["city", "kala"]), ("кала", ["kala", "city"])]
)
def test_the_letters_that_were_typed_rank_above_folded_ones(
    index: Index, query: str, order: list[str]
) -> None:
    assert found(index, query) == order


def test_the_form_that_was_typed_ranks_above_other_forms(
    tmp_path: Path, build_index: Callable[..., Index]
) -> None:
    pair = [resolved("a", "Жаңа мектептер көп."), resolved("b", "Жаңа мектепке көп.")]
    index = build_index(tmp_path / "index", pair)
    assert found(index, "мектепке") == ["b", "a"]
    assert found(index, "мектептер") == ["a", "b"]
    index.close()


def test_a_title_weighs_more_than_a_body(tmp_path: Path, build_index: Callable[..., Index]) -> None:
    pair = [
        resolved("body", "Көпір салынды деп хабарлады.", "Бүгінгі жаңалық айтылды"),
        resolved("title", "Бүгінгі жаңалық айтылды.", "Көпір салынды деп хабарлады"),
    ]
    index = build_index(tmp_path / "index", pair)
    assert found(index, "көпір") == ["title", "body"]
    index.close()


def test_ranks_and_scores_do_not_depend_on_the_order_of_indexing(
    tmp_path: Path, articles: list[Resolved], build_index: Callable[..., Index]
) -> None:
    forward = build_index(tmp_path / "forward", articles)
    backward = build_index(tmp_path / "backward", reversed(articles))
    for query in ("министр", "қала OR мектеп OR өзен", "-трамвай", "date:2014..2020"):
        tree = parse(query)
        assert forward.search(plan(tree), limit=9) == backward.search(plan(tree), limit=9)
    forward.close()
    backward.close()


def test_ranks_and_scores_do_not_depend_on_what_was_there_before(
    tmp_path: Path,
    articles: list[Resolved],
    build_index: Callable[..., Index],
    engine_name: str,
) -> None:
    fresh = build_index(tmp_path / "fresh", articles)
    other = [resolved(one.extraction.article.key, "Министр көпір ашты.") for one in articles[:3]]
    build_index(tmp_path / "first", [*other, resolved("gone", "Министр мектепте.")]).close()
    by_key = {one.extraction.article.key: one for one in articles}
    changes = Changes(set(by_key), {"gone"}, list(by_key), by_key.__getitem__)
    update_index(tmp_path / "second", tmp_path / "first", changes, engine_name)
    grown = open_index(tmp_path / "second")
    for query in ("министр", "қала OR мектеп OR өзен", "көпір"):
        assert grown.search(read(query), limit=9) == fresh.search(read(query), limit=9)
    grown.close()
    fresh.close()


def test_articles_of_one_rank_come_by_their_keys(index: Index) -> None:
    assert found(index, "-трамвай") == ["city", "finance", "kala", "river", "school"]


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("newest", ["kala", "city", "finance", "school", "river"]),
        ("oldest", ["school", "finance", "city", "kala", "river"]),
        ("title", ["finance", "river", "school", "city", "kala"]),
    ],
)
def test_hits_are_sorted_as_asked_those_without_a_date_last(
    index: Index, sort: str, keys: list[str]
) -> None:
    assert sort in SORTS
    assert found(index, "-трамвай", sort=sort) == keys
    assert {hit.score for hit in index.search(read("мектеп"), limit=9, sort=sort).hits} == {0.0}


def test_limit_and_offset_cut_pages_out_of_one_order(index: Index) -> None:
    everything = found(index, "-трамвай")
    pages = [found(index, "-трамвай", limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [key for page in pages for key in page] == everything
    assert pages[-1] == []
    assert index.search(read("-трамвай"), limit=1).total == 5


def test_facets_count_all_hits_after_filtering(index: Index) -> None:
    facets = index.search(read("министр"), limit=1, facets=True).facets
    assert facets["person"] == [("Болат Жәмішев", 1)]
    assert facets["org"] == [("Су құрылысы", 1), ("Қаржы министрлігі", 1)]
    assert facets["source"] == [("Хабаршы", 1)]
    assert facets["year"] == [("2015", 1)]
    assert "place" not in facets
    narrowed = All((parse("министр"), day_range("2016", "")))
    assert index.search(plan(narrowed), limit=1, facets=True).facets == {}


def test_facets_come_most_frequent_first(index: Index) -> None:
    facets = index.search(read("-трамвай"), limit=1, facets=True).facets
    assert facets["source"][0] == ("Хабаршы", 2)
    counts = [count for _, count in facets["type"]]
    assert counts == sorted(counts, reverse=True)
    assert index.search(read("-трамвай"), limit=1).facets == {}


def test_a_replaced_article_is_known_by_its_new_text_only(
    tmp_path: Path,
    articles: list[Resolved],
    build_index: Callable[..., Index],
    writer_of: Callable[..., IndexWriter],
) -> None:
    before = build_index(tmp_path / "1", articles)
    writer = writer_of(tmp_path / "2", tmp_path / "1")
    writer.put(resolved("school", "Жаңа трамвай жүрді."))
    writer.commit()
    after = open_index(tmp_path / "2")
    assert found(after, "мектеп") == []
    assert found(after, "трамвай") == ["school"]
    assert after.knows("мектеп") == 0
    assert found(before, "мектеп") == ["school"], "readers keep what they opened"
    before.close()
    after.close()


def test_a_removed_article_is_gone(
    tmp_path: Path,
    articles: list[Resolved],
    build_index: Callable[..., Index],
    writer_of: Callable[..., IndexWriter],
) -> None:
    build_index(tmp_path / "1", articles).close()
    writer = writer_of(tmp_path / "2", tmp_path / "1")
    writer.remove("school")
    writer.remove("никогда")
    writer.commit()
    after = open_index(tmp_path / "2")
    assert found(after, "мектеп") == []
    assert after.search(read("-трамвай"), limit=9).total == 4
    after.close()


def test_an_article_put_twice_before_commit_is_there_once(
    tmp_path: Path, build_index: Callable[..., Index]
) -> None:
    index = build_index(
        tmp_path / "index", [resolved("a", "Көпір салынды."), resolved("a", "Мектеп салынды.")]
    )
    assert found(index, "көпір") == []
    assert found(index, "мектеп") == ["a"]
    index.close()


def test_a_cancelled_writer_leaves_the_index_that_it_began_from(
    tmp_path: Path,
    articles: list[Resolved],
    build_index: Callable[..., Index],
    writer_of: Callable[..., IndexWriter],
) -> None:
    build_index(tmp_path / "1", articles).close()
    writer = writer_of(tmp_path / "2", tmp_path / "1")
    writer.remove("school")
    writer.cancel()
    again = open_index(tmp_path / "1")
    assert found(again, "мектеп") == ["school"]
    again.close()


def test_an_index_without_articles_answers_nothing(
    tmp_path: Path, build_index: Callable[..., Index]
) -> None:
    index = build_index(tmp_path / "index", [])
    assert found(index, "мектеп") == found(index, "-мектеп") == []
    assert index.knows("мектеп") == 0
    assert list(index.begun("мектеп")) == []
    index.close()


def test_an_article_without_words_is_no_obstacle(
    tmp_path: Path, build_index: Callable[..., Index]
) -> None:
    index = build_index(tmp_path / "index", [resolved("dots", "… !"), resolved("empty", "")])
    assert found(index, "-мектеп") == ["dots", "empty"]
    index.close()


def test_it_knows_in_how_many_articles_a_term_stands(index: Index) -> None:
    assert index.knows("министр") == 2
    assert index.knows("=мектептерде") == 1
    assert index.knows("трамвай") == 0


def test_terms_are_told_by_how_they_begin(index: Index) -> None:
    assert list(index.begun("мек")) == ["мектеп"]
    assert "=мектептерде" in index.begun("=мек")
    assert {one[0] for one in index.begun("=")} == {"="}
    assert list(index.begun("ми")) == sorted(index.begun("ми"))


def test_every_word_of_a_text_finds_its_article(index: Index, articles: list[Resolved]) -> None:
    for one in articles:
        article = one.extraction.article
        for word in re.sub(r'[«»"()*~=]', " ", article.text).split():
            if any(letter.isalnum() for letter in word):
                assert article.key in found(index, word), word
                assert article.key in found(index, f'="{word}"'), word


# Whoosh leaves the damaged file open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", ["empty", "garbage", "cut", "gone"])
def test_a_damaged_index_says_so(
    tmp_path: Path, articles: list[Resolved], build_index: Callable[..., Index], damage: str
) -> None:
    folder = tmp_path / "index"
    build_index(folder, articles).close()
    for file in list(folder.iterdir()):
        content = file.read_bytes()
        file.unlink()  # another file in its place: a thread of tantivy's may still map the first
        if damage != "gone":
            made = {"empty": b"", "garbage": b"\xff" * len(content), "cut": content[:-40]}
            file.write_bytes(made[damage])
    with pytest.raises(StoreUnusable) as raised:
        found(open_index(folder), "мектеп")
    assert str(folder) in raised.value.place
    assert "kg build" in raised.value.hint


def test_a_folder_without_an_index_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable):
        open_index(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "query",
    [
        "а*",
        "ә~",
        "-а",
        " OR ".join(["ә"] * 300),
        " ".join(f"{one}*" for one in "абвгдежзиклмнопрст" * 22),
        " OR ".join(f"{one}{one}{one}~" for one in "абвгдежзиклмнопрст" * 22),
    ],
    ids=["prefix", "fuzzy", "not", "words", "prefixes", "fuzzy words"],
)
def test_the_widest_queries_are_answered(index: Index, query: str) -> None:
    assert index.search(read(query), limit=2).total <= 5


@pytest.mark.parametrize(
    ("query", "levels", "keys"),
    [
        ("мектепке", ("verbatim",), []),
        ("мектептерде", ("verbatim",), ["school"]),
        ("мектепке", ("lemma",), ["school"]),
        ("озен", ("verbatim", "lemma"), []),
        ("озен", ("folded",), ["river"]),
        ("Zhamishev", ("verbatim", "lemma", "fuzzy"), []),
        ("Zhamishev", ("transliterated",), ["finance"]),
        ("агломирация~", ("verbatim", "lemma"), []),
        ("агломирация~", ("fuzzy",), ["kala"]),
        ('"кала акимдик"', ("verbatim", "lemma"), []),
        ("мект*", ("verbatim",), []),
        ("@person", ("lemma",), []),
        ("type:akimat", ("lemma",), ["city"]),
    ],
)
def test_each_level_can_be_switched_off(
    index: Index, query: str, levels: tuple[str, ...], keys: list[str]
) -> None:
    hits = index.search(plan(parse(query), levels), limit=9).hits
    assert [hit.key for hit in hits] == keys


@pytest.mark.parametrize(
    "query",
    ["министр", "қала әкім", "мектеп OR өзен OR кала", '"қала әкімдігі" -мектеп', "агломирация~"],
)
def test_the_parts_of_a_score_add_up_to_it(index: Index, query: str) -> None:
    tree = parse(query)
    for hit in index.search(plan(tree), limit=9).hits:
        parts = score_parts(index, tree, hit.key)
        assert sum(parts.values()) == pytest.approx(hit.score, rel=1e-4)
        assert list(parts.values()) == sorted(parts.values(), reverse=True)


def test_the_parts_of_a_score_say_which_word_matched_where_and_how(index: Index) -> None:
    parts = score_parts(index, parse("мектепке"), "school")
    assert set(parts) == {
        f"мектепке: {level} in {field}" for level in ("lemma", "folded") for field in TEXT_FIELDS
    }


def test_similar_articles_share_rare_words(
    tmp_path: Path, build_index: Callable[..., Index]
) -> None:
    made = [
        resolved("bridge", "Өзен үстінде көпір салынды. Көпір құрылысы аяқталды."),
        resolved("other bridge", "Көпір жөнделді, өзен тасыды."),
        resolved("school", "Мектеп салынды. Мектеп құрылысы биыл аяқталды."),
        resolved("nothing", "Бүгін ауа райы жылы."),
    ]
    index = build_index(tmp_path / "index", made)
    tree = similar_to(made[0].extraction.article, index)
    assert tree is not None
    hits = [hit.key for hit in index.search(plan(tree), limit=9).hits]
    assert hits == ["other bridge", "school"]
    assert similar_to(made[3].extraction.article, index) is None
    index.close()


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ('қала OR "қала қала қала жоқ"~20', ["first", "last"]),
        ('"қала қала қала қала қала мектеп"~1', ["last"]),
        ('"мектеп қала қала қала қала қала"~1', ["first"]),
        ('"қала мектеп"~100', ["last"]),
    ],
)
def test_a_word_that_is_repeated_very_often_takes_no_longer(
    tmp_path: Path, build_index: Callable[..., Index], query: str, keys: list[str]
) -> None:
    """It did, in as many ways as its places can be chosen: some of these took for ever."""
    texts = {"first": "мектеп " + "қала " * 300, "last": "қала " * 300 + "мектеп"}
    indexed = [resolved(key, text) for key, text in texts.items()]
    index = build_index(tmp_path / "index", indexed)
    assert sorted(found(index, query)) == keys
    for one in indexed:
        assert reasons(wording(one.extraction), read(query)).snippets
    index.close()


def test_an_index_that_can_only_be_read_is_read_and_left_alone(
    index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """tantivy wants a lock file beside an index, also to read; a disc has no place for it."""
    before = index_folder.stat().st_mtime_ns
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK)
    index = open_index(index_folder)
    assert found(index, "мектеп") == ["school"]
    assert index.search(read("министр OR қала"), limit=5, facets=True).total == 4
    assert "мектеп" in index.begun("мек")
    assert index_folder.stat().st_mtime_ns == before
    index.close()


_PIECES = st.sampled_from(
    'әкім|қала|ми|"|«|»|(|)|-|=|*|~|~3| OR | AND |NOT |title:|date:|person:|type:|@person|2014|..'
    "|😀|\u200f|\u0301|\x00|'|\\|\ud800|İ|fukj|0fkf|.*|[а".split("|")
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=20))
def test_whatever_is_typed_is_answered_or_refused_at_a_character(index: Index, query: str) -> None:
    def finds(meant: str) -> bool:
        try:
            return index.search(read(meant), limit=1).total > 0
        except QueryMalformed:
            return False

    with suppress(QueryMalformed):
        assert 0 <= index.search(read(query), limit=2, facets=True).total <= 5
    assert all(map(finds, suggestions(query, index, finds)))


@pytest.mark.parametrize("query", ["кала", "қала", '"кала сөзі"', '"қала созі"', "кал*"])
def test_a_lemma_that_folding_does_not_change_is_found_folded(index: Index, query: str) -> None:
    found = index.search(plan(parse(query), ["folded"]), limit=9).hits
    assert "kala" in {hit.key for hit in found}
