"""An address in, what it answered the last time out, so that it need not send it again."""

from __future__ import annotations

from typing import Protocol

from kg.model import Answer

__all__ = ["Memory", "Notes"]


class Memory(Protocol):
    """What is remembered from build to build; ``kg.store`` has one that lasts."""

    def get(self, address: str) -> Answer | None:
        """The last answer that can be asked for again, None where there is none."""
        ...

    def put(self, address: str, answer: Answer) -> None:
        """Keep *answer* in the place of the last one; only one with a validator is of use."""
        ...


class Notes:
    """A memory that lasts as long as the process."""

    def __init__(self) -> None:
        self._answers: dict[str, Answer] = {}

    def get(self, address: str) -> Answer | None:
        """The last answer that can be asked for again, None where there is none."""
        return self._answers.get(address)

    def put(self, address: str, answer: Answer) -> None:
        """Keep *answer* in the place of the last one, if it can be asked for again."""
        self._answers.pop(address, None)
        if answer.has_validator:
            self._answers[address] = answer
