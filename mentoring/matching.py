"""Which mentors suit a mentee, in which order, and why. A person decides; this only proposes."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mentoring.enums import PAIRING_ENDED, PAIRING_PENDING, PAIRING_STARTED
from mentoring.followups import mentors_with_room
from mentoring.models import Mentee, Mentor, Pairing
from programs.enums import WorkField
from programs.lib import text
from programs.people.enums import SpokenLanguage

# A shared field of work weighs most: a mentor's network is what opens doors. A mother tongue and
# nearness make meetings easier; free places only settle ties.
FIELD_POINTS = 6
LANGUAGE_POINTS = 3
COMMON_LANGUAGE_POINTS = 1
REGION_POINTS = 2
SAME_CITY_POINTS = 1

# Everybody in the service is expected to share one of the official languages.
_COMMON_LANGUAGES = (SpokenLanguage.FR.value, SpokenLanguage.EN.value)

# How the ranking works, for the page that explains it.
WEIGHTS = (
    (gettext_lazy("Domaine de travail commun (chacun)"), FIELD_POINTS),
    (gettext_lazy("Langue commune autre que le français et l’anglais (chacune)"), LANGUAGE_POINTS),
    (gettext_lazy("Au moins une langue commune"), COMMON_LANGUAGE_POINTS),
    (gettext_lazy("Même région"), REGION_POINTS),
    (gettext_lazy("Même localité, en plus"), SAME_CITY_POINTS),
)


def field_names(codes) -> str:
    """Fields of work in words, in the order of their classification."""
    return ", ".join(str(field.label) for field in WorkField if field in codes)


def language_names(codes) -> str:
    """Languages in words."""
    return ", ".join(str(language.label) for language in SpokenLanguage if language in codes)


@dataclass(frozen=True)
class Match:
    """A mentor proposed for a mentee: ``score`` in points and the reasons, as sentences to be read.

    ``past`` counts the pairings of the mentor that have ended.
    """

    mentor: Mentor
    score: int
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]
    past: int = 0

    @property
    def rank(self) -> tuple:
        """Best first; of equals the one with more free places, then with fewer past pairings, then by name."""
        name = self.mentor.person.sort_key
        return (-self.score, -self.mentor.free_capacity, self.past, name, self.mentor.pk)


@dataclass(frozen=True)
class Tie:
    """What a criterion finds between a mentor and a mentee."""

    points: int = 0
    reason: str = ""
    caution: str = ""


def propose(mentee: Mentee, limit: int = 20) -> list[Match]:
    """The available mentors of the mentee's program with a free place, best first, at most ``limit``.

    Two queries, whatever the number of mentors, once ``mentee.person`` and its region are loaded.
    """
    together = set(
        Pairing.objects.filter(mentee=mentee, state__in=PAIRING_STARTED).values_list(
            "mentor_id", flat=True
        )
    )
    matches = [weigh(mentor, mentee, mentor.pk in together) for mentor in _candidates(mentee)]
    return sorted(matches, key=lambda match: match.rank)[:limit]


def _candidates(mentee: Mentee) -> QuerySet[Mentor]:
    """Those who could take the mentee today. Who is already proposed is not proposed again."""
    proposed = Pairing.objects.filter(mentee=mentee, state__in=PAIRING_PENDING)
    return (
        mentors_with_room(Mentor.objects.filter(program=mentee.program_id))
        .exclude(person=mentee.person_id)
        .exclude(pk__in=proposed.values("mentor"))
        .select_related("person__region")
        .annotate(past=Count("pairings", filter=Q(pairings__state__in=PAIRING_ENDED)))
    )


def weigh(mentor: Mentor, mentee: Mentee, together: bool = False) -> Match:
    """How far ``mentor`` suits ``mentee``; ``together`` where they were paired before."""
    ties = [_field(mentor, mentee), _language(mentor, mentee), _place(mentor, mentee)]
    reasons = [tie.reason for tie in ties if tie.reason]
    cautions = [tie.caution for tie in ties if tie.caution]
    if together:
        cautions.append(_("Ont déjà été jumelés ensemble"))
    free = mentor.free_capacity
    reasons.append(
        ngettext("%(count)s place libre", "%(count)s places libres", free) % {"count": free}
    )
    score = sum(tie.points for tie in ties)
    return Match(mentor, score, tuple(reasons), tuple(cautions), getattr(mentor, "past", 0))


def _field(mentor: Mentor, mentee: Mentee) -> Tie:
    if not mentee.fields:
        return Tie(caution=_("Domaine du mentoré non inscrit"))
    if not mentor.fields:
        return Tie(caution=_("Domaine du mentor non inscrit"))
    if shared := [
        code for code in WorkField.values if code in mentee.fields and code in mentor.fields
    ]:
        names = field_names(shared)
        return Tie(FIELD_POINTS * len(shared), _("Même domaine : %(fields)s") % {"fields": names})
    return Tie(caution=_("Autre domaine de travail"))


def _language(mentor: Mentor, mentee: Mentee) -> Tie:
    theirs, ours = mentor.person.languages, mentee.person.languages
    if not theirs or not ours:
        return Tie(caution=_("Langues parlées non inscrites"))
    # Two other languages are hardly the same one.
    named = (code for code in SpokenLanguage.values if code != SpokenLanguage.OTHER)
    shared = [code for code in named if code in theirs and code in ours]
    if not shared:
        return Tie(caution=_("Aucune langue commune inscrite"))
    rare = [code for code in shared if code not in _COMMON_LANGUAGES]
    names = language_names(shared)
    points = COMMON_LANGUAGE_POINTS + LANGUAGE_POINTS * len(rare)
    return Tie(points, _("Langue commune : %(languages)s") % {"languages": names})


def _place(mentor: Mentor, mentee: Mentee) -> Tie:
    here, there = mentee.person, mentor.person
    if not here.region_id or not there.region_id:
        return Tie()
    if here.region_id != there.region_id:
        return Tie(caution=_("Autre région : %(region)s") % {"region": there.region})
    if text.same(here.city, there.city):
        return Tie(
            REGION_POINTS + SAME_CITY_POINTS, _("Même localité : %(city)s") % {"city": there.city}
        )
    return Tie(REGION_POINTS, _("Même région : %(region)s") % {"region": there.region})
