"""What the letters of a round may say: their fields, what stands for each, and the texts that are proposed at first."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from bursaries.enums import LetterKind
from bursaries.models import Application, Award, BursaryRound, LetterTemplate, Obligation
from programs.amounts import amount_said
from programs.letters.fields import Field
from programs.lib.periods import format_date
from programs.lib.text import is_english
from programs.models import Program
from programs.models.fields import localized

_TEXTS = Path(__file__).parent / "texts"

_COMMON = (
    Field("prenom", _("Prénom"), "Frédérique"),
    Field("nom", _("Prénom et nom"), "Frédérique Inventée"),
    Field("organisme", _("Organisme responsable"), "Carrefour inventé"),
    Field("programme", _("Programme"), "Relève en santé"),
    Field("date", _("Date de la lettre"), "15 juin 2022"),
)
_OF_ROUND = (
    Field("concours", _("Titre du concours"), "Bourses de la relève 2022-2023"),
    Field("annee", _("Année du concours"), "2022-2023"),
)
_OF_AWARD = (
    Field("numero", _("Numéro de la bourse"), "B2022-007"),
    Field("volet", pgettext_lazy("lettre", "Volet"), "Bourse de 2 500 $"),
    Field("montant", _("Montant accordé"), "2 500 $"),
)
_OF_CONTRACT = (
    Field("versements", _("Les versements, un par ligne"), "1 250 $, à l’automne"),
    Field("conditions", _("Les conditions de l’engagement"), "Douze mois de service."),
)
_OF_OBLIGATION = (
    Field("releve", _("Le relevé de l’engagement, une ligne par mouvement"), "Dû : 12 mois"),
    Field("solde", _("Ce qui reste dû"), "1 250 $"),
)
# The fields of each kind of letter.
FIELDS: dict[str, tuple[Field, ...]] = {
    LetterKind.AWARD: (*_COMMON, *_OF_ROUND, *_OF_AWARD),
    LetterKind.WAITING: (
        *_COMMON,
        *_OF_ROUND,
        Field("rang", _("Rang sur la liste d’attente"), "2"),
    ),
    LetterKind.REFUSAL: (*_COMMON, *_OF_ROUND),
    LetterKind.INELIGIBLE: (
        *_COMMON,
        *_OF_ROUND,
        Field("motif", _("Motif"), "Ces bourses vont aux études universitaires."),
    ),
    LetterKind.CONTRACT: (*_COMMON, *_OF_ROUND, *_OF_AWARD, *_OF_CONTRACT),
    LetterKind.STATEMENT: (*_COMMON, *_OF_OBLIGATION),
    LetterKind.DEFAULT: (*_COMMON, *_OF_OBLIGATION),
}
# What goes out to applicants once a committee has decided.
OF_SELECTION = (
    LetterKind.AWARD,
    LetterKind.WAITING,
    LetterKind.REFUSAL,
    LetterKind.INELIGIBLE,
)


@cache
def proposed(kind: str, language: str) -> tuple[str, str]:
    """The subject and the text that are proposed for a kind of letter, in « fr » or « en »."""
    text = (_TEXTS / f"{kind}-{language}.md").read_text(encoding="utf-8")
    subject, _blank, body = text.partition("\n\n")
    return subject.strip(), body.strip()


def template_proposed(round: BursaryRound, kind: str) -> LetterTemplate:
    """A template, not saved, with the texts that are proposed in both languages."""
    subject, body = proposed(kind, "fr")
    subject_en, body_en = proposed(kind, "en")
    return LetterTemplate(
        round=round,
        kind=kind,
        subject=subject,
        body=body,
        subject_en=subject_en,
        body_en=body_en,
    )


def short(language: str) -> str:
    """« fr » or « en », as what prints letters says it."""
    return "en" if is_english(language) else "fr"


def values_of_application(application: Application, day: date) -> Mapping[str, str]:
    """What stands for the fields of a letter to an applicant, in the language of the application."""
    round, language = application.round, application.language
    return {
        **_of_somebody(application, round.program, language, day),
        **_of_round(round, language),
        "rang": str(application.waiting_rank or ""),
        "motif": application.reason,
    }


def values_of_award(award: Award, day: date) -> Mapping[str, str]:
    """The same of a letter to the holder of an award."""
    language = award.language
    with override(language):
        of_award = {
            "numero": award.code,
            "volet": localized(award.tier, "label") if award.tier else award.get_kind_display(),
            "montant": amount_said(award.amount),
            "versements": "\n".join(_instalments(award, language)),
            "conditions": localized(award.obligation.rule, "text") if award.obligation else "",
        }
    return {
        **_of_somebody(award.person, award.program, language, day),
        **(_of_round(award.round, language) if award.round else {}),
        **of_award,
    }


def values_of_obligation(obligation: Obligation, language: str, day: date) -> Mapping[str, str]:
    """The same of a letter about what somebody owes; the ledger itself comes from whoever keeps it."""
    return _of_somebody(obligation.person, obligation.program, language, day)


def _of_somebody(somebody, program: Program, language: str, day: date) -> dict[str, str]:
    return {
        "prenom": somebody.first_name or somebody.last_name,
        "nom": somebody.name,
        "organisme": localized(program.lead, "name", language),
        "programme": localized(program, "title", language),
        "date": format_date(day, language),
    }


def _of_round(round: BursaryRound, language: str) -> dict[str, str]:
    return {"concours": localized(round, "title", language), "annee": round.code}


def _instalments(award: Award, language: str) -> list[str]:
    """« 1 250 $, à la réception de l’attestation d’études (1er novembre 2007) », a line each."""
    said = []
    for one in award.instalments.all():
        parts = [amount_said(one.amount), localized(one, "condition", language)]
        day = f" ({format_date(one.expected_on, language)})" if one.expected_on else ""
        said.append(", ".join(filter(None, parts)) + day)
    return said
