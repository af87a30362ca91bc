"""What a published version is made of: its figures, their fingerprint, what changed, and its files."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from programs.mailing import absolute
from reporting import making
from reporting.documents import chapters
from reporting.enums import FileFormat
from reporting.gathering import Edition
from reporting.models import Report, ReportVersion
from reporting.rendering.tables import render_json


@dataclass(frozen=True)
class Comparison:
    """Two versions held against each other, as displayed.

    ``changes`` are the figures and parts that both count and that differ: (label, before, after). ``new`` are
    figures that only the later one counts, (label, now), and ``dropped`` those that only the earlier one did.
    """

    changes: tuple[tuple[str, str, str], ...] = ()
    new: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Publication:
    """The content of one version, in both languages, before it is stored.

    ``figures`` and ``compared`` are by language; ``files`` are (language, format, bytes).
    """

    figures: dict[str, dict[str, Any]]
    key_figures: tuple[str, ...]
    compared: dict[str, Comparison]
    fingerprint: str
    printed_number: str
    files: tuple[tuple[str, str, bytes], ...]


# What is told of a work under way: so many steps of so many are over, and which one comes.
Progress = Callable[[int, int, str], None]


def untold(done: int, total: int, step: str) -> None:
    """For those who wait in silence."""


def prepare(
    report: Report,
    *,
    number: int,
    published_on: date,
    reason: str,
    replaced: ReportVersion | None,
    progress: Progress = untold,
) -> Publication:
    """Gather and render version ``number`` of ``report``; nothing is stored.

    Raises ValidationError where the records changed between the two languages, and where a letter
    would print as a box.
    """
    total = 1 + len(making.LANGUAGES) * len(FileFormat.values)
    progress(0, total, _("Les fiches sont comptées"))
    facts = {
        language: making.gather(making.order_of(report, language, published_on))
        for language in making.LANGUAGES
    }
    drafts = {language: making.write(report.what, gathered) for language, gathered in facts.items()}
    _refuse_letters(drafts.values())
    figures = {language: made.figures for language, made in drafts.items()}
    if _numbers(figures["fr"]) != _numbers(figures["en"]):
        raise ValidationError(
            _("Des fiches ont changé pendant la publication : publiez de nouveau.")
        )
    compared = {
        language: compare(replaced.figures[language], figures[language])
        if replaced
        else Comparison()
        for language in facts
    }
    digest = fingerprint(figures["fr"])
    printed = printed_number(report.number, number, digest)
    verify_url = absolute(reverse("verify_report"))
    files = []
    for language, gathered in facts.items():
        found = compared[language]
        edition = Edition(
            number,
            published_on,
            reason,
            printed,
            verify_url,
            found.changes,
            found.new,
            found.dropped,
        )
        made = making.write(report.what, replace(gathered, edition=edition))
        for format in FileFormat.values:
            progress(1 + len(files), total, _file_label(language, format))
            files.append((language, format, made.render(format)))
    told = chapters.key_figures(making.chapters_of(report))
    return Publication(figures, told, compared, digest, printed, tuple(files))


def _refuse_letters(drafts: Iterable[making.Made]) -> None:
    """Raise ValidationError where no font of ours has a letter that one of ``drafts`` prints."""
    if refusals := refusals_of(drafts):
        raise ValidationError(refusals)


def refusals_of(drafts: Iterable[making.Made]) -> list[str]:
    """Why ``drafts`` cannot be published, a sentence each."""
    return list(dict.fromkeys(filter(None, (made.refused_letters() for made in drafts))))


def _file_label(language: str, format: str) -> str:
    words = {"fr": _("Fichier %(format)s en français"), "en": _("Fichier %(format)s en anglais")}
    return words[language] % {"format": FileFormat(format).label}


def fingerprint(figures: dict[str, Any]) -> str:
    """The SHA-256 of the figures; the number printed on every page ends with its beginning."""
    return hashlib.sha256(render_json(figures)).hexdigest()


def printed_number(report_number: str, version: int, digest: str) -> str:
    """« QP-2007-2008-v1-3F9A-71C2 »: which report, which version, and the beginning of its fingerprint."""
    short = digest[:8].upper()
    return f"{report_number}-v{version}-{short[:4]}-{short[4:]}"


# --- One version against the one before


def compare(before: dict[str, Any], after: dict[str, Any]) -> Comparison:
    """What changed between the figures of two versions. Figures are the same by their code, whatever their label.

    What only one of them counts is no change: the records may have said it all along.
    """
    old, new = _by_code(before), _by_code(after)
    changes: list[tuple[str, str, str]] = []
    for code, now in new.items():
        if code in old:
            changes += _changed(old[code], now)
    return Comparison(
        tuple(changes),
        tuple((new[code]["label"], new[code]["display"]) for code in new if code not in old),
        tuple((old[code]["label"], old[code]["display"]) for code in old if code not in new),
    )


def _by_code(figures: dict[str, Any]) -> dict[tuple[str, str], dict]:
    """The figures of a document by ("", code), and those of each program in it by (slug, code)."""
    found = {("", code): figure for code, figure in figures["figures"].items()}
    for program in figures.get("programs", ()):
        for code, figure in program["figures"].items():
            label = f"{figure['label']} · {program['title']}"
            found[program["program"], code] = figure | {"label": label}
    return found


def _changed(was: dict, now: dict) -> Iterator[tuple[str, str, str]]:
    label = now["label"]
    if was["display"] != now["display"]:
        yield label, was["display"], now["display"]
    old, new = _parts(was, now), _parts(now, was)
    for key in [*new, *(key for key in old if key not in new)]:
        before, after = _shown(old.get(key)), _shown(new.get(key))
        if before != after:
            yield f"{label} · {(new.get(key) or old[key])['label']}", before, after


def _parts(figure: dict, other: dict) -> dict[str, dict]:
    """The parts of ``figure`` by what sets them apart: by their label where one of the two versions keeps no key."""
    parts = figure.get("breakdown", ())
    keyed = all("key" in part for part in (*parts, *other.get("breakdown", ())))
    return {part["key" if keyed else "label"]: part for part in parts}


def _shown(figure: dict | None) -> str:
    return figure["display"] if figure else "—"


def _numbers(figures: dict[str, Any]) -> dict[tuple, tuple]:
    """The figures without their words, to hold one language against the other."""
    return {
        code: (figure["value"], sorted(str(part["value"]) for part in figure["breakdown"]))
        for code, figure in _by_code(figures).items()
    }
