"""What a published version is made of: its figures, their fingerprint, what changed, and its files."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from programs.mailing import absolute
from reporting import making
from reporting.enums import FileFormat
from reporting.gathering import BilanFacts, Edition, gather_bilan
from reporting.models import Report, ReportVersion
from reporting.rendering.tables import render_json


@dataclass(frozen=True)
class Publication:
    """The content of one version, in both languages, before it is stored.

    ``figures`` and ``changes`` are by language; ``files`` are (language, format, bytes).
    """

    figures: dict[str, dict[str, Any]]
    changes: dict[str, list[tuple[str, str, str]]]
    fingerprint: str
    printed_number: str
    files: tuple[tuple[str, str, bytes], ...]


def prepare(
    report: Report, *, number: int, published_on: date, reason: str, replaced: ReportVersion | None
) -> Publication:
    """Gather and render version ``number`` of ``report``; nothing is stored.

    Raises ValidationError where the records changed between the two languages.
    """
    facts = {}
    for language in making.LANGUAGES:
        with translation.override(making.LOCALES[language]):
            facts[language] = gather_bilan(report, language, published_on)
    figures = {language: making.bilan_figures(facts[language]) for language in facts}
    if _numbers(figures["fr"]) != _numbers(figures["en"]):
        raise ValidationError(
            _("Des fiches ont changé pendant la publication : publiez de nouveau.")
        )
    changes = {
        language: list(changed(replaced.figures[language], figures[language])) if replaced else []
        for language in facts
    }
    digest = fingerprint(figures["fr"])
    printed = printed_number(report.number, number, digest)
    verify_url = absolute(reverse("verify_report"))
    files = []
    for language, gathered in facts.items():
        edition = Edition(
            number, published_on, reason, printed, verify_url, tuple(changes[language])
        )
        files += _files(replace(gathered, edition=edition))
    return Publication(figures, changes, digest, printed, tuple(files))


def _files(facts: BilanFacts) -> Iterator[tuple[str, str, bytes]]:
    made = making.write_bilan(facts)
    for format in FileFormat.values:
        yield facts.language, format, made.render(format)


def fingerprint(figures: dict[str, Any]) -> str:
    """The SHA-256 of the figures; the number printed on every page ends with its beginning."""
    return hashlib.sha256(render_json(figures)).hexdigest()


def printed_number(report_number: str, version: int, digest: str) -> str:
    """« QP-2007-2008-v1-3F9A-71C2 »: which report, which version, and the beginning of its fingerprint."""
    short = digest[:8].upper()
    return f"{report_number}-v{version}-{short[:4]}-{short[4:]}"


def changed(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The figures and parts that differ between two versions: (label, before, after), as displayed."""
    old, new = before["figures"], after["figures"]
    for code in [*new, *(code for code in old if code not in new)]:
        was, now = old.get(code), new.get(code)
        label = (now or was)["label"]
        if (was or {}).get("display") != (now or {}).get("display"):
            yield label, _shown(was), _shown(now)
        yield from _changed_parts(label, was, now)


def _changed_parts(
    label: str, was: dict | None, now: dict | None
) -> Iterator[tuple[str, str, str]]:
    old = {part["label"]: part for part in (was or {}).get("breakdown", ())}
    new = {part["label"]: part for part in (now or {}).get("breakdown", ())}
    for name in [*new, *(name for name in old if name not in new)]:
        if _shown(old.get(name)) != _shown(new.get(name)):
            yield f"{label} · {name}", _shown(old.get(name)), _shown(new.get(name))


def _shown(figure: dict | None) -> str:
    return figure["display"] if figure else "—"


def _numbers(figures: dict[str, Any]) -> dict[str, tuple]:
    """The figures without their words, to hold one language against the other."""
    return {
        code: (figure["value"], sorted(str(part["value"]) for part in figure["breakdown"]))
        for code, figure in figures["figures"].items()
    }
