"""What a page that asks before it changes something of an obligation is about, in words: there may be several alike."""

from datetime import date
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bursaries.actions.holder_links import open_links
from bursaries.duty import months_said
from bursaries.models import Deferral, FollowUp, Repayment, ServiceAttestation, Waiver
from programs.amounts import amount_said
from programs.lib.periods import format_date
from programs.models import Program
from programs.people.models import Person


def attestation_said(one: ServiceAttestation) -> str:
    return _("Attesté du %(start)s au %(end)s, chez %(employer)s.") % {
        "start": _day(one.starts_on),
        "end": _day(one.ends_on),
        "employer": one.service.employer_said,
    }


def deferral_said(one: Deferral) -> str:
    if one.ends_on is None:
        return _("Sursis depuis le %(start)s.") % {"start": _day(one.starts_on)}
    return _("Sursis du %(start)s au %(end)s.") % {
        "start": _day(one.starts_on),
        "end": _day(one.ends_on),
    }


def waiver_said(one: Waiver) -> str:
    if one.months is None:
        return _("Exonération de tout ce qui restait, le %(day)s.") % {"day": _day(one.granted_on)}
    return _("Exonération de %(months)s, le %(day)s.") % {
        "months": months_said(Fraction(one.months)),
        "day": _day(one.granted_on),
    }


def repayment_said(one: Repayment) -> str:
    said = _("%(amount)s, reçu le %(day)s") % {
        "amount": amount_said(one.amount),
        "day": _day(one.received_on),
    }
    return f"{said} · {one.reference}" if one.reference else said


def follow_up_said(one: FollowUp) -> str:
    return f"{one.get_milestone_display()} · {one.get_outcome_display()}"


def told_how(program: Program, person: Person | None) -> str:
    """How whoever sent a thing learns that it was returned."""
    if person and open_links(program, person).exists():
        return _("La personne lit ce motif sur sa page, et un courriel l’en avertit tout de suite.")
    return _("Cette personne n’a pas de lien ouvert : Arrimage ne la prévient pas, écrivez-lui.")


def _day(day: date) -> str:
    return format_date(day, get_language() or "fr")
