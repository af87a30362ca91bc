"""The report on the bursaries of a program: its rounds one by one, to whom they went, what is owed, who stayed.

No query, no arithmetic of a figure's own, and no name of a person.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.lib import quantities
from programs.lib.periods import format_date
from reporting.bursary_facts import AwardFacts, BursaryFacts, Cohort, InstalmentFacts, RoundFacts
from reporting.documents import bursary_parts, model, parts
from reporting.documents.bursary_parts import count, dollars
from reporting.documents.of_service import document_of, on_the_day, shares_of
from reporting.documents.parts import no_link
from reporting.enums import Unit
from reporting.figures.display import display, display_result

_KEYS = (*bursary_parts.COUNTS, "bursaries.paid", "bursaries.retention_rate")
# Of a longer list the screen and paper take the beginning; the workbook has all of it.
MOST_PRINTED = 200


def build_bursaries(facts: BursaryFacts) -> model.Document:
    """The document of ``facts``, whose language must be active."""
    return document_of(
        facts,
        _sections(facts),
        on_the_day(facts.day, facts.language),
        arcs=shares_of(facts.results, "bursaries.retention_rate"),
    )


def _sections(facts: BursaryFacts) -> Iterator[model.Section]:
    results, language = facts.results, facts.language
    yield model.Section("en-bref", _("En bref"), tuple(_brief(facts)))
    if not facts.says_something:
        return
    yield model.Section("concours", _("Les concours"), tuple(_rounds(facts)))
    to_whom = tuple(bursary_parts.breakdowns(results, language, no_link))
    yield model.Section("repartition", _("Qui demande, qui reçoit"), to_whom)
    aids = tuple(bursary_parts.aids(results, language, no_link))
    yield model.Section("aides", _("Les petites aides"), aids)
    yield model.Section("versements", _("Les versements"), tuple(_instalments(facts)))
    yield model.Section("engagements", _("Les engagements de service"), tuple(_owed(facts)))
    retention = tuple(bursary_parts.retention(results, language, no_link))
    yield model.Section("maintien-en-region", _("Le maintien dans la région"), retention)
    yield model.Section("attributions", _("Liste des attributions"), tuple(_awards(facts)))
    yield model.Section("controles", _("Contrôles"), tuple(_checks(facts)))
    yield model.Section("regles", _("Règles de comptage"), (parts.rules(results, results),))


# --- in brief


def _brief(facts: BursaryFacts) -> Iterator[model.Block]:
    if not facts.says_something:
        yield model.Note(
            _(
                "Rien n’est inscrit : ni concours, ni candidature, ni bourse, ni engagement de service."
            )
        )
        return
    yield model.KeyFigures(
        tuple(parts.key_figure(facts.results, code, facts.language) for code in _KEYS)
    )
    if facts.day < facts.period.end:
        yield model.Note(
            _("L’exercice n’est pas terminé : ces chiffres sont ceux du %(date)s.")
            % {"date": format_date(facts.day, facts.language)}
        )
    title = _("De la candidature à la bourse")
    yield from bursary_parts.journey(facts.results, facts.language, title)


# --- rounds


def _rounds(facts: BursaryFacts) -> Iterator[model.Block]:
    if not facts.rounds:
        yield model.Note(_("Aucun concours n’a été publié pour cet exercice."))
        return
    language = facts.language
    caption = _("Les concours de l’exercice")
    if len(facts.rounds) > 1:
        yield bursary_parts.rounds(facts.rounds, language, id="les-concours", caption=caption)
    for number, one in enumerate(facts.rounds, start=1):
        yield model.Heading(one.title)
        yield model.Facts(tuple(_identity(one, language)))
        yield _states(one, number)
        yield _tiers(one, number, language)
    yield model.Note(
        _(
            "Un concours est compté en entier, tel qu’il était le %(day)s : une candidature ou une bourse d’un autre "
            "exercice y est aussi, contrairement aux chiffres de l’exercice."
        )
        % {"day": format_date(facts.day, language)}
    )


def _identity(one: RoundFacts, language: str) -> Iterator[model.Fact]:
    yield model.Fact(_("Année"), (one.year.display(language),))
    days = {
        "opening": format_date(one.opens_on, language),
        "closing": format_date(one.closes_on, language),
    }
    yield model.Fact(_("Appel"), (_("du %(opening)s au %(closing)s") % days,))
    yield model.Fact(_("Bailleur de fonds"), (one.funder or _("Fonds propres"),))
    if one.rule:
        yield model.Fact(_("Engagement demandé"), (one.rule,))
    given = display(one.given, Unit.DOLLARS, language)
    if one.envelope is not None:
        given = _("%(given)s sur %(envelope)s") % {
            "given": given,
            "envelope": display(one.envelope, Unit.DOLLARS, language),
        }
    yield model.Fact(_("Montant accordé"), (given,))
    yield model.Fact(_("Versé à ce jour"), (display(one.paid, Unit.DOLLARS, language),))


def _states(one: RoundFacts, number: int) -> model.Table:
    """What became of the applications of a round."""
    told = (
        (_("Reçues"), one.received),
        (_("Admissibles"), one.eligible),
        (_("Non admissibles"), one.ineligible),
        (_("Bourses accordées"), one.awarded),
        (_("En liste d’attente"), one.waiting),
        (_("Refusées"), one.refused),
        (_("Désistements"), one.withdrawn),
    )
    return model.Table(
        id=f"candidatures-{number}",
        caption=_("Ce que deviennent les candidatures"),
        columns=tuple(model.Column(head, numeric=True) for head, _number in told),
        rows=(model.Row(tuple(count(number) for _head, number in told)),),
    )


def _tiers(one: RoundFacts, number: int, language: str) -> model.Table:
    return model.Table(
        id=f"volets-{number}",
        caption=_("Volets"),
        columns=(
            model.Column(_("Volet")),
            model.Column(_("Demandé par"), numeric=True),
            model.Column(_("Bourses"), numeric=True),
            model.Column(_("Au plus"), numeric=True),
            model.Column(_("Montant accordé"), numeric=True, unit="CAD"),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(tier.label),
                    count(tier.asked),
                    count(tier.awarded),
                    model.Cell("—") if tier.most is None else count(tier.most),
                    dollars(tier.given, language),
                )
            )
            for tier in one.tiers
        ),
    )


# --- instalments


def _instalments(facts: BursaryFacts) -> Iterator[model.Block]:
    language, found = facts.language, facts.instalments
    paid = facts.results["bursaries.paid"]
    yield model.Note(
        _("Versé pendant l’exercice : %(amount)s.") % {"amount": display_result(paid, language)}
    )
    if not found:
        yield model.Note(_("Aucun versement n’était attendu à cette date."))
        return
    rest = len(found) - MOST_PRINTED
    yield model.Table(
        id="versements-a-venir",
        caption=_("Versements à venir le %(day)s") % {"day": format_date(facts.day, language)},
        columns=(
            model.Column(_("Bourse"), width=14),
            model.Column(_("Versement"), numeric=True, width=12),
            model.Column(_("Prévu le"), width=16),
            model.Column(_("Condition"), width=24),
            model.Column(_("État"), width=18),
            model.Column(_("Montant"), numeric=True, unit="CAD", width=16),
        ),
        rows=model.Built(found, lambda one: _instalment(one, language)),
        total=model.Row(
            (
                model.Cell(_("Total")),
                *(model.Cell("") for _empty in range(4)),
                dollars(sum((one.amount for one in found), Decimal(0)), language),
            )
        ),
        most_printed=MOST_PRINTED,
        left_out=_("%(count)s autres versements sont dans le classeur XLSX; le total les compte.")
        % {"count": rest}
        if rest > 0
        else "",
    )


def _instalment(one: InstalmentFacts, language: str) -> model.Row:
    day = format_date(one.expected_on, language) if one.expected_on else "—"
    return model.Row(
        (
            model.Cell(one.award),
            count(one.number),
            model.Cell(day, one.expected_on),
            model.Cell(one.condition or "—"),
            model.Cell(one.state),
            dollars(one.amount, language),
        )
    )


# --- obligations


def _owed(facts: BursaryFacts) -> Iterator[model.Block]:
    yield from bursary_parts.obligations(facts.results, facts.language, no_link)
    if facts.cohorts:
        yield _by_cohort(facts)


def _by_cohort(facts: BursaryFacts) -> model.Table:
    language = facts.language
    heads = (_("Dus"), _("Servis"), _("Exonérés"), _("Rachetés"), _("Restent dus"))
    return model.Table(
        id="engagements-par-cohorte",
        caption=_("Mois de service selon l’année de la première bourse"),
        columns=(
            model.Column(_("Cohorte")),
            model.Column(pgettext("bourse", "Engagements"), numeric=True),
            *(model.Column(head, numeric=True) for head in heads),
            model.Column(_("Remboursé"), numeric=True, unit="CAD"),
        ),
        rows=tuple(_cohort(one, language) for one in facts.cohorts),
        note=_(
            "En mois, le %(day)s. « Rachetés » : les mois que des remboursements remplacent. Un mois servi en trop "
            "n’est dû par personne : la somme peut donc différer. Le relevé de chaque titulaire en donne le détail."
        )
        % {"day": format_date(facts.day, language)},
    )


def _cohort(one: Cohort, language: str) -> model.Row:
    known = (one.owed, one.served, one.waived, one.repaid_months, one.left)
    return model.Row(
        (
            model.Cell(one.year.label),
            count(one.obligations),
            *(_months(number, language) for number in known),
            dollars(one.repaid, language),
        )
    )


def _months(number: Fraction | None, language: str) -> model.Cell:
    """To two decimals; « n. d. » where a rule does not say how many."""
    if number is None:
        return model.Cell(quantities.unknown(language))
    rounded = quantities.round_half_up(Decimal(number.numerator) / number.denominator, 2)
    return model.Cell(quantities.format_number(rounded, language), rounded)


# --- every award


def _awards(facts: BursaryFacts) -> Iterator[model.Block]:
    found, language = facts.awards, facts.language
    if not found:
        yield model.Note(_("Aucune bourse ni aide n’a été attribuée pendant l’exercice."))
        return
    rest = len(found) - MOST_PRINTED
    yield model.Table(
        id="attributions",
        caption=_("Bourses et aides attribuées pendant l’exercice"),
        columns=(
            model.Column(_("Numéro"), width=12),
            model.Column(_("Accordée le"), width=13),
            model.Column(pgettext("bourse", "Nature"), width=14),
            model.Column(_("Établissement et domaine"), width=25),
            model.Column(_("État"), width=12),
            model.Column(_("Montant"), numeric=True, unit="CAD", width=12),
            model.Column(_("Versé"), numeric=True, unit="CAD", width=12),
        ),
        rows=model.Built(found, lambda one: _award(one, language)),
        note=_("Celles qui ont pris fin depuis y sont, et ne sont pas comptées ailleurs."),
        most_printed=MOST_PRINTED,
        left_out=_("%(count)s autres attributions sont dans le classeur XLSX.") % {"count": rest}
        if rest > 0
        else "",
    )


def _award(one: AwardFacts, language: str) -> model.Row:
    kind = one.tier or one.kind
    studies = ", ".join(said for said in (one.institution, one.field, one.level) if said)
    origin = [model.Piece(one.origin, quiet=True)] if one.origin else []
    told = "\n".join(said for said in (studies or "—", one.origin) if said)
    return model.Row(
        (
            model.Cell(one.code),
            model.Cell(format_date(one.awarded_on, language), one.awarded_on),
            model.Cell(kind),
            model.Cell(told, pieces=(model.Piece(studies or "—"), *origin)),
            model.Cell(one.state),
            dollars(one.amount, language),
            dollars(one.paid, language),
        )
    )


# --- checks


def _checks(facts: BursaryFacts) -> Iterator[model.Block]:
    yield model.Note(
        _("Chaque total est compté deux fois, par deux chemins qui ne se connaissent pas.")
    )
    yield parts.checks(facts.checks, facts.language)
