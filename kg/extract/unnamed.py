"""A verb's place in, whether a noun without a name is its subject out: ``маман тағайындалды``."""

from __future__ import annotations

from kg.extract.draft import Draft

__all__ = ["has_unnamed_subject"]


def has_unnamed_subject(draft: Draft, verb: int) -> bool:
    """Whether the word before the verb is a bare noun that is neither a name nor a post.

    Such a clause does not go on with the person of the sentence before.
    """
    i, words = verb - 1, draft.words
    if i < words.first[verb] or draft.tokens[i].upos != "NOUN" or words.possessed[i]:
        return False
    is_told = i > words.first[verb] and words.form[i - 1] == "Part"  # бұрын істеген маман
    noun = draft.noun(i)
    is_post = verb in draft.named_by_end or (noun is not None and noun.role == "post")
    return words.case[i] == "Nom" and (is_told or not is_post)
