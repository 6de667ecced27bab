"""A head noun's place in, where the phrase or the name that it ends begins out.

Kazakh puts every attribute before its head, so a name is known by its end and must be followed
back: through bare nouns and adjectives, genitives, verbal nouns with their objects (``нарықты
реттеу``) and coordinations, up to what cannot stand inside (Muhamedowa, Kazakh: A Comprehensive
Grammar, 2016, the chapters on noun phrases and on coordination).
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.governed import GOVERNING, governed
from kg.extract.surnames import SURNAME

__all__ = [
    "ATTRIBUTIVE",
    "JOINING",
    "capital_before",
    "ends_person",
    "named_after",
    "phrase_start",
]

JOINING = frozenset({",", "мен", "бен", "пен", "және"})
_LONGEST_NAME = 10
_LONGEST_PHRASE = 18
_NEVER = frozenset({"PRON", "DET", "AUX", "SCONJ", "ADV", "INTJ"})
_OBLIQUE = frozenset({"Loc", "Abl", "Dat", "Ins"})
_POINTING = frozenset(
    {"бұл", "осы", "сол", "аталған", "ол", "мұндай", "жаңа", "барлық", "біздің"}
    | {"ал", "бірақ", "енді", "сондай-ақ", "осылайша", "қазір", "тағы", "бір", "қатар"}
    | {"бөлек"}
)
_AROUND = frozenset({"Loc", "Abl", "Ins"})  # Үкімет отырысында қаралған схема
_WHICH = frozenset({"арнайы", "тиісті", "бірлескен", "ортақ"})
_OUTCOMES = frozenset({"қорытынды", "нәтиже", "тапсырма", "шешім", "бастама", "ұсыныс"})
_WHO = frozenset({"мекеме", "ведомство", "тарап", "ұжым", "автор", "компания", "ұйым"})
_PEOPLE = frozenset({"депутат", "маман", "өкіл", "мүше", "қызметкер", "ғалым", "сарапшы"})
_ACTING = frozenset({"body", "unit-body", "post"})
_NO_START = JOINING | _POINTING
_HONOURS = frozenset({"ата", "батыр", "би", "хан", "ана", "ақын"})  # Қорқыт ата атындағы
ATTRIBUTIVE = ("дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі")


def capital_before(draft: Draft, i: int, *, coordinated: bool = False) -> int | None:
    """The first of the neighbouring capitals nearest before *i*, if no end of a name is between.

    Of names that are *coordinated* before one head noun, the capital of the first.
    """
    words, found, joined = draft.words, None, coordinated
    for j in range(i - 1, max(words.first[i], i - _LONGEST_NAME) - 1, -1):
        if not _inside_name(draft, j, joined):
            break
        low = words.low[j]
        joined = joined or low == "және"
        if ends_person(draft, j) and (found is not None or words.low[j + 1] in JOINING):
            break  # әкім Дастан Жұмағалиев және компания басқармасы
        if words.upper[j] and not _ends_name(draft, j, i):
            if found is not None and draft.begins_sentence(j) and draft.tokens[j].upos == "NOUN":
                break
            found = j
            if words.case[j] == "Gen":
                break  # what stands before a genitive is no part: Ри Йонг Хо БҰҰ-ның
        elif found is not None and not coordinated:
            break
    return found


def _ends_name(draft: Draft, j: int, head: int) -> bool:
    """Whether the capital at *j* closes a longer name: ``Республикасының`` before its head."""
    return draft.words.possessed[j] and draft.words.case[j] in ("Gen", "Nom") and j != head - 1


def named_after(draft: Draft, core: int) -> int:
    """Where a name begins whose bearer stands before it: ``Л.Н. Гумилев атындағы Еуразия ...``."""
    words = draft.words
    if core <= words.first[core] or words.low[core - 1] != "атындағы":
        return core
    j = core - 1
    while j > max(words.first[core], core - 6) and (
        words.upper[j - 1] or words.low[j - 1] in _HONOURS
    ):
        j -= 1
    if j == core - 1:
        return core
    is_initial = draft.tokens[j].text.endswith(".")
    is_known = is_initial or words.low[j] in draft.lists.given_names
    is_first_word = draft.begins_sentence(j) and not is_known
    return j + 1 if is_first_word and j < core - 2 and draft.tokens[j].upos != "PROPN" else j


def ends_person(draft: Draft, j: int) -> bool:
    """Whether the capital at *j* ends a person's name, which no body's name goes on with.

    ``Марат Оспанов атындағы`` does.
    """
    words = draft.words
    is_shaped = words.upper[j] and SURNAME.fullmatch(words.low[j]) is not None
    return (
        is_shaped and words.low[j + 1] != "атындағы" and (words.lemma[j],) not in draft.lists.places
    )


def _inside_name(draft: Draft, j: int, joined: bool) -> bool:
    """Whether the token at *j* may stand inside a name."""
    words, token = draft.words, draft.tokens[j]
    low = words.low[j]
    if low in GOVERNING:
        return True
    if low == ",":
        return joined
    if low in JOINING:
        return True
    if not token.text[0].isalpha() or token.upos in _NEVER or low in _POINTING - {"жаңа"}:
        return False
    if words.form[j] in ("Fin", "Conv"):
        return words.upper[j] and not draft.begins_sentence(j)
    case = words.case[j]
    if case in _OBLIQUE or case == "Acc":
        return governed(draft, j)
    return True


def phrase_start(draft: Draft, head: int) -> int:
    """Where the noun phrase that ends with the noun at *head* begins; *head* where it stands bare.

    Names found before count as one word.  A body or person in the nominative is the subject of the
    sentence and no attribute.
    """
    words = draft.words
    limit = max(words.first[head], head - _LONGEST_PHRASE)
    j = head
    while j > limit:
        step = _chunk(draft, j, limit, head)
        if step is None:
            step = j - 1 if _is_attribute(draft, j - 1, head) else j
        if step == j:
            break
        j = step
    while j < head:
        if (told := _maker(draft, j, head)) > j:
            j = told
        elif words.low[j] in _NO_START or _hangs(draft, j) or _tells_what_was_done(draft, j):
            j += 1
        else:
            break
    return j


def _maker(draft: Draft, j: int, head: int) -> int:
    """Where the one ends who did what a participle tells: ``Үкіметтің бекіткен даму жоспары``.

    In ``Үкіметтің бекіткен тәртібі`` nothing else would tell which.
    """
    words = draft.words
    for last in range(j + 1, min(j + _LONGEST_NAME, head - 1)):
        named = draft.named_by_end.get(last)
        if named is not None and named.first == j and words.case[last - 1] == "Gen":
            is_active = words.form[last] == "Part" and "Voice" not in draft.tokens[last].feats
            return last if is_active else j
    return j


def _tells_what_was_done(draft: Draft, j: int) -> bool:
    """Whether a participle, left without its subject, only tells what happened to the thing.

    ``министрлік әзірлеген тұжырымдама``, ``бекітілген бас жоспар``.
    """
    words = draft.words
    if words.form[j] == "Part" and words.low[j] not in GOVERNING:
        return True
    is_circumstance = words.case[j] == "Loc" and not words.low[j].endswith(ATTRIBUTIVE)
    return is_circumstance and words.form[j + 1] == "Part"  # отырыста қаралған жоспар


def _hangs(draft: Draft, j: int) -> bool:
    """Whether a postposition has a pronoun before it, which no name has: ``бұл туралы``."""
    words = draft.words
    if draft.tokens[j].upos == "ADP" or words.low[j] in GOVERNING:
        return True  # күзге дейін, екі әкімдік арасындағы
    return (
        words.case[j] in _OBLIQUE
        and words.form[j + 1] == "Part"
        and (words.low[j + 1] not in GOVERNING and not words.upper[j])
    )  # дүниеге келген


def _chunk(draft: Draft, end: int, limit: int, head: int) -> int | None:
    """Where a name, place or quotation that ends before *end* begins; *end* if it bars the way."""
    words, last = draft.words, end - 1
    if last in draft.quotes.opening and draft.quotes.opening[last] >= limit:
        return draft.quotes.opening[last]
    named, place = draft.named_by_end.get(end), draft.places_by_end.get(end)
    if named is None and place is None:
        return None
    case = words.case[last]
    if end == head and case in ("", "Nom") and not words.possessed[head]:
        return end  # Талғар ауданы бағдарлама ... әзірледі
    first = min(one.first for one in (named, place) if one is not None)
    if first < limit:
        return end
    if case == "Gen" or (case in ("Acc", "Dat") and governed(draft, last)):
        return first
    is_owner = words.possessed[end] and (end == head or words.case[end] not in _AROUND)
    if is_owner and case in ("", "Nom"):
        return first  # Үкімет отырысы, Құрылтай сайлауын өткізу жөніндегі жарлық
    if named is not None and case in ("", "Nom"):
        kind = draft.referents[named.referents[0]].type
        return first if kind in ("agl:AdministrativeUnit", "agl:Agglomeration") else end
    return first if case in ("", "Nom") else end


def _is_attribute(draft: Draft, j: int, head: int) -> bool:
    words, token = draft.words, draft.tokens[j]
    low, case = words.low[j], words.case[j]
    if low in GOVERNING or (low.endswith(ATTRIBUTIVE) and case == "Loc"):
        return True
    if low in JOINING:
        return _joins(draft, j)
    if token.text in ("-", "–"):
        return draft.tokens[j - 1].text[0].isdigit() and draft.tokens[j + 1].text[0].isdigit()
    if token.text in ("№", "N", "No") or token.upos == "NUM" or token.text[0].isdigit():
        return True
    if low == "тыс" or (case == "Abl" and words.low[j + 1] == "тыс"):
        return True  # мәслихаттың кезектен тыс сессиясы
    if low == "жаңа" and j > words.first[j] and words.case[j - 1] == "Gen":
        return True  # агломерацияны дамытудың жаңа тұжырымдамасы
    if low in _WHICH and j > words.first[j] and words.low[j - 1] in GOVERNING:
        return True  # комиссия құру туралы арнайы жарлық
    if low in _POINTING:
        return False
    if words.low[j + 1] in GOVERNING and (token.upos in ("NOUN", "ADJ", "VERB")):
        return words.form[j] != "Conv"
    if not token.text[0].isalpha() or token.upos in _NEVER or low in _POINTING:
        return False
    if words.form[j] in ("Fin", "Conv"):
        return words.upper[j] and not draft.begins_sentence(j)  # Жасанды интеллект
    if words.form[j] == "Ger" and case == "Ins":
        return False  # министрліктің ұйымдастыруымен форум өтті
    if low == "бойынша" and words.lemma[j - 1] in _OUTCOMES:
        return False  # отырыс қорытындысы бойынша жоспар қабылданды
    if words.form[j] or token.upos == "ADJ":
        return True
    if case in ("", "Nom"):
        return _is_bare_attribute(draft, j, head)
    if case == "Gen":
        is_noun = draft.noun(j) is not None or (token.upos == "NOUN" and not words.upper[j])
        return is_noun and (words.possessed[head] or words.possessed[j + 1])  # желісінің схемасы
    return governed(draft, j)


def _is_bare_attribute(draft: Draft, j: int, head: int) -> bool:
    """Whether a noun without ending hangs on what is behind it and is not the subject."""
    words = draft.words
    is_name = draft.tokens[j].upos == "PROPN" and words.upper[j] and j < head - 1
    if words.lemma[j] in _PEOPLE and words.plural[j] and words.possessed[j]:
        return False  # мәслихат депутаттары жоспарды: who does it
    is_plain = draft.tokens[j].upos == "NOUN" and not words.upper[j]
    if is_plain and words.upper[j + 1] and j + 1 < head and not words.upper[head]:
        return False  # шекара Алматы облысының қаулысымен: a name has its own subject before it
    if is_name or _is_subject(draft, j) or _ends_before_name(draft, j):
        return False
    if words.plural[j] and not words.possessed[j] and not words.possessed[j + 1]:
        return False  # Тараптар ортақ жоспарды: who does it
    izafet = words.possessed[j + 1] or words.form[j + 1] == "Ger"
    is_formed = words.low[j].endswith(("лық", "лік", "дық", "дік", "тық", "тік"))
    return izafet or words.possessed[head] or is_formed


def _is_subject(draft: Draft, j: int) -> bool:
    """Whether the noun at *j* is a body or office without a name: ``Министрлік жоспарын ...``."""
    noun = draft.noun(j)
    is_body = draft.words.lemma[j] in _WHO or (noun is not None and noun.role in _ACTING)
    return is_body and not draft.words.possessed[j]


def _ends_before_name(draft: Draft, j: int) -> bool:
    """Whether a possessed noun at *j* closes a phrase, since a name of its own begins behind it.

    As an attribute it would be in the genitive: ``негізгі бағыты Қазақстан аумағының схемасы`` has
    a subject and what it is.
    """
    words, noun = draft.words, draft.noun(j)
    return words.possessed[j] and words.upper[j + 1] and not words.upper[j] and noun is None


def _joins(draft: Draft, j: int) -> bool:
    """Whether a conjunction joins two attributes of one kind, not two clauses."""
    words = draft.words
    if words.low[j] == "," or j == words.first[j] or j + 1 >= len(words.low):
        return False
    left, right = j - 1, j + 1
    same_case = (words.case[left] or "Nom") == (words.case[right] or "Nom")
    return same_case or words.form[left] == words.form[right] == "Ger"
