"""Direct and reported speech: an article's names in, quotations and zones of speech out."""

from kg.extract.speech.rule import note_speech

__all__ = ["note_speech"]
