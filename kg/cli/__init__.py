"""The commands: thin functions around a library that a notebook can call as well."""

from kg.cli.main import main

__all__ = ["main"]
