"""Which licences let a server show a whole text."""

from __future__ import annotations

import pytest

from kg.serve.rights import shows_text
from kg.serve.settings import Settings


@pytest.mark.parametrize(
    ("license", "is_shown"),
    [
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/", True),
        ("http://creativecommons.org/publicdomain/zero/1.0/", True),
        ("https://spdx.org/licenses/MIT", True),
        ("https://rightsstatements.org/vocab/NoC-US/1.0/", True),
        ("https://rightsstatements.org/vocab/InC/1.0/", False),
        ("https://creativecommons.org.evil.example/licenses/by/4.0/", False),
        ("https://evil.example/creativecommons.org/licenses/", False),
        ("https://habarshy.example/terms", False),
        (None, True),
    ],
)
def test_a_text_is_shown_unless_its_licence_says_otherwise(
    license: str | None, is_shown: bool
) -> None:
    assert shows_text(license, Settings()) is is_shown
    careful = Settings(only_licensed_texts=True)
    assert shows_text(license, careful) is (is_shown and license is not None)
