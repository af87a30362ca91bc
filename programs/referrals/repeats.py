"""What is said to an organisation that is about to refer somebody again while its first referral is still open.

Only its own referrals are compared, by what it sent itself: what the program wrote since, and whom others referred, is
not told. The contact of a link sees one referral alone, and is told of no other.
"""

import uuid
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.models import Organization, Program
from programs.people.likeness import Known
from programs.referrals.enums import REFERRAL_UNFINISHED
from programs.referrals.models import Referral
from programs.referrals.outgoing import Level, Remark

_TRAITS = ("first_name", "last_name", "email", "phone")


def repeats_of(
    *, program: Program, organization: Organization, answers: dict, submission: uuid.UUID
) -> list[Remark]:
    """A warning for each open referral by ``organization`` of whom ``answers`` may be about; ``submission`` is none."""
    known = Known(**{name: answers.get(name) or "" for name in _TRAITS}, birth_date=_day(answers))
    earlier = Referral.objects.filter(
        program=program, referrer=organization, state__in=REFERRAL_UNFINISHED
    ).exclude(submission=submission)
    rows = earlier.select_related("person").order_by("-received_on", "-pk")
    return [_remark(one) for one in rows if known.may_be(_as_sent(one))]


def _as_sent(referral: Referral) -> Known:
    """Whom the organisation referred; of what came otherwise than by its form it is shown the name alone."""
    sent = referral.as_sent
    if not sent:
        person = referral.person
        return Known(first_name=person.first_name, last_name=person.last_name)
    return Known(**{name: sent.get(name) or "" for name in _TRAITS}, birth_date=_day(sent))


def _day(answers: dict) -> date | None:
    born = answers.get("birth_date") or None
    return date.fromisoformat(born) if isinstance(born, str) else born


def _remark(referral: Referral) -> Remark:
    sentence = _(
        "%(organization)s a déjà référé à ce programme, le %(day)s, une personne qui semble être la même : sa "
        "référence %(number)s est encore ouverte. Complétez-la, ou écrivez à la coordination sur sa page."
    ) % {
        "organization": referral.referrer,
        "day": format_date(referral.received_on, get_language() or "fr"),
        "number": referral.display_code,
    }
    url = reverse("referral_follow", args=[referral.pk])
    return Remark(Level.WARN, sentence, _("Voir cette référence"), url)
