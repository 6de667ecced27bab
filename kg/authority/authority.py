"""The folder of the authority lists in, all of them checked out, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from kg.authority.bodies import bodies
from kg.authority.checks import check_known
from kg.authority.entries import Body, Former, Person, Post, Term, Unit
from kg.authority.persons import by_name, persons, terms
from kg.authority.posts import posts
from kg.authority.rows import AUTHORITY_FOLDER
from kg.authority.units import agglomerations, formers, members, of_the_republic, units

__all__ = ["Authority", "authority", "read_authority"]


@dataclass(frozen=True)
class Authority:
    """Every entry of the authority lists, mostly by its code.

    ``persons_by_name`` maps a name in lower case (``қасым-жомарт тоқаев``, ``қ. тоқаев``) to all
    persons of the list who go by it.  ``former_names``, ``former_parents`` and ``seats`` say what
    held for a time; a seat without an end is today's.
    """

    units: dict[str, Unit]
    agglomerations: dict[str, Unit]
    members: dict[str, tuple[str, ...]]
    former_names: tuple[Former, ...]
    former_parents: tuple[Former, ...]
    seats: tuple[Former, ...]
    bodies: dict[str, Body]
    persons: dict[str, Person]
    persons_by_name: dict[str, tuple[Person, ...]]
    posts: dict[str, Post]
    terms: tuple[Term, ...]


@cache
def authority() -> Authority:
    """The lists that come with the package, read once a process."""
    return read_authority(AUTHORITY_FOLDER)


def read_authority(folder: Traversable) -> Authority:
    """The lists of *folder*; raises ListError that names file, line and rule of the first fault."""
    names, of_names = formers(folder, "names.csv", "name_kk")
    parents, of_parents = formers(folder, "parents.csv", "parent")
    seats, of_seats = formers(folder, "seats.csv", "seat")
    known = units(folder, names)
    for rows in (of_names, of_parents, of_seats):
        check_known(rows, "code", known)
    check_known(of_parents, "parent", known)
    check_known(of_seats, "seat", known)
    whole = agglomerations(folder, known)
    listed = bodies(folder, known)
    people = persons(folder)
    offices = posts(folder, listed, of_the_republic(known))
    return Authority(
        units=known,
        agglomerations=whole,
        members=members(folder, known, whole),
        former_names=tuple(names),
        former_parents=tuple(parents),
        seats=tuple(seats),
        bodies=listed,
        persons=people,
        persons_by_name=by_name(people),
        posts=offices,
        terms=terms(folder, people, offices),
    )
