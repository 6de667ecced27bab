"""Who does what to whom: names with their cases, verbs with their mood, rules in TOML files."""

from kg.extract.relations.relate import relate

__all__ = ["relate"]
