import pytest
from spacy.language import Language

from kg.analyse.kk import Kazakh


@pytest.fixture(scope="package")
def nlp() -> Language:
    nlp = Kazakh()
    nlp.add_pipe("kk_sentences")
    nlp.max_length = 10**9
    return nlp
