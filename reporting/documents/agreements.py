"""The inventory of agreements: by region and form, with state, renewal and last review; what is to renew, what is over.

No query, and no arithmetic of a figure's own.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from reporting.agreement_facts import AgreementFacts, AgreementLine
from reporting.documents import model, parts
from reporting.documents.of_service import document_of, shares_of
from reporting.documents.parts import no_link

_KEYS = (
    "agreements.in_force",
    "agreements.to_renew",
    "agreements.expired",
    "agreements.partners",
    "agreements.review_rate",
)
# Of a longer inventory the screen and paper take the beginning; the workbook has all of it.
MOST_PRINTED = 300


def build_agreements(facts: AgreementFacts) -> model.Document:
    """The document of ``facts``, whose language must be active."""
    told = model.Fact(_("Période"), (facts.period.display(facts.language),))
    day = _("au %(day)s") % {"day": format_date(facts.day, facts.language)}
    return document_of(
        facts,
        _sections(facts),
        told,
        when=day,
        arcs=shares_of(facts.results, "agreements.review_rate"),
    )


def _sections(facts: AgreementFacts) -> Iterator[model.Section]:
    yield model.Section("en-bref", _("En bref"), tuple(_brief(facts)))
    if not facts.lines:
        return
    yield model.Section("a-renouveler", _("À renouveler, et échues"), tuple(_pressing(facts)))
    yield model.Section("inventaire-complet", _("L’inventaire"), tuple(_inventory(facts)))
    yield model.Section("en-preparation", _("En préparation"), tuple(_being_made(facts)))
    yield model.Section(
        "regles", _("Règles de comptage"), (parts.rules(facts.results, facts.results),)
    )


# --- in brief


def _brief(facts: AgreementFacts) -> Iterator[model.Block]:
    if not facts.lines:
        yield model.Note(
            _(
                "Aucune entente n’est inscrite à ce jour. Les ententes s’inscrivent sous « Ententes »; les anciennes "
                "s’importent d’un tableur."
            )
        )
        return
    language, results = facts.language, facts.results
    yield model.KeyFigures(
        tuple(parts.key_figure(facts.results, code, facts.language) for code in _KEYS)
    )
    held = results["agreements.in_force"]
    if not held.number:
        yield model.Note(_("Aucune entente n’est en vigueur ce jour-là."))
        return
    if len(held.parts) > 1:
        marks = parts.points(held, language)
        yield model.Chart(
            id="ententes-selon-la-forme",
            form="bars",
            title=_("Ententes en vigueur, selon leur forme"),
            description=parts.spoken(marks),
            points=marks,
            unit=_("ententes"),
        )
    served = results["agreements.in_force_by_region"]
    if len(served.parts) > 1:
        yield parts.with_shares(
            served,
            language,
            no_link,
            id="par-region",
            caption=_("Ententes en vigueur, selon la région servie"),
            head=_("Région"),
        )


# --- what presses


def _pressing(facts: AgreementFacts) -> Iterator[model.Block]:
    """By the day on which each ends: what is over first."""
    found = [line for line in facts.lines if line.is_expired or line.is_to_renew]
    if not found:
        yield model.Note(_("Aucune entente n’est à renouveler ni échue ce jour-là."))
        return
    found.sort(key=lambda line: (line.ends_on, line.number))
    yield model.Table(
        id="echeances",
        caption=_("Ententes à renouveler et ententes échues, par échéance"),
        columns=(
            model.Column(_("Entente"), width=40),
            model.Column(_("Partenaires"), width=26),
            model.Column(_("Fin"), width=16),
            model.Column(_("État"), width=18),
        ),
        rows=tuple(
            model.Row(
                (
                    _named(line),
                    _lines(line.partners),
                    parts.day_cell(line.ends_on, facts.language),
                    model.Cell(line.standing),
                ),
                emphasis="strong" if line.is_expired else "",
            )
            for line in found
        ),
    )


# --- the inventory


def _inventory(facts: AgreementFacts) -> Iterator[model.Block]:
    """One table, its rows by region, then by form: each heads those of its own."""
    found = sorted(
        (line for line in facts.lines if not line.is_being_made),
        key=lambda line: (line.region, line.kind_label, line.number),
    )
    if not found:
        yield model.Note(_("Aucune entente n’a encore été signée."))
        return
    yield model.Table(
        id="inventaire",
        caption=_("Les ententes, selon la région et la forme"),
        columns=(
            model.Column(_("Région"), width=11),
            model.Column(_("Entente"), width=28),
            model.Column(_("Partenaires"), width=18),
            model.Column(_("État"), width=12),
            model.Column(_("Durée et renouvellement"), width=19),
            model.Column(_("Dernière évaluation"), width=12),
        ),
        rows=tuple(_inventoried(found, facts.language)),
        most_printed=MOST_PRINTED,
        left_out=_("Les autres ententes sont dans le classeur."),
    )


def _inventoried(found: list[AgreementLine], language: str) -> Iterator[model.Row]:
    """A region heads the first of its agreements, and those that follow."""
    before = None
    for line in found:
        continues = before is not None and line.region == before.region
        yield model.Row(
            (
                model.Cell("" if continues else line.region),
                _named(line),
                _lines(line.partners),
                model.Cell(line.standing),
                _term(line, language),
                _review(line, language),
            ),
            emphasis="" if line.is_live else "quiet",
            continues=continues,
        )
        before = line


def _term(line: AgreementLine, language: str) -> model.Cell:
    """From when to when, how it goes on, and until when one may say otherwise."""
    starts = format_date(line.starts_on, language) if line.starts_on else _("début non précisé")
    ends = format_date(line.ends_on, language) if line.ends_on else _("sans fin fixée")
    told = [model.Piece(f"{starts} – {ends}"), model.Piece(line.renewal, quiet=True)]
    if line.notice_day:
        notice = _("préavis : %(day)s") % {"day": format_date(line.notice_day, language)}
        told.append(model.Piece(notice, quiet=True))
    return parts.pieces_cell(told)


def _review(line: AgreementLine, language: str) -> model.Cell:
    if line.reviewed_on is None:
        return model.Cell("—")
    return _lines((format_date(line.reviewed_on, language), line.review))


def _being_made(facts: AgreementFacts) -> Iterator[model.Block]:
    found = [line for line in facts.lines if line.is_being_made]
    if not found:
        return
    yield model.Table(
        id="en-preparation-table",
        caption=_("Ententes en préparation"),
        columns=(
            model.Column(_("Entente"), width=46),
            model.Column(_("Partenaires"), width=34),
            model.Column(_("État"), width=20),
        ),
        rows=tuple(
            model.Row((_named(line), _lines(line.partners), model.Cell(line.standing)))
            for line in found
        ),
    )


# --- cells


def _named(line: AgreementLine) -> model.Cell:
    return parts.pieces_cell(
        (
            model.Piece(line.title, line.number),
            model.Piece(line.kind_label, quiet=True),
        )
    )


def _lines(texts: Iterable[str]) -> model.Cell:
    return parts.pieces_cell(model.Piece(text) for text in texts if text)
