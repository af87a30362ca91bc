"""What an applicant wrote of themselves, as labels and values: for a coordinator, and what of it a reviewer reads."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bursaries.actions.granting import postal_address
from bursaries.eligibility import Pathway
from bursaries.models import Application
from programs.lib import phones
from programs.lib.periods import format_date
from programs.lib.quantities import format_number
from programs.lib.text import is_english
from programs.people.enums import SpokenLanguage

_LANGUAGES = dict(SpokenLanguage.choices)


def _day(value: date | None) -> str:
    return format_date(value, get_language() or "fr") if value else ""


def _language(code: str) -> str:
    return str(_LANGUAGES.get(code, code))


def _yes_or_no(value: bool | None) -> str:
    return {True: _("Oui"), False: _("Non"), None: ""}[value]


def _percent(value: Decimal | None) -> str:
    if value is None:
        return ""
    language = get_language() or "fr"
    return format_number(value, language) + ("%" if is_english(language) else "\N{NO-BREAK SPACE}%")


def institution(application: Application) -> str:
    return str(application.institution or application.institution_name)


_Facts = tuple[tuple[str, Callable[[Application], object]], ...]
# Who it is, and how to reach them: for coordinators alone.
_OF_THE_PERSON: _Facts = (
    (gettext_lazy("Courriel"), lambda one: one.email),
    (gettext_lazy("Téléphone"), lambda one: phones.show(one.phone)),
    (gettext_lazy("Adresse"), postal_address),
    (gettext_lazy("Date de naissance"), lambda one: _day(one.birth_date)),
    (gettext_lazy("Langue de correspondance"), lambda one: one.get_language_display()),
    (gettext_lazy("Consentement"), lambda one: _day(one.consented_on)),
)
_OF_THE_PLACE: _Facts = (
    (gettext_lazy("Région de résidence"), lambda one: one.region),
    (gettext_lazy("Y habite depuis"), lambda one: _day(one.lives_there_since)),
    (gettext_lazy("Région de provenance"), lambda one: one.origin),
    (gettext_lazy("Statut"), lambda one: one.get_citizenship_display()),
    (gettext_lazy("Première langue"), lambda one: _language(one.first_language)),
    (
        gettext_lazy("Langues parlées"),
        lambda one: ", ".join(_language(code) for code in one.languages),
    ),
)
_OF_THE_INSTITUTION: _Facts = (
    (gettext_lazy("Établissement"), institution),
    (gettext_lazy("Langue d’enseignement"), lambda one: _language(one.instruction)),
)
_OF_THE_STUDIES: _Facts = (
    (gettext_lazy("Niveau d’études"), lambda one: one.get_level_display()),
    (gettext_lazy("Domaine d’études"), lambda one: one.get_field_display()),
    (gettext_lazy("Programme d’études"), lambda one: one.study_program),
    (gettext_lazy("Année d’études"), lambda one: one.study_year),
    (gettext_lazy("Régime d’études"), lambda one: one.get_study_status_display()),
    (
        gettext_lazy("Parcours au secondaire"),
        lambda one: ", ".join(str(Pathway(code).label) for code in one.pathway),
    ),
    (gettext_lazy("Fin prévue des études"), lambda one: _day(one.studies_end_on)),
    (
        gettext_lazy("Moyenne générale"),
        lambda one: _percent(one.average),
    ),
    (gettext_lazy("S’engage à travailler dans la région"), lambda one: _yes_or_no(one.commits)),
)


def facts_of(application: Application) -> list[dict]:
    """All that was written, without what was not."""
    return _said(
        application,
        _OF_THE_STUDIES + _OF_THE_INSTITUTION + _OF_THE_PLACE + _OF_THE_PERSON,
    )


def facts_for_reviewer(application: Application, *, blind: bool) -> list[dict]:
    """What bears on the studies; nothing by which a blind reviewer knows who it is, and no contact for anybody."""
    if blind:
        return _said(application, _OF_THE_STUDIES)
    return _said(application, _OF_THE_STUDIES + _OF_THE_INSTITUTION + _OF_THE_PLACE)


def _said(application: Application, facts: _Facts) -> list[dict]:
    rows = ((label, value(application)) for label, value in facts)
    return [{"label": label, "value": value} for label, value in rows if value not in ("", None)]
