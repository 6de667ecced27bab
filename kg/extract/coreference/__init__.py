"""Names found in, the descriptions and pronouns that refer back to them out."""

from kg.extract.coreference.reading import refer_back

__all__ = ["refer_back"]
