"""What the clauses of an agreement may say: fields, what stands for each, how one is composed, a first set."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from programs.letters import fields
from programs.letters.fields import Field
from programs.lib.periods import format_date
from programs.lib.quantities import format_number
from programs.lib.terms import Term, TermUnit
from programs.lib.text import is_english, listed
from programs.models import Program
from programs.models.fields import localized
from programs.partnerships.enums import (
    AGREEMENT_BEING_WRITTEN,
    HoursPer,
    PartyRole,
    Renewal,
)
from programs.partnerships.models import (
    Agreement,
    AgreementClause,
    AgreementParty,
    ClauseTemplate,
)

_TEXTS = Path(__file__).parent / "texts"

FIELDS = (
    Field("numero", _("Numéro de l’entente"), "ENT-QP-2026-01"),
    Field("titre", _("Titre de l’entente"), "Accueil des personnes référées"),
    Field("programme", _("Programme"), "Place à la relève"),
    Field("organisme", _("Organisme responsable"), "Carrefour inventé"),
    Field("partenaires", _("Les autres parties, l’une après l’autre"), "Maison des exemples"),
    Field("debut", _("Premier jour"), "1er septembre 2026"),
    Field("fin", _("Dernier jour"), "31 août 2028"),
    Field("duree", _("La durée, en mots"), "du 1er septembre 2026 au 31 août 2028"),
    Field(
        "renouvellement",
        _("Ce qui arrive à la fin, en une phrase"),
        "Elle se renouvelle par un écrit des parties.",
    ),
    Field("preavis", _("Préavis"), "90 jours"),
    Field("heures", _("Heures assurées"), "40 heures par année de l’entente"),
)


def party_name(party: AgreementParty, language: str, day: date | None = None) -> str:
    """The name of a party as it was on ``day``, that of its signature; today’s where there is none."""
    worn = party.organization.named_on(day) if day else party.organization
    return localized(worn, "name", language)


def values_of(agreement: Agreement, parties: Iterable[AgreementParty], language: str) -> dict:
    """What stands for each field in ``language``; nothing for what is not known yet."""
    parties = list(parties)
    leads = [one for one in parties if one.role == PartyRole.LEAD]
    with override("en" if is_english(language) else "fr"):
        return {
            "numero": agreement.number,
            "titre": localized(agreement, "title", language),
            "programme": localized(agreement.program, "title", language),
            "organisme": _names(leads, language)
            or localized(agreement.program.lead, "name", language),
            "partenaires": _names([one for one in parties if one not in leads], language),
            "debut": agreement.starts_on and format_date(agreement.starts_on, language),
            "fin": agreement.ends_on and format_date(agreement.ends_on, language),
            "duree": term_said(agreement, language),
            "renouvellement": renewal_said(agreement, language),
            "preavis": agreement.notice_term.display(language),
            "heures": hours_said(agreement, language),
        }


def _names(parties: list[AgreementParty], language: str) -> str:
    return listed([party_name(one, language) for one in parties], language)


def term_said(agreement: Agreement, language: str) -> str:
    """« du 1er septembre 2026 au 31 août 2028 »; nothing while the start, or an end that is due, is not written."""
    start = agreement.starts_on and format_date(agreement.starts_on, language)
    end = agreement.ends_on and format_date(agreement.ends_on, language)
    if start and end:
        return _("du %(start)s au %(end)s") % {"start": start, "end": end}
    if start and agreement.renewal == Renewal.INDEFINITE:
        return _("à compter du %(start)s, pour une durée indéterminée") % {"start": start}
    return ""


def renewal_said(agreement: Agreement, language: str) -> str:
    """What becomes of it at its end, in a sentence."""
    match agreement.renewal:
        case Renewal.NONE:
            return str(_("Elle prend fin à l’échéance."))
        case Renewal.EXPRESS:
            return str(_("Elle se renouvelle par un écrit des parties."))
        case Renewal.INDEFINITE:
            return str(_("Elle reste en vigueur jusqu’à ce qu’une partie y mette fin."))
    if agreement.renewal_months is None:
        return ""
    term = Term(agreement.renewal_months, TermUnit.MONTHS).display(language)
    return _("Elle se reconduit d’elle-même, par périodes de %(term)s, sauf avis de fin.") % {
        "term": term
    }


def hours_said(agreement: Agreement, language: str) -> str:
    """« 40 heures par année de l’entente »; nothing where none are insured."""
    if agreement.insured_hours is None:
        return ""
    return _("%(hours)s heures %(per)s") % {
        "hours": number_said(agreement.insured_hours, language),
        "per": HoursPer(agreement.insured_per).label,
    }


def number_said(number: Decimal, language: str) -> str:
    """« 40 » and « 37,5 »: without the zeros that the database keeps."""
    whole = number.to_integral_value()
    return format_number(whole if whole == number else number.normalize(), language)


# --- composing


def composed(text: str, values: dict, language: str) -> str:
    """A clause with its fields filled, and a blank to fill in for what is not known yet."""
    with override("en" if is_english(language) else "fr"):
        blank = str(_("[à préciser]"))
    known = {code: value or blank for code, value in values.items()}
    try:
        return fields.fill(text, known)
    except fields.NotFilled:
        # Unknown fields are named where the text is written, and before it is signed.
        return text


def compose(clause: AgreementClause, values: dict[str, dict]) -> None:
    """Have ``clause`` say what its source says, with the ``values`` of both languages."""
    if clause.source:
        clause.body = composed(clause.source, values["fr"], "fr")
    if clause.source_en:
        clause.body_en = composed(clause.source_en, values["en"], "en")


def both_values(agreement: Agreement) -> dict[str, dict]:
    parties = list(agreement.parties.select_related("organization"))
    return {language: values_of(agreement, parties, language) for language in ("fr", "en")}


def recompose(agreement: Agreement) -> None:
    """Its clauses follow what was changed of it, while it is being written."""
    if agreement.state not in AGREEMENT_BEING_WRITTEN:
        return
    values = both_values(agreement)
    clauses = list(agreement.clauses.filter(amendment=None))
    for clause in clauses:
        compose(clause, values)
    AgreementClause.objects.bulk_update(clauses, ["body", "body_en"])


def faults_of(clause: AgreementClause, values: dict[str, dict]) -> list[str]:
    """What keeps a clause from being signed: fields that nobody knows, or that have nothing to say."""
    found = []
    for language, text in (("fr", clause.source), ("en", clause.source_en)):
        wrong = fields.check(text, FIELDS)
        empty = [] if wrong else [c for c in fields.codes_in(text) if not values[language].get(c)]
        found += wrong
        if empty:
            named = ", ".join(fields.written(code) for code in empty)
            found.append(str(_("Il manque une valeur pour %(fields)s.") % {"fields": named}))
    return [
        str(_("Clause « %(title)s » : %(fault)s") % {"title": clause.title, "fault": fault})
        for fault in dict.fromkeys(found)
    ]


# --- the clauses that are proposed at first


def proposed(program: Program) -> list[ClauseTemplate]:
    """Clauses in our own words for a program that has none: they are read and changed before they are used."""
    english = {code: (title, body) for code, _kind, title, body in _read("en")}
    made = []
    for position, (code, kind, title, body) in enumerate(_read("fr"), start=1):
        title_en, body_en = english[code]
        made.append(
            ClauseTemplate(
                program=program,
                code=code,
                kind=kind,
                title=title,
                title_en=title_en,
                body=body,
                body_en=body_en,
                position=position,
            )
        )
    return made


@cache
def _read(language: str) -> tuple[tuple[str, str, str, str], ...]:
    """Code, kind, title and text of each clause of a file, in its order."""
    parts = (_TEXTS / f"clauses-{language}.md").read_text(encoding="utf-8").split("# ")[1:]
    found = []
    for part in parts:
        head, _line, body = part.partition("\n")
        code, kind, title = (word.strip() for word in head.split("|"))
        found.append((code, kind, title, body.strip()))
    return tuple(found)
