"""What was perhaps meant by a query that finds nothing: right for mistakes that people make."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kg.errors import QueryMalformed
from kg.search import parse, plan, suggestions
from kg.search.engine import Index
from tests.search.conftest import resolved

TEXTS = (
    "Алматы агломерациясының дамуы туралы қаулы қабылданды. Қаулыны үкімет бекітті.",
    "Қала әкімдігінің баспасөз қызметі хабарлады. Әкім мектептің құрылысын тексерді.",
    "Министрлік тұрғын үй коммуналдық шаруашылығын жаңғырту бағдарламасын таныстырды.",
    "Шымкент қаласында жаңа көпір ашылды. Көпірге қаржы бюджеттен бөлінді.",
    "Мәслихат депутаттары экологиялық ахуалды талқылады. Өзеннің суы ластанған.",
    "Инфрақұрылымды дамыту жөніндегі кеңестің отырысында ұсыныстар айтылды.",
    "Google компаниясының өкілдері Астанаға келді. Президент Қасым-Жомарт Тоқаев қарсы алды.",
    "Халықаралық әуежайдың жолаушылары көбейді. Теміржол вокзалы жөнделді.",
    "Республикалық бюджеттің атқарылуы жайлы есеп ұсынылды. Статистика комитеті жариялады.",
    "Жастардың жұмыссыздық деңгейі төмендеді. Кәсіпкерлік қолдау тапты.",
)


@pytest.fixture(scope="module")
def mistaken(
    tmp_path_factory: pytest.TempPathFactory, build_index: Callable[..., Index]
) -> Iterator[Index]:
    """An index of ten articles with the words that people mistype below."""
    folder = tmp_path_factory.mktemp("suggest") / "index"
    index = build_index(folder, [resolved(str(i), text) for i, text in enumerate(TEXTS)])
    yield index
    index.close()


def offered(index: Index, query: str) -> list[str]:
    def finds(meant: str) -> bool:
        try:
            parse(meant)
        except QueryMalformed:
            return False
        return index.search(plan(parse(meant)), limit=1).total > 0

    found = suggestions(query, index, finds)
    assert all(map(finds, found)), found
    return found


MISSPELT = [
    ("агломирация", "агломерация"),
    ("агламерация", "агломерация"),
    ("агломерция", "агломерация"),
    ("агломерацыя", "агломерация"),
    ("аглаомерация", "агломерация"),
    ("агломирацияның", "агломерация"),  # inflected
    ("агломирациясының", "агломерация"),
    ("мактеп", "мектеп"),
    ("мектпе", "мектеп"),
    ("мекктеп", "мектеп"),
    ("мектепп", "мектеп"),
    ("менистрлік", "министрлік"),
    ("минстрлік", "министрлік"),
    ("камуналдық", "коммуналдық"),
    ("комуналдык", "коммуналдық"),
    ("мәслихт", "мәслихат"),
    ("маслехат", "мәслихат"),
    ("экалогиялық", "экологиялық"),
    ("эклогиялық", "экологиялық"),
    ("икологиялық", "экологиялық"),
    ("инфрақурлым", "инфрақұрылым"),
    ("инфракурылм", "инфрақұрылым"),
    ("президнт", "президент"),
    ("перзидент", "президент"),
    ("призидент", "президент"),
    ("бюжет", "бюджет"),
    ("бюдджет", "бюджет"),
    ("статитика", "статистика"),
    ("статисика", "статистика"),
    ("халыкаралк", "халықаралық"),
    ("республкалық", "республикалық"),
    ("үкемет", "үкімет"),
    ("өкімет", "үкімет"),
    ("көпр", "көпір"),
    ("көбір", "көпір"),
    ("вакзал", "вокзал"),
    ("темржол", "теміржол"),
    ("каспкерлик", "кәсіпкерлік"),
    ("шымкентт", "шымкент"),
    ("дептат", "депутат"),
    ("aglomiratsiya", "агломерация"),  # in Latin letters, and misspelt
    ("memleket", ""),  # right, but in no article
    ("коммпания", "компания"),
    ("кмпания", "компания"),
]
LAYOUTS = [
    ("fukjvthfwbz", "агломерация"),
    ("fukjvthfwbzys4", "агломерацияның"),  # the Kazakh letters stand on the row of digits
    ("vtrntg", "мектеп"),
    ("0fkf", "қала"),
    ("0ала", "қала"),  # the same row on the Russian layout
    ("0аулы", "қаулы"),
    ("2кім", "әкім"),
    ("2r3v", "әкім"),
    ("8r3vtn", "үкімет"),
    ("-pty", "өзен"),
    (";fyf", "жана"),  # folded, as жана finds жаңа
    (";f4f", "жаңа"),
    ("Fkvfns", "Алматы"),
    ("ifhefisks0", "шаруашылық"),
    ("[fks0fhfks0", "халықаралық"),  # х is a bracket
    (")fkf", "Қала"),  # қ is another one, which the query language has a use for
    ('"fukjvthfwbz lfve"', '"агломерация даму"'),
    ("body:vtrntg", "body:мектеп"),
    ("пщщпду", "google"),  # the other way round
    ("ПЩЩПДУ", "GOOGLE"),
]
QUERIES = [
    ("қала әкмдік", "қала әкімдік"),
    ('"қала әкімдгінің"', '"қала әкімдігінің"'),
    ("қалла мактеп", "қала мектеп"),
    ("(мактеп OR көбір) -министр", "(мектеп OR көпір) -министр"),
    ("көпір мактеп", "мектеп"),  # no article has both
    ("vtrntg 2кім", "мектеп әкім"),
    ('"шымкент қаласнда"~3', '"шымкент қаласында"~3'),
    ("агломирация*", "агломерация*"),
]


@pytest.mark.parametrize(("typed", "meant"), MISSPELT)
def test_misspelt_words_are_known_again(mistaken: Index, typed: str, meant: str) -> None:
    assert offered(mistaken, typed)[:1] == ([meant] if meant else [])


@pytest.mark.parametrize(("typed", "meant"), LAYOUTS)
def test_words_of_another_keyboard_layout_are_known_again(
    mistaken: Index, typed: str, meant: str
) -> None:
    assert offered(mistaken, typed)[:1] == [meant]


@pytest.mark.parametrize(("typed", "meant"), QUERIES)
def test_only_what_is_unknown_is_replaced(mistaken: Index, typed: str, meant: str) -> None:
    assert offered(mistaken, typed)[:1] == ([meant] if meant else [])


@pytest.mark.parametrize(
    "typed", ["мектеп", "мектепке көпір", "Almaty", "калада", "мектеп-көпір", "министр* OR жоқ"]
)
def test_nothing_is_offered_for_words_that_are_known(mistaken: Index, typed: str) -> None:
    assert offered(mistaken, typed) == []


@pytest.mark.parametrize(
    "typed", ["ыыыыыы", "жжжж OR ыыыы", "су-ыыыы", "x*", "ъ~", "әб", "@person", "((", '"', "~", ""]
)
def test_nothing_is_offered_where_nothing_is_near(mistaken: Index, typed: str) -> None:
    assert offered(mistaken, typed) == []


def test_at_most_five_queries_are_offered(mistaken: Index) -> None:
    typed = "мактеп OR менистрлік OR агломирация OR озн OR кпір OR бюжет"
    assert len(offered(mistaken, typed)) <= 5


def test_a_query_that_is_too_long_is_left_alone(mistaken: Index) -> None:
    assert offered(mistaken, "мактеп " * 1000) == []
