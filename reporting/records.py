"""The list of records behind a figure, as rows to be read: what each is, when, and where it opens."""

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentoring.models import Pairing, PairingMeeting
from programs.lib.money import format_amount
from programs.lib.periods import format_date
from programs.models import Funding
from programs.people.models import Person
from programs.referrals.models import Referral

# What a list needs with its records, so that a row costs no query.
_RELATED = {
    Person: ("region",),
    Pairing: ("mentor__person", "mentee__person"),
    PairingMeeting: ("pairing__mentor__person", "pairing__mentee__person"),
    Referral: ("person", "referrer"),
    Funding: ("funder",),
}


def with_related(records: QuerySet) -> QuerySet:
    return records.select_related(*_RELATED[records.model])


def rows(records: list[Model]) -> list[list[dict]]:
    """A list of cells {label, value, url} for each record; the first one opens it in the admin."""
    return [_cells(record) for record in records]


def _cells(record: Model) -> list[dict]:
    opened = record.pairing if isinstance(record, PairingMeeting) else record
    meta = opened._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[opened.pk])
    (label, value), *others = _columns(record)
    return [
        {"label": label, "value": value, "url": url},
        *({"label": label, "value": value} for label, value in others),
    ]


def _columns(record: Model) -> list[tuple[str, str]]:
    language = get_language()
    if isinstance(record, Person):
        return [(_("Personne"), str(record)), (_("Localité"), record.city or "—")]
    if isinstance(record, Referral):
        return [
            (_("Référence"), record.display_code),
            (_("Personne"), str(record.person)),
            (_("Organisme référent"), str(record.referrer or "—")),
            (_("Reçue le"), format_date(record.received_on, language)),
            (_("État"), record.get_state_display()),
        ]
    if isinstance(record, Pairing):
        return [
            (_("Jumelage"), record.display_code),
            (_("Mentor"), str(record.mentor)),
            (_("Mentoré"), str(record.mentee)),
            (_("Commencé le"), format_date(record.started_on, language)),
            (_("État"), record.get_state_display()),
        ]
    if isinstance(record, PairingMeeting):
        return [
            (_("Rencontre du"), format_date(record.held_on, language)),
            (_("Jumelage"), str(record.pairing)),
            (_("Mode"), record.get_mode_display()),
            (_("Minutes"), "—" if record.minutes is None else str(record.minutes)),
        ]
    return [
        (_("Bailleur de fonds"), str(record.funder)),
        (_("Exercice"), record.period.label),
        (_("Montant"), format_amount(record.amount, language)),
    ]
