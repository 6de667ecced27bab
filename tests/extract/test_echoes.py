"""Acts that only echo a decision, and acts by whose names something is founded."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts

_SPEECH = "Мемлекет басшысы Қасым-Жомарт Тоқаевтың сөзі"
_WHO = "Қасым-Жомарт Тоқаев"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (
            "Мен мұрағат ісін қолдау туралы шешім қабылдадым. Тиісті Жарлыққа қол қойдым.",
            "asserted",
        ),
        (
            "Мен мұрағат ісін қолдау туралы шешім қабылдап, тиісті Жарлыққа қол қойдым.",
            "asserted",
        ),
        (
            "Мен мұрағат ісін қолдау туралы шешім қабылдадым. Бұл маңызды. "
            "Арнайы Жарлыққа ертең қол қоямын.",
            "planned",
        ),
    ],
)
def test_a_decree_that_carries_out_a_decision_is_on_what_that_is_on(
    text: str, modality: str, extracted: Extracted
) -> None:
    decree = "мұрағат ісін қолдау туралы жарлық"
    found = facts(extracted(text, title=_SPEECH))
    assert (decree, "agl:signedBy", _WHO, modality) in found
    assert ("мұрағат ісін қолдау туралы шешім", "agl:adoptedBy", _WHO, "asserted") in found


def test_a_decree_without_a_decision_before_it_is_any(extracted: Extracted) -> None:
    found = facts(extracted("Бүгін тиісті Жарлыққа қол қойдым.", title=_SPEECH))
    assert not {one for one in found if one[1] == "agl:signedBy"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Мен экспорт жөніндегі жұмыс тобын құру туралы өкімге қол қойдым.", "asserted"),
        ("Мен экспорт жөніндегі жұмыс тобын құру туралы өкімге ертең қол қоямын.", "planned"),
    ],
)
def test_an_act_on_founding_a_group_establishes_it_as_far_as_it_is_done(
    text: str, modality: str, extracted: Extracted
) -> None:
    act, group = "экспорт жөніндегі жұмыс тобын құру туралы өкім", "экспорт жөніндегі жұмыс тобы"
    found = facts(extracted(text, title=_SPEECH))
    assert (act, "agl:establishes", group, modality) in found


def test_a_group_that_is_called_by_its_kind_is_the_one_told_before(extracted: Extracted) -> None:
    text = (
        "Мен экспорт жөніндегі жұмыс тобын құру туралы өкімге қол қойдым. "
        "Жұмыс тобының алғашқы отырысын өткіздім."
    )
    hosts = {one[2] for one in facts(extracted(text, title=_SPEECH)) if "organizer" in one[1]}
    assert hosts == {"экспорт жөніндегі жұмыс тобы"}
