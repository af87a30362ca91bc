"""Calls, applications, awards and obligations, as the search finds them; for a reviewer, what is confided to them."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bursaries import access
from bursaries.models import Application, Award, BursaryRound, Obligation, Review
from programs.access import coordinates, keeps_accounts
from programs.amounts import amount_said
from programs.enums import Service
from programs.lib import phones
from programs.people.search import words_of
from programs.people.telling import people_of, tell_apart
from programs.searching import Found, Kind, searched


def _round(one: BursaryRound) -> Found:
    return Found(
        str(one),
        reverse("bursary_round", args=[one.pk]),
        (one.code, str(one.program), one.get_state_display()),
    )


def _application(application: Application) -> Found:
    return Found(
        f"{application.display_code} · {application.name}",
        reverse("bursary_application", args=[application.pk]),
        (phones.show(application.phone), str(application.round), application.get_state_display()),
    )


def _award(award: Award) -> Found:
    return Found(
        f"{award.code} · {award.holder}",
        reverse("award", args=[award.pk]),
        (amount_said(award.amount), str(award.program), award.get_state_display()),
    )


def _obligation(obligation: Obligation) -> Found:
    return Found(
        f"{obligation.display_code} · {obligation.person}",
        reverse("duty", args=[obligation.pk]),
        (str(obligation.program), obligation.get_state_display()),
    )


def _review(review: Review) -> Found:
    application = review.application
    named = application.display_code if application.round.is_blind else str(application)
    return Found(named, reverse("review", args=[review.pk]), (str(application.round),))


def _of_somebody_known(word: str) -> Q:
    """By a name, where the round lets reviewers read it."""
    named = Q(application__first_name__matches=word) | Q(application__last_name__matches=word)
    return named & Q(application__round__is_blind=False)


def _people(records: list) -> None:
    tell_apart(people_of(records, ["person"]))


searched(
    Kind(
        code="candidatures",
        label=_("Candidatures"),
        shown_to=coordinates,
        service=Service.BURSARIES,
        visible=access.visible_applications,
        words=("first_name__matches", "last_name__matches", "email__icontains", "code__matches"),
        dials=("phone",),
        number="code",
        prefix="C",
        related=("round",),
        tell=_application,
        list_address="admin:bursaries_application_changelist",
        rank=1,
    ),
    Kind(
        code="bourses",
        label=_("Bourses et aides"),
        shown_to=keeps_accounts,
        service=Service.BURSARIES,
        visible=access.visible_awards,
        words=(
            *words_of("person__"),
            "code__matches",
            "organization__known_as",
            "description__matches",
        ),
        dials=("person__phone",),
        number="code",
        related=("person", "organization", "program"),
        tell=_award,
        before_showing=_people,
        list_address="admin:bursaries_award_changelist",
        rank=1,
    ),
    Kind(
        code="engagements",
        label=_("Engagements de service"),
        shown_to=coordinates,
        service=Service.BURSARIES,
        visible=access.visible_obligations,
        words=(*words_of("person__"), "code__matches"),
        dials=("person__phone",),
        number="code",
        prefix="S",
        related=("person", "program"),
        tell=_obligation,
        before_showing=_people,
        list_address="admin:bursaries_obligation_changelist",
        rank=1,
    ),
    Kind(
        code="concours",
        label=pgettext_lazy("plusieurs", "Concours"),
        shown_to=coordinates,
        service=Service.BURSARIES,
        visible=access.visible_rounds,
        words=("code__matches", "title__matches", "title_en__matches", "funder__known_as"),
        number="code",
        related=("program",),
        tell=_round,
        list_address="admin:bursaries_bursaryround_changelist",
    ),
    Kind(
        code="evaluations",
        label=_("Mes évaluations"),
        shown_to=access.reviews,
        visible=access.readable_reviews,
        words=("application__code__matches",),
        also=_of_somebody_known,
        number="application__code",
        related=("application__round",),
        tell=_review,
    ),
)
