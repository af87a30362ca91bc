"""Pages of mentoring outside the admin: from a referral to a mentee, and from a mentee to a mentor."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentoring import access, actions, matching
from mentoring.enums import PARTICIPANT_PRESENT
from mentoring.forms import MenteeForm, ProposalForm
from mentoring.models import Mentee, Pairing
from programs.access import coordinates
from programs.forms import attempt
from programs.people.telling import tell_apart
from programs.referrals.access import get_referral_for


def _coordinators_only(request: HttpRequest) -> None:
    if not coordinates(request.user):
        raise PermissionDenied


def _mentee_url(mentee: Mentee) -> str:
    return reverse("admin:mentoring_mentee_change", args=[mentee.pk])


def _pairing_url(pairing: Pairing) -> str:
    return reverse("admin:mentoring_pairing_change", args=[pairing.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def register_mentee(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn an accepted referral into a mentee: what the referral says is not typed again."""
    _coordinators_only(request)
    referral = get_referral_for(request.user, pk)
    if mentee := Mentee.objects.filter(referral=referral).first():
        messages.warning(request, _("Rien n’a été changé. Cette référence a déjà son mentoré."))
        return redirect(_mentee_url(mentee))
    form = MenteeForm(request.POST or None, referral=referral)
    if request.method == "POST" and form.is_valid():
        mentee = attempt(
            form,
            lambda: actions.register_mentee(referral=referral, by=request.user, **form.details()),
        )
        if mentee:
            messages.success(
                request,
                _("L’inscription de %(person)s au mentorat est faite.") % {"person": mentee},
            )
            return redirect(_mentee_url(mentee))
    context = {
        "title": _("Inscrire comme mentoré"),
        "object_label": str(referral),
        "consequences": [
            _("La personne, le programme et le besoin sont repris de la référence."),
            _("La référence passe à l’état « En service »."),
        ],
        "form": form,
        "action": _("Inscrire comme mentoré"),
        "danger": False,
        "cancel_url": reverse("admin:referrals_referral_change", args=[referral.pk]),
    }
    return render(request, "components/confirm.html", context)


@require_safe
def match_mentee(request: HttpRequest, pk: int) -> HttpResponse:
    """The mentors who could accompany a mentee, ranked, with the reasons."""
    _coordinators_only(request)
    mentee = access.get_mentee_for(request.user, pk)
    ongoing = mentee.pairings.ongoing().select_related("mentor__person").first()
    present = mentee.state in PARTICIPANT_PRESENT
    matches = matching.propose(mentee) if present and not ongoing else []
    tell_apart(match.mentor.person for match in matches)
    context = {
        "mentee": mentee,
        "facts": _facts(mentee),
        "ongoing": ongoing,
        "present": present,
        "matches": matches,
        "pending": mentee.pairings.pending().select_related("mentor__person"),
        "weights": matching.WEIGHTS,
    }
    return render(request, "mentoring/match.html", context)


def _facts(mentee: Mentee) -> list[dict]:
    """What weighs in the choice of a mentor, and what a person wants to know beside it."""
    person = mentee.person
    place = ", ".join(str(part) for part in (person.city, person.region) if part)
    known = [
        (_("Besoin"), mentee.need),
        (_("Domaines de travail"), matching.field_names(mentee.fields)),
        (_("Profession"), mentee.occupation),
        (_("Formation"), mentee.training),
        (_("Langues parlées"), matching.language_names(person.languages)),
        (_("Lieu"), place),
    ]
    return [{"label": label, "value": value or _("non inscrit")} for label, value in known]


@require_http_methods(["GET", "HEAD", "POST"])
def propose_pairing(request: HttpRequest, pk: int, mentor_pk: int) -> HttpResponse:
    """Ask before proposing one mentor to one mentee; then open the pairing."""
    _coordinators_only(request)
    mentee = access.get_mentee_for(request.user, pk)
    mentor = access.get_mentor_for(request.user, mentor_pk)
    if made := mentee.pairings.pending().filter(mentor=mentor).first():
        messages.warning(request, _("Rien n’a été changé. Ce jumelage est déjà proposé."))
        return redirect(_pairing_url(made))
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pairing = attempt(
            form,
            lambda: actions.propose_pairing(
                mentor=mentor, mentee=mentee, by=request.user, **form.cleaned_data
            ),
        )
        if pairing:
            messages.success(request, _("Le jumelage est proposé. Notez ici les réponses."))
            return redirect(_pairing_url(pairing))
    match = matching.weigh(mentor, mentee)
    context = {
        "title": _("Proposer ce jumelage"),
        "object_label": _("%(mentor)s et %(mentee)s") % {"mentor": mentor, "mentee": mentee},
        "match": match,
        "consequences": [
            _("La proposition n’occupe aucune place du mentor : d’autres peuvent être faites."),
            _("Vous y noterez la réponse du mentor, puis celle du mentoré."),
        ],
        "form": form,
        "action": _("Proposer ce jumelage"),
        "danger": False,
        "cancel_url": reverse("match_mentee", args=[mentee.pk]),
    }
    return render(request, "mentoring/propose.html", context)
