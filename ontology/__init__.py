"""The vocabulary of the graph: its ontology, code lists, shapes, JSON-LD context and queries."""
