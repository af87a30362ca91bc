"""What of mentoring awaits its coordinators."""

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mentoring import access, followups, matching
from mentoring.enums import Milestone, OfferState, ParticipantState
from mentoring.models import Mentee, Mentor, MentorOffer, Pairing, PairingMeeting
from programs import awaiting
from programs.enums import Service
from programs.lookups import MonthsAfter
from programs.referrals.access import coordinated_referrals
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral

# Whoever offers their time hears from somebody within the week.
DAYS_TO_ANSWER_AN_OFFER = 7
# Two weeks from a referral to a registration, and from there to a mentee who can be paired.
DAYS_TO_REGISTER = 14
DAYS_BEFORE_AN_OUTCOME_IS_LATE = 30


class _OfMentoring(awaiting.Rule):
    section = Service.MENTORING


@awaiting.rule
class OfferToRead(_OfMentoring):
    code = "offres"
    label = gettext_lazy("Offres de mentors à lire")
    model = MentorOffer
    action = gettext_lazy("Lire l’offre")
    since = F("received_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_ANSWER_AN_OFFER)
    visible = staticmethod(access.visible_offers)

    def waiting(self, records, day):
        return records.filter(state=OfferState.RECEIVED)

    def details(self, record):
        received = _("Offre reçue le %(day)s") % {"day": awaiting.say_day(record.waiting_since)}
        return [received, record.occupation]


@awaiting.rule
class ToRegister(_OfMentoring):
    """An accepted referral of which no mentee has been made yet."""

    code = "a-inscrire"
    label = gettext_lazy("Références acceptées à inscrire")
    model = Referral
    action = gettext_lazy("Inscrire")
    since = F("received_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_REGISTER)
    related = ("person",)
    visible = staticmethod(coordinated_referrals)

    def waiting(self, records, day):
        accepted = (ReferralState.ACCEPTED, ReferralState.FIRST_CONTACT)
        mentored = {"program__services__contains": [Service.MENTORING]}
        return records.filter(**mentored, state__in=accepted, mentee=None)

    def details(self, record):
        day = awaiting.say_day(record.waiting_since)
        received = _("Référence reçue le %(day)s") % {"day": day}
        return [received, str(record.get_state_display())]

    def url(self, record):
        return reverse("register_mentee", args=[record.pk])

    def page(self, record):
        return self.own_page(record)


@awaiting.rule
class ToMakeAvailable(_OfMentoring):
    """A new mentee is proposed to nobody until the coordinator has verified and opened them.

    Whoever was paired without that has a mentor already: nothing is to be opened while that lasts.
    """

    code = "a-rendre-disponibles"
    label = gettext_lazy("Mentorés à rendre disponibles")
    model = Mentee
    action = gettext_lazy("Vérifier")
    since = F("registered_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_REGISTER)
    related = ("person",)
    visible = staticmethod(access.visible_mentees)

    def waiting(self, records, day):
        new = (ParticipantState.REGISTERED, ParticipantState.VERIFIED)
        paired = Pairing.objects.ongoing().filter(mentee=OuterRef("pk"))
        return records.filter(state__in=new).exclude(Exists(paired))

    def details(self, record):
        registered = _("Inscription du %(day)s") % {"day": awaiting.say_day(record.waiting_since)}
        return [registered, str(record.get_state_display())]


@awaiting.rule
class ToPair(_OfMentoring):
    """They wait since they were made available, or since a pairing that did not last."""

    code = "a-jumeler"
    label = gettext_lazy("Mentorés à jumeler")
    model = Mentee
    action = gettext_lazy("Chercher un mentor")
    since = followups.AVAILABLE_SINCE
    related = ("person",)
    visible = staticmethod(access.visible_mentees)

    def waiting(self, records, day):
        return followups.mentees_without_pairing(records)

    def details(self, record):
        since = _("Disponible depuis le %(day)s") % {"day": awaiting.say_day(record.waiting_since)}
        return [since, *filter(None, [matching.field_names(record.fields)])]

    def url(self, record):
        return reverse("match_mentee", args=[record.pk])

    def page(self, record):
        return self.own_page(record)


class _OfAPairing(_OfMentoring):
    model = Pairing
    related = ("mentor__person", "mentee__person")
    visible = staticmethod(access.visible_pairings)


@awaiting.rule
class WithoutAnswer(_OfAPairing):
    code = "sans-reponse"
    label = gettext_lazy("Propositions sans réponse")
    action = gettext_lazy("Relancer")
    since = F("proposed_on")
    due = awaiting.days_after("waiting_since", followups.DAYS_WITHOUT_ANSWER)

    def waiting(self, records, day):
        return followups.without_answer(records, day)

    def details(self, record):
        proposed = _("Jumelage proposé le %(day)s") % {
            "day": awaiting.say_day(record.waiting_since)
        }
        return [proposed, str(record.get_state_display())]


@awaiting.rule
class WithoutMeeting(_OfAPairing):
    """It waits since the last meeting, or since the pairing began."""

    code = "sans-rencontre"
    label = gettext_lazy("Jumelages sans rencontre")
    action = gettext_lazy("Prendre des nouvelles")
    since = Coalesce(
        Subquery(
            PairingMeeting.objects.filter(pairing=OuterRef("pk"))
            .order_by("-held_on")
            .values("held_on")[:1]
        ),
        F("started_on"),
    )
    due = awaiting.days_after("waiting_since", followups.DAYS_WITHOUT_MEETING)

    def waiting(self, records, day):
        return followups.without_meeting(records, day)

    def details(self, record):
        day = awaiting.say_day(record.waiting_since)
        return [_("Aucune rencontre notée depuis le %(day)s") % {"day": day}]


@awaiting.rule
class OutcomeToRecord(_OfAPairing):
    """The outcome of the last moment reached; one may ask around for a month before it is late."""

    code = "issue-a-noter"
    label = gettext_lazy("Issues à noter")
    action = gettext_lazy("Noter l’issue")
    since = MonthsAfter("ended_on", "due_milestone")
    due = awaiting.days_after("waiting_since", DAYS_BEFORE_AN_OUTCOME_IS_LATE)

    def waiting(self, records, day):
        return followups.outcomes_due(records, day)

    def upcoming(self, records, day):
        return followups.outcomes_to_come(records, day)

    def details(self, record):
        day = awaiting.say_day(record.waiting_since)
        return [
            _("Issue attendue depuis le %(day)s") % {"day": day},
            str(Milestone(record.due_milestone).label),
        ]

    def url(self, record):
        return reverse("admin:mentoring_pairing_step", args=[record.pk, "noter-issue"])

    def page(self, record):
        return self.own_page(record)


@awaiting.rule
class FreeMentor(_OfMentoring):
    """Nobody is late who has not found the right person yet."""

    code = "sans-jumelage"
    label = gettext_lazy("Mentors disponibles sans jumelage")
    model = Mentor
    since = F("registered_on")
    related = ("person",)
    visible = staticmethod(access.visible_mentors)

    def waiting(self, records, day):
        return followups.mentors_without_pairing(records)

    def details(self, record):
        free = record.free_capacity
        places = ngettext("%(count)s place libre", "%(count)s places libres", free)
        registered = _("Inscription du %(day)s") % {"day": awaiting.say_day(record.waiting_since)}
        return [registered, places % {"count": free}]


awaiting.key_figures(
    awaiting.KeyFigure(
        label=gettext_lazy("jumelages en cours"),
        section=Service.MENTORING,
        records=lambda user: access.visible_pairings(user).ongoing(),
        address="admin:mentoring_pairing_changelist",
        filters={awaiting.PARAMETER: "en-cours"},
    ),
    awaiting.KeyFigure(
        label=gettext_lazy("mentorés à jumeler"),
        section=Service.MENTORING,
        records=lambda user: followups.mentees_without_pairing(access.visible_mentees(user)),
        address="admin:mentoring_mentee_changelist",
        filters={awaiting.PARAMETER: ToPair.code},
    ),
    awaiting.KeyFigure(
        label=gettext_lazy("mentors avec une place libre"),
        section=Service.MENTORING,
        records=lambda user: followups.mentors_with_room(access.visible_mentors(user)),
        address="admin:mentoring_mentor_changelist",
        filters={"jumele": "place"},
    ),
)
