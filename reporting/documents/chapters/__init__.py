"""The chapters of a bilan: one file a service, and those that are of every program.

A chapter says which figures it counts and explains, which of them come first, which narratives are written for
it, and how it builds its blocks. A bilan is made of the chapters that its kind lists, without those of services
that are not run.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from django.utils.functional import Promise

from reporting.documents import model
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts

Build = Callable[[BilanFacts, Link], Iterator[model.Block]]


@dataclass(frozen=True)
class Narrative:
    """A text that somebody writes for a chapter. ``label`` stands within a sentence too."""

    name: str
    label: str | Promise
    help: str | Promise = ""


@dataclass(frozen=True)
class Chapter:
    """One part of a bilan.

    ``codes`` are the figures that it counts, ``arcs`` the shares that the cover draws, ``key_figures`` those that
    the document begins with: where it ``leads_in`` to other services, theirs stand for its own. ``blocks`` builds
    it for a program, ``brief`` its part of the year in brief. In the bilan of an organisation ``together`` builds
    it, under ``together_title`` where it has another: by default its narratives, and the figures ``beside`` (all
    of its own, if it names none) of each program. ``silent`` gives the figures of which nothing is printed: what a
    program has none of, in the period or before.
    """

    id: str
    title: str | Promise
    blocks: Build
    service: str = ""
    codes: tuple[str, ...] = ()
    key_figures: tuple[str, ...] = ()
    leads_in: bool = False
    arcs: tuple[str, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    brief: Build | None = None
    beside: tuple[str, ...] = ()
    together: Build | None = None
    silent: Callable[[BilanFacts], frozenset[str]] = lambda facts: frozenset()
    together_title: str | Promise = ""


def named(names: Iterable[str]) -> tuple[Chapter, ...]:
    """The chapters of ``names``: files of this folder, or modules by their whole name."""
    paths = (name if "." in name else f"{__name__}.{name}" for name in names)
    return tuple(import_module(path).CHAPTER for path in paths)


def of_services(chapters: Iterable[Chapter], services: Iterable[str]) -> tuple[Chapter, ...]:
    """Those of ``chapters`` that tell of one of ``services``, or of every program."""
    run = {"", *services}
    return tuple(chapter for chapter in chapters if chapter.service in run)


def codes(chapters: Iterable[Chapter]) -> tuple[str, ...]:
    """The figures that ``chapters`` count, each once."""
    return tuple(dict.fromkeys(code for chapter in chapters for code in chapter.codes))


def narratives(chapters: Iterable[Chapter]) -> tuple[Narrative, ...]:
    return tuple(narrative for chapter in chapters for narrative in chapter.narratives)


def key_figures(chapters: Iterable[Chapter]) -> tuple[str, ...]:
    """What the year in brief begins with."""
    having = [chapter for chapter in chapters if chapter.key_figures]
    first = [chapter for chapter in having if not chapter.leads_in] or having
    return tuple(code for chapter in first for code in chapter.key_figures)
