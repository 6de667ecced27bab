"""The lexicon that text gives, the folds that measure, and what loads when."""

import subprocess
import sys

from kg.analyse.morphology.evaluate import score
from kg.analyse.morphology.induce import count, induce
from kg.analyse.morphology.lexicon import Lexicon
from kg.analyse.morphology.treebank import Gold, read

TEXT = [
    "Ауылда жаңа құдық қазылды .",
    "Құдықтың суы тұщы .",
    "Ескі құдықтан су алмайды , ал Қордайда құдықтар көп .",
    "Кеше Қордайдың тұрғындары жиналды , олар Қордайға барады .",
]

CONLLU = """\
# sent_id = 1
1\tОл\tол\tPRON\tprn\tCase=Nom\t_\t_\t_\t_
2-3\tқуаныштымын\t_\t_\t_\t_\t_\t_\t_\t_
2\tқуанышты\tқуанышты\tADJ\tadj\t_\t_\t_\t_\t_
3\tмын\tе\tAUX\tcop\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\tsent\t_\t_\t_\t_\t_
"""


def test_a_stem_is_learned_from_its_forms():
    lexicon = Lexicon(induce(count(TEXT)))
    assert lexicon.find("құдық")["N"].endings >= 3
    assert lexicon.find("құдықтар") == {}


def test_a_name_is_known_by_its_capital_inside_sentences():
    lexicon = Lexicon(induce(count(TEXT)))
    assert lexicon.find("қордай")["N"].capital == 100


def test_induction_gives_the_same_lexicon_each_time():
    assert induce(count(TEXT)) == induce(count(TEXT))


def test_a_multiword_token_counts_once(tmp_path):
    path = tmp_path / "ktb.conllu"
    path.write_text(CONLLU, "utf-8")
    [sentence] = read(path)
    assert [word.form for word in sentence] == ["Ол", "қуаныштымын", "."]
    assert sentence[1] == Gold("қуаныштымын", "қуанышты", "ADJ", "_")
    assert score([sentence], [sentence])["accuracy"] == 1.0


def test_a_lemma_loads_neither_spacy_nor_numpy():
    code = (
        "import sys; from kg.analyse.morphology import lemma; lemma('Алматының');"
        "sys.exit(bool({'spacy', 'numpy', 'rdflib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
