"""What a published version is made of: its figures, their fingerprint, what changed, and its files."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.mailing import absolute
from reporting import making
from reporting.differences import Comparison, by_code, compare
from reporting.documents import chapters
from reporting.enums import FileFormat
from reporting.gathering import Edition
from reporting.models import Report, ReportVersion
from reporting.rendering.tables import render_json


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
    would print as a box or a check of a total differs.
    """
    total = 1 + len(making.LANGUAGES) * len(report.what.formats)
    progress(0, total, _("Les fiches sont comptées"))
    facts = {
        language: making.gather(making.order_of(report, language, published_on))
        for language in making.LANGUAGES
    }
    drafts = {language: making.write(report.what, gathered) for language, gathered in facts.items()}
    _refuse(drafts.values())
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
            found.is_by_name,
        )
        made = making.write(report.what, replace(gathered, edition=edition))
        for format in report.what.formats:
            progress(1 + len(files), total, _file_label(language, format))
            files.append((language, format, made.render(format)))
    told = chapters.key_figures(making.chapters_of(report))
    return Publication(figures, told, compared, digest, printed, tuple(files))


def _refuse(drafts: Iterable[making.Made]) -> None:
    """Raise ValidationError where one of ``drafts`` prints a letter that no font of ours has, or does not add up."""
    if refusals := refusals_of(drafts):
        raise ValidationError(refusals)


def refusals_of(drafts: Iterable[making.Made]) -> list[str]:
    """Why ``drafts`` cannot be published, a sentence each."""
    drafts, own = list(drafts), making.language_of(get_language() or "fr")
    unreadable = filter(None, (made.refused_letters() for made in drafts))
    # What does not add up does so in both languages, and is said in the one of whoever asks.
    gaps = [made for made in drafts if made.document.language == own] or drafts
    return list(dict.fromkeys((*unreadable, *(one for made in gaps for one in made.refusals))))


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


def _numbers(figures: dict[str, Any]) -> dict[tuple, tuple]:
    """The figures without their words, to hold one language against the other."""
    return {
        code: (figure["value"], sorted(str(part["value"]) for part in figure["breakdown"]))
        for code, figure in by_code(figures).items()
    }
