"""The follow-up of agreements: what partners sent and what became of it, hours, obligations, yearly reviews.

No query, and no arithmetic of a figure's own.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from programs.lib import quantities
from programs.lib.periods import format_date
from programs.referrals.enums import RefusalReason
from reporting.agreement_follow_facts import (
    AgreementFollowFacts,
    FlowLine,
    HoursLine,
    ObligationLine,
    ReviewLine,
)
from reporting.documents import model, parts
from reporting.documents.of_service import document_of, on_the_day, shares_of
from reporting.enums import Unit

_KEYS = (
    "agreements.in_force",
    "referrals.received",
    "referrals.acceptance_rate",
    "referrals.median_days_to_contact",
    "agreements.review_rate",
)
MOST_PRINTED = 300


def build_agreement_follow_up(facts: AgreementFollowFacts) -> model.Document:
    """The document of ``facts``, whose language must be active."""
    return document_of(
        facts,
        _sections(facts),
        on_the_day(facts.day, facts.language),
        arcs=shares_of(facts.results, "referrals.acceptance_rate", "agreements.review_rate"),
    )


def _sections(facts: AgreementFollowFacts) -> Iterator[model.Section]:
    yield model.Section("en-bref", _("En bref"), tuple(_brief(facts)))
    if not facts.says_something:
        return
    yield model.Section("references-par-entente", _("Les références"), tuple(_flows(facts)))
    yield model.Section("heures-assurees", _("Les heures assurées"), tuple(_hours(facts)))
    yield model.Section("obligations-dues", _("Les obligations"), tuple(_obligations(facts)))
    yield model.Section(
        "evaluations-recues", _("Les évaluations annuelles"), tuple(_reviews(facts))
    )
    yield model.Section(
        "regles", _("Règles de comptage"), (parts.rules(facts.results, facts.results),)
    )


def _brief(facts: AgreementFollowFacts) -> Iterator[model.Block]:
    if not facts.says_something:
        yield model.Note(
            _("Aucune entente n’a lié de partenaire pendant la période : il n’y a rien à suivre.")
        )
        return
    yield model.KeyFigures(
        tuple(
            parts.key_figure(facts.results, code, facts.language)
            for code in _KEYS
            if code in facts.results
        )
    )
    if facts.day < facts.period.end:
        yield model.Note(
            _("L’exercice n’est pas terminé : ces chiffres sont ceux du %(date)s.")
            % {"date": format_date(facts.day, facts.language)}
        )
    if "referrals.received" in facts.results:
        yield model.Note(
            _(
                "Ces nombres comptent toutes les références du programme; les tableaux qui suivent, celles que chaque "
                "partenaire a envoyées pendant que son entente le liait."
            )
        )


# --- referrals


def _flows(facts: AgreementFollowFacts) -> Iterator[model.Block]:
    if not facts.flows:
        yield model.Note(_("Aucun partenaire n’était lié par une entente pendant la période."))
        return
    language = facts.language
    sent = sorted(
        (line for line in facts.flows if line.flow.received),
        key=lambda line: -line.flow.received,
    )
    if len(sent) > 1:
        marks = tuple(
            model.Point(
                f"{line.partner} ({line.agreement})", line.flow.received, str(line.flow.received)
            )
            for line in sent
        )
        yield model.Chart(
            id="references-recues",
            form="bars",
            title=_("Références reçues, selon l’entente"),
            description=parts.spoken(marks),
            points=marks,
            unit=_("références"),
        )
    yield model.Table(
        id="references",
        caption=_("Les références de chaque partenaire, selon l’entente"),
        columns=(
            model.Column(_("Entente"), width=24),
            model.Column(_("Partenaire"), width=16),
            model.Column(_("Reçues"), numeric=True, width=8),
            model.Column(_("Acceptées"), numeric=True, width=10),
            model.Column(_("Refusées"), numeric=True, width=9),
            model.Column(_("En service"), numeric=True, width=9),
            model.Column(_("Jours jusqu’au premier contact"), numeric=True, width=12),
            model.Column(_("Jours jusqu’au service"), numeric=True, width=12),
        ),
        rows=tuple(_flow_row(line, language) for line in facts.flows),
        most_printed=MOST_PRINTED,
        left_out=_("Les autres lignes sont dans le classeur."),
        note=_(
            "Les jours sont la médiane : la moitié des références attendent moins, la moitié davantage. Une référence "
            "d’un partenaire lié par deux ententes le même jour est dans les deux lignes."
        ),
    )
    yield from _refusals(facts)


def _flow_row(line: FlowLine, language: str) -> model.Row:
    flow = line.flow
    counts = (flow.received, flow.accepted, flow.refused, flow.in_service)
    return model.Row(
        (
            parts.pieces_cell(
                (
                    model.Piece(line.title, line.agreement),
                    model.Piece(line.span.display(language), quiet=True),
                )
            ),
            model.Cell(line.partner),
            *(parts.number_cell(count, Unit.REFERRALS, language) for count in counts),
            *(
                parts.number_cell(days, Unit.DAYS, language)
                if days is not None
                else model.Cell(quantities.not_applicable(language))
                for days in (flow.median_days_to_contact, flow.median_days_to_service)
            ),
        )
    )


def _refusals(facts: AgreementFollowFacts) -> Iterator[model.Block]:
    found = facts.refusals
    if not found:
        return
    labels = dict(RefusalReason.choices) | {"": _("Motif non précisé")}
    language = facts.language
    yield model.Table(
        id="motifs-de-refus",
        caption=_("Références refusées, selon le motif"),
        columns=(model.Column(_("Motif")), model.Column(_("Références"), numeric=True)),
        rows=tuple(
            model.Row(
                (
                    model.Cell(str(labels[code])),
                    parts.number_cell(count, Unit.REFERRALS, language),
                )
            )
            for code, count in found.items()
        ),
    )


# --- hours, obligations, reviews


def _hours(facts: AgreementFollowFacts) -> Iterator[model.Block]:
    if not facts.hours:
        return
    language = facts.language
    yield model.Table(
        id="heures",
        caption=_("Heures déclarées, et celles que l’entente assure"),
        columns=(
            model.Column(_("Entente"), width=36),
            model.Column(_("Du – au"), width=28),
            model.Column(_("Assurées"), numeric=True, width=12),
            model.Column(_("Déclarées"), numeric=True, width=12),
            model.Column(_("Au-delà"), numeric=True, width=12),
        ),
        rows=tuple(_hours_row(line, language) for line in facts.hours),
    )


def _hours_row(line: HoursLine, language: str) -> model.Row:
    covered = line.coverage
    return model.Row(
        (
            parts.pieces_cell((model.Piece(line.title, line.agreement),)),
            model.Cell(covered.span.display(language)),
            parts.number_cell(covered.insured, Unit.HOURS, language),
            parts.number_cell(covered.declared, Unit.HOURS, language),
            parts.number_cell(covered.beyond, Unit.HOURS, language),
        ),
        emphasis="strong" if covered.beyond else "",
    )


def _obligations(facts: AgreementFollowFacts) -> Iterator[model.Block]:
    if not facts.obligations:
        return
    yield model.Table(
        id="obligations",
        caption=_("Obligations des parties"),
        columns=(
            model.Column(_("Obligation"), width=42),
            model.Column(_("Partie"), width=22),
            model.Column(_("Échéance"), width=18),
            model.Column(_("État"), width=18),
        ),
        rows=tuple(_obligation_row(line, facts.language) for line in facts.obligations),
        most_printed=MOST_PRINTED,
        left_out=_("Les autres obligations sont dans le classeur."),
    )


def _obligation_row(line: ObligationLine, language: str) -> model.Row:
    if line.done_on:
        state = _("Remplie le %(day)s") % {"day": format_date(line.done_on, language)}
    else:
        state = _("En retard") if line.is_late else _("À faire")
    return model.Row(
        (
            parts.pieces_cell((model.Piece(line.text, line.agreement),)),
            model.Cell(line.party),
            parts.day_cell(line.due_on, language, line.timeline),
            model.Cell(state),
        ),
        emphasis="strong" if line.is_late else "",
    )


def _reviews(facts: AgreementFollowFacts) -> Iterator[model.Block]:
    if not facts.reviews:
        return
    yield model.Table(
        id="evaluations",
        caption=_("Évaluations annuelles des partenaires"),
        columns=(
            model.Column(_("Partenaire"), width=24),
            model.Column(_("Répondue le"), width=14),
            model.Column(_("Services rendus"), width=12),
            model.Column(_("Références"), width=12),
            model.Column(_("Communication"), width=12),
            model.Column(_("Souhait"), width=13),
            model.Column(_("Suite donnée"), width=13),
        ),
        rows=tuple(_review_row(line, facts.language) for line in facts.reviews),
        most_printed=MOST_PRINTED,
        left_out=_("Les autres évaluations sont dans le classeur."),
    )


def _review_row(line: ReviewLine, language: str) -> model.Row:
    answered = line.answered_on
    told = (line.services, line.referrals, line.communication, line.wish, line.conclusion)
    waits = _("attendue le %(day)s") % {"day": format_date(line.due_on, language)}
    return model.Row(
        (
            parts.pieces_cell((model.Piece(line.partner, line.agreement),)),
            parts.day_cell(answered, language, waits),
            *(model.Cell(said or "—") for said in told),
        )
    )
