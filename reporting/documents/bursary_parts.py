"""What the bilan, the report and the sheet of bursaries print alike: tables by institution, field and region, rounds,
obligations and retention. None of it names a person.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs.lib import quantities
from programs.lib.text import counted_key
from reporting.bursary_facts import RoundFacts
from reporting.documents import model, parts
from reporting.documents.parts import Link
from reporting.enums import Unit
from reporting.figures import Result
from reporting.figures.display import display, display_result

JOURNEY = ("bursaries.applications", "bursaries.eligible", "bursaries.awarded")
COUNTS = (*JOURNEY, "bursaries.amount")
# What the tables are told by, with the end of the codes of their figures.
WAYS = ("", "_by_field", "_by_origin")
CODES = (
    *(f"{code}{way}" for way in WAYS for code in COUNTS),
    "bursaries.aids",
    "bursaries.aids_amount",
    "bursaries.paid",
    "bursaries.repaid",
    "bursaries.obligations",
    "bursaries.obligations_active",
    "bursaries.obligations_fulfilled",
    "bursaries.follow_ups",
    "bursaries.followed",
    "bursaries.retained",
    "bursaries.retention_rate",
)
# A row of so few is a person whom somebody may recognise.
_FEW = 3

Results = Mapping[str, Result]


def journey(results: Results, language: str, title: str) -> Iterator[model.Chart]:
    """From the applications to the awards, each a part of the one before."""
    if not results[JOURNEY[0]].number:
        return
    marks = tuple(parts.point(results[code], language) for code in JOURNEY)
    yield model.Chart(
        id="candidatures",
        form="funnel",
        title=title,
        description=parts.spoken(marks),
        points=marks,
        unit="",
    )


# --- by institution, field and region


def breakdowns(results: Results, language: str, link: Link) -> Iterator[model.Block]:
    """A table by institution, one by field and one by region of origin, with a picture of the first."""
    amounts = results["bursaries.amount"]
    if amounts.number:
        marks = parts.points(amounts, language, shown=lambda part: part.number)
        yield model.Chart(
            id="bourses-etablissements",
            form="bars",
            title=_("Montant des bourses selon l’établissement"),
            description=parts.spoken(marks),
            points=marks,
            tone="amber",
            table_below=True,
        )
    heads = (
        ("", "par-etablissement", _("Selon l’établissement d’enseignement"), _("Établissement")),
        ("_by_field", "par-domaine", _("Selon le domaine d’études"), _("Domaine d’études")),
        (
            "_by_origin",
            "par-provenance",
            _("Selon la région de provenance"),
            _("Région de provenance"),
        ),
    )
    tables = [
        _table(results, way, language, link, id=f"bourses-{id}", caption=caption, head=head)
        for way, id, caption, head in heads
    ]
    yield from (table for table in tables if table.rows)
    if any(_has_few(results[f"bursaries.awarded{way}"]) for way in WAYS):
        yield model.Note(
            _(
                "Certaines lignes ne comptent qu’une ou deux personnes : aucune n’est nommée, et ces tableaux ne se "
                "croisent pas."
            )
        )


def _has_few(awarded: Result) -> bool:
    return any(part.number and part.number < _FEW for part in awarded.parts)


def _table(
    results: Results, way: str, language: str, link: Link, *, id: str, caption: str, head: str
) -> model.Table:
    columns = [results[f"{code}{way}"] for code in COUNTS]
    labels = {part.key: part.label for result in reversed(columns) for part in result.parts}
    keys = sorted(labels, key=lambda key: _place(columns, key, labels[key]))
    return model.Table(
        id=id,
        caption=caption,
        columns=(
            model.Column(head),
            model.Column(_("Candidatures"), numeric=True),
            model.Column(_("Admissibles"), numeric=True),
            model.Column(_("Bourses"), numeric=True),
            model.Column(_("Montant"), numeric=True, unit="CAD"),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(labels[key]),
                    *(parts.part_cell(result, key, language, link) for result in columns),
                )
            )
            for key in keys
        ),
        total=model.Row(
            (
                model.Cell(_("Total")),
                *(parts.result_cell(result, language, link) for result in columns),
            )
        ),
    )


def _place(columns: Sequence[Result], key: tuple, label: str) -> tuple:
    """The most awarded first, then those of which most came."""
    awarded, came = (_number(columns[index], key) for index in (2, 0))
    return -awarded, -came, counted_key(label), label


def _number(result: Result, key: tuple) -> int:
    part = result.part(key)
    return part.number if part else 0


# --- rounds


def rounds(found: Sequence[RoundFacts], language: str, *, id: str, caption: str) -> model.Table:
    """Each round with what it gave, within what it could give; the sums last."""
    heads = (_("Candidatures"), _("Admissibles"), _("Bourses"))
    amounts = (_("Montant accordé"), _("Enveloppe"))
    sums = (
        sum(one.received for one in found),
        sum(one.eligible for one in found),
        sum(one.awarded for one in found),
    )
    envelopes = [one.envelope for one in found]
    total = (
        model.Cell(_("Ensemble")),
        *(count(number) for number in sums),
        dollars(sum((one.given for one in found), Decimal(0)), language),
        dollars(None if None in envelopes else sum(envelopes, Decimal(0)), language),
    )
    return model.Table(
        id=id,
        caption=caption,
        columns=(
            model.Column(_("Concours")),
            *(model.Column(head, numeric=True) for head in heads),
            *(model.Column(head, numeric=True, unit="CAD") for head in amounts),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(one.year.label),
                    *(count(number) for number in (one.received, one.eligible, one.awarded)),
                    dollars(one.given, language),
                    dollars(one.envelope, language),
                )
            )
            for one in found
        ),
        total=model.Row(total) if len(found) > 1 else None,
    )


def count(number: int) -> model.Cell:
    return model.Cell(str(number), number)


def dollars(amount: Decimal | None, language: str) -> model.Cell:
    """An amount; a dash where none was set."""
    if amount is None:
        return model.Cell("—")
    return model.Cell(display(amount, Unit.DOLLARS, language), amount)


# --- obligations and retention


def obligations(results: Results, language: str, link: Link) -> Iterator[model.Block]:
    """The obligations by their state on the last day; those states that none has are left out."""
    found = results["bursaries.obligations"]
    if not found.number:
        yield model.Note(_("Aucun engagement de service n’avait été pris à la fin de la période."))
        return
    yield parts.with_shares(
        _filled(found),
        language,
        link,
        id="engagements",
        caption=_("Engagements de service selon leur état à la fin de la période"),
        head=_("État"),
    )


def retention(results: Results, language: str, link: Link) -> Iterator[model.Block]:
    """What is known of the holders to be followed, and the rate, with what it is a rate of."""
    found = results["bursaries.follow_ups"]
    yield model.Lede(_rate_said(results, language))
    if found.number:
        yield parts.with_shares(
            _filled(found),
            language,
            link,
            id="maintien",
            caption=_("Titulaires à suivre pendant la période, selon leur situation"),
            head=_("Situation"),
        )


def _rate_said(results: Results, language: str) -> str:
    """« 66,7 %, soit 2 titulaires sur 3 dont la situation est connue; celle de 1 autre ne l’est pas. »"""
    rate, due = results["bursaries.retention_rate"], results["bursaries.follow_ups"].number
    known = results["bursaries.followed"].number
    if not due:
        return _(
            "Taux de maintien dans la région : %(none)s Aucun moment de suivi, 12 ou 24 mois après la fin des "
            "études, ne tombait pendant la période."
        ) % {"none": quantities.not_applicable(language)}
    said = ngettext(
        "Taux de maintien dans la région : %(rate)s (%(retained)s sur %(known)s titulaire dont la situation est "
        "connue).",
        "Taux de maintien dans la région : %(rate)s (%(retained)s sur %(known)s titulaires dont la situation est "
        "connue).",
        known,
    ) % {
        "rate": display_result(rate, language),
        "retained": results["bursaries.retained"].number,
        "known": known,
    }
    if known == due:
        return said
    return f"{said} " + ngettext(
        "La situation de %(count)s autre n’est pas connue : le taux ne dit rien de cette personne.",
        "La situation de %(count)s autres n’est pas connue : le taux ne dit rien de ces personnes.",
        due - known,
    ) % {"count": due - known}


def _filled(result: Result) -> Result:
    """Without the parts of which there is none."""
    return replace(result, parts=tuple(part for part in result.parts if part.number))


def aids(results: Results, language: str, link: Link) -> Iterator[model.Table]:
    """The small aids by their kind."""
    given, amounts = results["bursaries.aids"], results["bursaries.aids_amount"]
    if not given.number:
        return
    yield model.Table(
        id="petites-aides",
        caption=_("Petites aides remises sans candidature"),
        columns=(
            model.Column(_("Nature")),
            model.Column(pgettext("aides", "Nombre"), numeric=True),
            model.Column(_("Montant"), numeric=True, unit="CAD"),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(part.label),
                    parts.part_cell(given, part.key, language, link),
                    parts.part_cell(amounts, part.key, language, link),
                )
            )
            for part in given.parts
        ),
        total=model.Row(
            (
                model.Cell(_("Total")),
                parts.result_cell(given, language, link),
                parts.result_cell(amounts, language, link),
            )
        ),
        note=_("Une aide à un groupe compte une fois par bénéficiaire."),
    )
