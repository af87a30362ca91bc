"""The files of a pack, in their order: the checklist first, then each piece under its number. They make the ZIP.

« 01-rapport-annuel-2024-2025.pdf »: what a name says is the number, the title and the year.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.files import PDF
from programs.letters.model import Column, Letter, Sender, Table, Text
from programs.letters.printing import pdf_of
from programs.lib import phones
from programs.lib.periods import format_date
from programs.models import Organization
from programs.models.fields import localized
from reporting.models import ReportFile
from reporting.packs.access import report_pdf
from reporting.packs.models import Pack, PackItem
from reporting.packs.standing import PackStanding, Standing
from reporting.rendering.archive import Enclosed, archive
from reporting.rendering.html import LOCALES

# How much of a title a name has room for.
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Content:
    """One file of a pack: its name, what it is, and its bytes."""

    name: str
    content: bytes
    content_type: str
    about: str

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def contents_of(standing: PackStanding) -> Iterator[Content]:
    """Every file of a pack, the checklist first; one at a time is read. Raises Unprintable.

    What is given although it is not asked for is in it too.
    """
    given = [one for one in standing.pieces if one.is_given]
    language = standing.pack.requirement.language
    with override(LOCALES[language]):
        named = [(one, list(_names(one, place, standing))) for place, one in enumerate(given, 1)]
        yield _checklist(standing, named)
    for one, names in named:
        with override(LOCALES[language]):
            for name, make in zip(names, _makers(one, standing), strict=True):
                content, content_type = make()
                yield Content(name, content, content_type, localized(one.piece, "title", language))


def zip_name(pack: Pack) -> str:
    """« ministere-2024-2025.zip »."""
    return f"{slugify(pack.requirement.code)}-{slugify(pack.year_said())}.zip"


def zip_of(contents, *, day: date, language: str) -> Iterator[bytes]:
    """The bytes of the ZIP of ``contents``: the same files of the same day always make the same."""
    files = (Enclosed(one.name, _bytes_of(one), about=one.about) for one in contents)
    return archive(files, day=day, language=language)


def _bytes_of(one):
    return one.content if isinstance(one, Content) else one.slices()


# --- what gives a piece


def _report_of(item: PackItem, language: str) -> ReportFile | None:
    return report_pdf(item.report_version, language) if item.report_version_id else None


def _is_written(item: PackItem) -> bool:
    return bool(item.text or item.explanations)


def _makers(one: Standing, standing: PackStanding) -> Iterator:
    """What gives the bytes of each file of a piece, and their type, in the order of ``_names``."""
    language = standing.pack.requirement.language
    if report := _report_of(one.item, language):
        yield lambda: (
            bytes(ReportFile.objects.values_list("content", flat=True).get(pk=report.pk)),
            PDF,
        )
    if _is_written(one.item):
        yield lambda: (pdf_of(statement_of(one, standing)), PDF)
    for file in one.files:
        yield lambda file=file: (b"".join(file.slices()), file.content_type)


def _names(one: Standing, place: int, standing: PackStanding) -> Iterator[str]:
    """The name of each file of a piece; the second one and those after it are numbered."""
    language = standing.pack.requirement.language
    suffixes = [".pdf"] if _report_of(one.item, language) else []
    suffixes += [".pdf"] if _is_written(one.item) else []
    suffixes += [PurePosixPath(file.name).suffix.lower() for file in one.files]
    title = slugify(localized(one.piece, "title", language))[:_LONGEST_TITLE].strip("-")
    base = f"{place:02}-{title}-{slugify(standing.pack.year_said())}"
    for number, suffix in enumerate(suffixes, 1):
        yield f"{base}{f'-{number}' if number > 1 else ''}{suffix}"


# --- what is written for it


def _letter(standing: PackStanding, title: str, blocks: tuple) -> Letter:
    pack = standing.pack
    requirement = pack.requirement
    return Letter(
        language=requirement.language,
        kind="statement",
        title=title,
        sender=_sender(requirement.program.lead),
        day=standing.on,
        addressee=(requirement.funder.name,),
        reference=requirement.reference or requirement.code,
        blocks=blocks,
    )


def _sender(lead: Organization) -> Sender:
    lines = (lead.website,) if lead.website else ()
    return Sender(lead.name, lines, phones.show(lead.phone), lead.email)


def _checklist(standing: PackStanding, named: list[tuple[Standing, list[str]]]) -> Content:
    pack = standing.pack
    language = pack.requirement.language
    names = {one.item.pk: found for one, found in named}
    title = _("Liste des pièces du dossier")
    said = _("**%(title)s**, %(program)s, exercice %(year)s. Échéance : %(due)s.") % {
        "title": localized(pack.requirement, "title", language),
        "program": localized(pack.requirement.program, "title", language),
        "year": pack.year_said(),
        "due": format_date(pack.due_on, language),
    }
    table = Table(
        _("Pièces"),
        (Column(_("N°")), Column(_("Pièce")), Column(_("Fichiers")), Column(_("Signée par"))),
        tuple(
            (
                one.piece.number,
                localized(one.piece, "title", language),
                "\n".join(names.get(one.item.pk, ())) or one.verdict.why,
                "; ".join(_signed(signature, language) for signature in one.signatures) or "—",
            )
            for one in standing.pieces
        ),
    )
    content = pdf_of(_letter(standing, title, (Text(said), table)))
    return Content(f"00-{slugify(title)}.pdf", content, PDF, title)


def _signed(signature, language: str) -> str:
    return f"{signature.name}, {signature.role}, {format_date(signature.signed_on, language)}"


def statement_of(one: Standing, standing: PackStanding) -> Letter:
    """What was written for a piece, on paper: the lines that are explained, then the text."""
    item, language = one.item, standing.pack.requirement.language
    blocks: tuple = ()
    if item.explanations:
        blocks += (
            Table(
                _("Écarts à expliquer"),
                (
                    Column(_("Poste")),
                    Column(_("Budget modifié"), numeric=True),
                    Column(_("Dépensé"), numeric=True),
                    Column(_("Écart"), numeric=True),
                    Column(_("Explication")),
                ),
                tuple(
                    (
                        kept["line"],
                        kept["revised"],
                        kept["spent"],
                        kept["variance"],
                        kept["explanation"],
                    )
                    for kept in item.explanations
                ),
            ),
        )
    if item.text:
        blocks += (Text(item.text),)
    return _letter(standing, localized(one.piece, "title", language), blocks)
