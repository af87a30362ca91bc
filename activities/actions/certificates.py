"""Certificates of attendance: for those who are named and were present at enough of the sessions that were held."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from activities.actions.papers import duration_said, on_paper, short
from activities.enums import RegistrationState, SessionState
from activities.models import (
    Activity,
    Offering,
    Participant,
    ParticipantAttendance,
    Session,
)
from activities.schedules import where
from programs.letters import model as paper
from programs.letters.fields import (
    Field,
    NotFilled,
    codes_in,
    compose,
    examples,
    written,
)
from programs.lib.calendars.recurring import days_said
from programs.lookups import sort_key_of
from programs.models.fields import localized

_TEXTS = Path(__file__).parent.parent / "texts"

FIELDS = (
    Field("nom", gettext_lazy("Prénom et nom"), "Frédérique Inventée"),
    Field("activite", gettext_lazy("Titre de l’activité"), "Découvrir les soins"),
    Field("horaire", gettext_lazy("Horaire suivi"), "Groupe du mardi"),
    Field(
        "dates", gettext_lazy("Premier et dernier jour suivis"), "du 6 octobre au 8 décembre 2009"
    ),
    Field("lieu", gettext_lazy("Lieu"), "Pavillon des sciences"),
    Field("seances", gettext_lazy("Séances suivies"), "9 sur 10"),
    Field("duree", gettext_lazy("Durée des séances suivies"), "22,5 heures"),
    Field("organisme", gettext_lazy("Organisme responsable"), "Carrefour inventé"),
)


@cache
def _proposed(language: str) -> tuple[str, str]:
    """The title and the text that are proposed, in « fr » or « en »."""
    text = (_TEXTS / f"certificate-{language}.md").read_text(encoding="utf-8")
    title, _blank, body = text.partition("\n\n")
    return title.strip(), body.strip()


def text_of(activity: Activity, language: str) -> str:
    """What its certificate says: the text that was written for it, else the one that is proposed."""
    own = localized(activity, "certificate", language) if activity.certificate else ""
    return own or _proposed(short(language))[1]


def _naming(text: str) -> str:
    """The text, below the name of whom it is given to where it does not say it: an imported one was not asked to."""
    name = FIELDS[0].code
    return text if name in codes_in(text) else f"**{written(name)}**\n\n{text}"


@transaction.atomic
def keep_text(*, activity: Activity, by) -> Activity:
    """Keep what a coordinator wrote; an empty text is the one that is proposed."""
    activity.full_clean()
    activity.save()
    return activity


# --- who gets one


@dataclass(frozen=True)
class Standing:
    """Somebody who is named: at how many held sessions they were present, of how many, and how many are required."""

    participant: Participant
    present: int
    held: int
    required: int

    @property
    def is_eligible(self) -> bool:
        return 0 < self.required <= self.present


def standings_of(activity: Activity) -> list[Standing]:
    """Those who are named and have a place, by name, with what they attended. Two queries."""
    held = dict(
        Session.objects.filter(offering__activity=activity, state=SessionState.HELD)
        .order_by()
        .values_list("offering")
        .annotate(number=Count("pk"))
    )
    was_there = Q(attendances__is_present=True, attendances__session__state=SessionState.HELD)
    participants = (
        Participant.objects.filter(
            registration__offering__activity=activity,
            registration__state=RegistrationState.CONFIRMED,
            refused_on=None,
        )
        .select_related("registration__offering", "registration__booking")
        .annotate(present=Count("attendances", filter=was_there))
        .order_by(sort_key_of("last_name"), sort_key_of("first_name"), "pk")
    )
    return [
        Standing(one, one.present, number, activity.certificate_sessions or number)
        for one in participants
        for number in (held.get(one.registration.offering_id, 0),)
    ]


def eligible_for(activity: Activity) -> list[Participant]:
    """Those who get one. Raises ValidationError, in French, where nobody does, and says why."""
    standings = standings_of(activity)
    found = [one.participant for one in standings if one.is_eligible]
    if not found:
        raise ValidationError(_why_none(activity, standings))
    return found


def _why_none(activity: Activity, standings: list[Standing]) -> str:
    if not standings:
        return _(
            "Personne n’est nommé parmi les inscriptions confirmées : une attestation porte un nom."
        )
    if not any(one.held for one in standings):
        return _("Aucune séance n’est encore tenue.")
    required = activity.certificate_sessions
    if required and required > max(one.held for one in standings):
        return ngettext(
            "L’attestation demande %(required)d séance, et moins ont été tenues.",
            "L’attestation demande %(required)d séances, et moins ont été tenues.",
            required,
        ) % {"required": required}
    return _("Personne n’a été présent au nombre de séances demandé : vérifiez les présences.")


# --- on paper


def certificate_of(participant: Participant, language: str | None = None) -> paper.Letter:
    """The certificate of somebody who was there. Raises ValidationError where they were not there often enough."""
    activity = participant.registration.offering.activity
    if participant not in eligible_for(activity):
        raise ValidationError(
            _("%(who)s n’a pas assisté au nombre de séances demandé.") % {"who": participant}
        )
    (made,) = certificates_of(activity, [participant], language)
    return made


def certificates_of(
    activity: Activity, participants: Sequence[Participant], language: str | None = None
) -> list[paper.Letter]:
    """Those of ``participants``, each in the language of who registered. One query."""
    attended: dict[int, list[Session]] = {one.pk: [] for one in participants}
    noted = ParticipantAttendance.objects.filter(
        participant__in=participants, is_present=True, session__state=SessionState.HELD
    )
    for one in noted.select_related("session").order_by("session__day", "session__starts"):
        attended[one.participant_id].append(one.session)
    held = dict(
        Session.objects.filter(offering__activity=activity, state=SessionState.HELD)
        .order_by()
        .values_list("offering")
        .annotate(number=Count("pk"))
    )
    return [
        _certificate(
            activity,
            one,
            attended[one.pk],
            held[one.registration.offering_id],
            language or one.registration.booking.language,
        )
        for one in participants
    ]


def _certificate(
    activity: Activity,
    participant: Participant,
    sessions: list[Session],
    held: int,
    language: str,
) -> paper.Letter:
    offering: Offering = participant.registration.offering
    with override(language):
        days = days_said(sessions[0].day, sessions[-1].day, language)
        values = {
            "nom": str(participant),
            "activite": localized(activity, "title", language),
            "horaire": str(offering),
            "dates": days,
            "lieu": where(offering) or "—",
            "seances": _("%(present)d sur %(held)d") % {"present": len(sessions), "held": held},
            "duree": duration_said(sessions, language),
            "organisme": localized(activity.program.lead, "name", language),
        }
        return _filled(activity, values, language)


def example_of(activity: Activity, language: str) -> paper.Letter:
    """A certificate with invented values, for whoever writes its text."""
    with override(language):
        return _filled(activity, examples(FIELDS), language)


def _filled(activity: Activity, values: dict, language: str) -> paper.Letter:
    try:
        blocks = compose(_naming(text_of(activity, language)), values)
    except NotFilled as error:
        raise ValidationError(str(error)) from error
    return on_paper(activity, _proposed(short(language))[0], blocks, language)
