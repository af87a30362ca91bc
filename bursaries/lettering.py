"""What the letters of a round may say: fields, what stands for each, the texts proposed at first, how they are kept."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from bursaries.enums import LetterKind
from bursaries.models import Application, Award, BursaryRound, LetterTemplate, Obligation
from programs.amounts import amount_said
from programs.letters import model as paper
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
    Field("attribution", _("Jour de l’attribution"), "15 juin 2022"),
)
_OF_CONTRACT = (
    Field("versements", _("Tableau des versements"), table=True),
    Field(
        "engagement",
        _("L’engagement en mots, puis les conditions de sa règle"),
        "Le titulaire s’engage à 12 mois de service.",
    ),
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
            "attribution": format_date(award.awarded_on, language),
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


# --- How their text is kept -----------------------------------------------------------------------

# A table stands in the text as lines between bars: its caption, its columns, its rows, its total.
_BAR = "|"
_CELLS = re.compile(r"\s*\|\s*")


def kept(blocks: Iterable[paper.Text | paper.Table]) -> str:
    """The blocks of a letter as the one text that is frozen; ``blocks_of`` reads it back."""
    return "\n\n".join(map(_written, blocks))


def blocks_of(body: str) -> tuple[paper.Text | paper.Table, ...]:
    """The blocks of a letter that was kept."""
    blocks: list[paper.Text | paper.Table] = []
    for paragraph in re.split(r"\n{2,}", body):
        if table := _table(paragraph.splitlines()):
            blocks.append(table)
        elif blocks and isinstance(blocks[-1], paper.Text):
            blocks[-1] = paper.Text(f"{blocks[-1].markdown}\n\n{paragraph}")
        else:
            blocks.append(paper.Text(paragraph))
    return tuple(blocks)


def _written(block: paper.Text | paper.Table) -> str:
    if isinstance(block, paper.Text):
        return block.markdown
    labels = tuple(column.label for column in block.columns)
    lines = ((block.caption,), labels, *block.rows, block.total)
    return "\n".join(
        f"{_BAR} " + f" {_BAR} ".join(cell.replace(_BAR, "/") for cell in line) + f" {_BAR}"
        for line in lines
    )


def _table(lines: list[str]) -> paper.Table | None:
    """The table that ``lines`` hold; None where they are text, whatever bars somebody drew in it."""
    if len(lines) < 4 or any(not line[:1] == line[-1:] == _BAR for line in lines):
        return None
    caption, labels, *rows, total = (
        tuple(_CELLS.split(line.strip(_BAR).strip())) for line in lines
    )
    if len(caption) > 1 or any(len(row) != len(labels) for row in (*rows, total)):
        return None
    *names, amount = labels
    columns = (*map(paper.Column, names), paper.Column(amount, numeric=True))
    return paper.Table(*caption, columns, tuple(rows), total)
