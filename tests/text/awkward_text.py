"""Strings for property tests: any character at all, with the awkward ones made frequent."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

AWKWARD = (
    "İıIßŉǆﬁ\ud800\udfff\x00\x1b\u200d\u0301\u0323\u0344\u202e\ufeff👩‍💻🇰🇿½Ⅷ²中ءٴا"
    "әғқңөұүһіӘҒҚҢӨҰҮҺІабвиейцшчщъьэюяёЁaceiopxyhABCEHIKMOPTXY'’ʼáóúńǵşñū0123456789-–. \n"
)

any_text = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters()), max_size=60)
quick = settings(max_examples=200, deadline=None)
