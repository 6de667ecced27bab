"""An article's licence in, whether its whole text may be shown out."""

from __future__ import annotations

from urllib.parse import urlsplit

from kg.serve.settings import Settings

__all__ = ["shows_text"]

# Where licences stand that let anybody pass on a work as it is; what else somebody states, such as
# https://rightsstatements.org/vocab/InC/1.0/ or the terms of a site, does not say so.
_FREE = (
    ("creativecommons.org", "/licenses/"),
    ("creativecommons.org", "/publicdomain/"),
    ("spdx.org", "/licenses/"),
    ("opendatacommons.org", "/licenses/"),
    ("opensource.org", "/license"),
    ("www.gnu.org", "/licenses/"),
    ("www.apache.org", "/licenses/"),
    ("www.nationalarchives.gov.uk", "/doc/open-government-licence/"),
    ("rightsstatements.org", "/vocab/NoC-"),
)


def shows_text(license: str | None, settings: Settings) -> bool:
    """Whether the text may be shown; without a licence the server's operator decides."""
    if not license:
        return not settings.only_licensed_texts
    parts = urlsplit(license)
    return any(parts.hostname == host and parts.path.startswith(path) for host, path in _FREE)
