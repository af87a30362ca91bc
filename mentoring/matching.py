"""Which mentors suit a mentee, in which order, and why. A person decides; this only proposes."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.enums import PAIRING_PENDING, ParticipantState
from mentoring.models import Mentee, Mentor, Pairing
from programs.enums import SpokenLanguage, WorkField

# A shared field of work weighs most: a mentor's network is what opens doors. A mother tongue and
# nearness make meetings easier; free places only settle ties.
FIELD_POINTS = 6
LANGUAGE_POINTS = 3
REGION_POINTS = 2
SAME_CITY_POINTS = 1

# Everybody in the service is expected to share one of the official languages.
_COMMON_LANGUAGES = {SpokenLanguage.FR.value, SpokenLanguage.EN.value}


@dataclass(frozen=True)
class Match:
    """A mentor proposed for a mentee: ``score`` in points and the reasons, as sentences to be read."""

    mentor: Mentor
    score: int
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]


def propose(mentee: Mentee, limit: int = 20) -> list[Match]:
    """The available mentors of the mentee's program with a free place, best first; equal ones by name.

    Three queries at most, whatever the number of mentors.
    """
    mentors = (
        Mentor.objects.filter(program=mentee.program_id, state=ParticipantState.AVAILABLE)
        .filter(active_pairings__lt=F("capacity"))
        .exclude(person=mentee.person_id)
        .exclude(pk__in=_already_tried(mentee))
        .select_related("person__region")
    )
    matches = [_weigh(mentor, mentee) for mentor in mentors]
    matches.sort(
        key=lambda match: (
            -match.score,
            -match.mentor.free_capacity,
            match.mentor.person.last_name,
            match.mentor.pk,
        )
    )
    return matches[:limit]


def _already_tried(mentee: Mentee):
    """Mentors with whom a pairing of this mentee is pending: proposing them again would help nobody."""
    return Pairing.objects.filter(mentee=mentee, state__in=PAIRING_PENDING).values("mentor")


def _weigh(mentor: Mentor, mentee: Mentee) -> Match:
    score, reasons, cautions = 0, [], []
    if fields := [f for f in mentee.fields if f in mentor.fields]:
        score += FIELD_POINTS * len(fields)
        names = ", ".join(str(WorkField(f).label) for f in fields)
        reasons.append(_("Même domaine : %(fields)s") % {"fields": names})
    elif mentee.fields:
        cautions.append(_("Autre domaine de travail"))
    shared = [code for code in mentee.person.languages if code in mentor.person.languages]
    if rare := [code for code in shared if code not in _COMMON_LANGUAGES]:
        score += LANGUAGE_POINTS * len(rare)
    if shared:
        score += 1
        names = ", ".join(str(SpokenLanguage(code).label) for code in shared)
        reasons.append(_("Langue commune : %(languages)s") % {"languages": names})
    elif mentee.person.languages and mentor.person.languages:
        cautions.append(_("Aucune langue commune inscrite"))
    if mentee.person.region_id and mentee.person.region_id == mentor.person.region_id:
        score += REGION_POINTS
        reasons.append(_("Même région : %(region)s") % {"region": mentor.person.region})
        if mentee.person.city and mentee.person.city == mentor.person.city:
            score += SAME_CITY_POINTS
    free = mentor.free_capacity
    reasons.append(
        ngettext("%(count)s place libre", "%(count)s places libres", free) % {"count": free}
    )
    return Match(mentor, score, tuple(reasons), tuple(cautions))
