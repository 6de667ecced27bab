"""Every rule against the examples that stand beside it in its file."""

from __future__ import annotations

import pytest

from kg.errors import ListError
from kg.extract.relations.rulebook import Example, Rule, rulebook, rules_of
from kg.model import Extraction
from tests.extract.conftest import Extracted

EXAMPLES = [(rule, example) for rule in rulebook().rules for example in rule.examples]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.name}: {one.text[:60]}" for rule, one in EXAMPLES]
)
def test_a_rule_says_of_its_example_what_its_file_says(
    rule: Rule, example: Example, extracted: Extracted
) -> None:
    found = extracted(example.text, date=example.date or None)
    assert _told(found, rule.name) == sorted(example.facts)


def _told(found: Extraction, rule: str) -> list[str]:
    """The facts of one rule as its file has them, the modality behind them if not asserted."""
    names = [one.name for one in found.referents]
    told = set()
    for fact in found.facts:
        if fact.rule == rule:
            value = names[fact.object] if isinstance(fact.object, int) else fact.object
            parts = [names[fact.subject], fact.predicate, value]
            parts += [fact.modality] if fact.modality != "asserted" else []
            told.add(" | ".join(parts))
    return sorted(told)


def test_every_rule_has_an_example_that_matches_and_a_name_of_its_own() -> None:
    rules = rulebook().rules
    assert [one.name for one in rules if not any(example.facts for example in one.examples)] == []
    assert len({one.name for one in rules}) == len(rules)


_RULE = """
[[rule]]
name = "approved"
verbs = ["бекіт"]
roles.object = { is = "agl:Instrument" }
facts = ["object agl:status approved"]
"""


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (_RULE.replace("[[rule]]", "[[rule"), "no TOML"),
        ("", r"no \[\[rule\]\] in it"),
        (_RULE + 'when = "ertең"', "unknown: when"),
        (_RULE.replace("verbs", "#"), "not understood: 'verbs'"),
        (_RULE.replace("is =", 'case = "Ger", is ='), "not understood: Ger"),
        (_RULE.replace('"object agl', '"subject agl'), "subject is no role"),
        (_RULE.replace('"object agl', '"object|act agl'), "act is no role"),
        (_RULE.replace("agl:status approved", "agl:status"), "not understood"),
    ],
)
def test_a_rule_file_that_is_wrong_is_named_with_the_rule(wrong: str, told: str) -> None:
    with pytest.raises(ListError, match=told) as raised:
        rules_of(wrong, "instruments.toml")
    assert "instruments.toml" in str(raised.value.place)
    assert raised.value.hint
