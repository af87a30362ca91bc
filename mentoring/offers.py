"""What happens to somebody's own offer to be a mentor, from the public form to a coordinator's answer."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mentoring.actions import mentor_machine
from mentoring.enums import OFFER_REASON_REQUIRED, OFFER_TRANSITIONS, OfferState
from mentoring.models import Mentor, MentorOffer, MentorOfferMove
from programs import mailing
from programs.accounts.access import coordinators_of
from programs.lib.periods import today
from programs.mailing import absolute
from programs.models import Program
from programs.moves import Machine
from programs.people.actions import fill_blanks, record_consent
from programs.people.consents import Agreement
from programs.people.enums import ConsentGiver
from programs.people.models import Person
from programs.submissions import made_once

mailing.declare(
    mentor_offer=gettext_lazy("Offre de mentor à lire"),
    mentor_offer_thanks=gettext_lazy("Remerciement pour une offre"),
)

offer_machine = Machine(
    model=MentorOffer,
    log=MentorOfferMove,
    states=OfferState,
    transitions=OFFER_TRANSITIONS,
    reason_required=OFFER_REASON_REQUIRED,
)

# What an offer and a person say in the same words.
_SHARED = ("email", "phone", "city", "languages")


@transaction.atomic
def receive_offer(*, program: Program, submission: uuid.UUID, **answers) -> MentorOffer:
    """Record an offer and tell of it; the ``submission`` that came already gives the offer it made then.

    ``answers`` are the fields of the offer. The coordinators of ``program`` learn that an offer awaits them; the
    person, that it came. Neither mail repeats what was typed.
    """
    day = today()
    offer = MentorOffer(
        program=program,
        submission=submission,
        received_on=day,
        consented_on=day,
        language=get_language(),
        **answers,
    )
    received, is_new = made_once(
        lambda: offer_machine.begin(offer, by=None, on=day),
        lambda: MentorOffer.objects.filter(submission=submission).first(),
    )
    if is_new:
        _tell_of(received)
    return received


def _tell_of(offer: MentorOffer) -> None:
    address = absolute(reverse("admin:mentoring_mentoroffer_change", args=[offer.pk]))
    for user in coordinators_of(offer.program):
        mailing.send(
            "mentor_offer",
            to=user.email,
            language=user.language,
            about=offer,
            program=offer.program,
            address=address,
        )
    mailing.send(
        "mentor_offer_thanks",
        to=offer.email,
        language=offer.language,
        about=offer,
        program=offer.program,
        address=absolute(reverse("contact")),
    )


@transaction.atomic
def accept_offer(*, offer: MentorOffer, by, on=None, person: Person | None = None) -> MentorOffer:
    """Register as a mentor whoever made the offer: as ``person`` where they are known, else as a new person.

    A known person keeps what is recorded: the offer fills the blanks of a file that the program's lead holds,
    and touches no other. Raises ValidationError where the offer was answered, or the person is a mentor already.
    """
    on = on or today()
    offer = MentorOffer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if OfferState.ACCEPTED not in offer_machine.next_states(offer):
        raise ValidationError(_("Cette offre a déjà reçu sa réponse."))
    person = _complete(person, offer) if person else _person_of(offer)
    agreed = Agreement(ConsentGiver.PERSON, offer.consented_on)
    record_consent(person=person, given_to=offer.program.lead, consent=agreed)
    mentor = Mentor(
        program=offer.program,
        person=person,
        registered_on=on,
        fields=offer.fields,
        occupation=offer.occupation,
        background=offer.background,
        note=offer.motivation,
    )
    mentor_machine.begin(mentor, by=by, on=on)
    return offer_machine.move(offer, OfferState.ACCEPTED, by=by, on=on, mentor=mentor)


def decline_offer(*, offer: MentorOffer, by, reason: str, on=None) -> MentorOffer:
    """Say no to an offer, for a reason that is kept."""
    return offer_machine.move(offer, OfferState.DECLINED, by=by, on=on, reason=reason)


def _person_of(offer: MentorOffer) -> Person:
    person = Person(
        holder=offer.program.lead,
        first_name=offer.first_name,
        last_name=offer.last_name,
        **{name: getattr(offer, name) for name in _SHARED},
    )
    person.full_clean()
    person.save()
    return person


def _complete(person: Person, offer: MentorOffer) -> Person:
    """The person, read and locked, with what their file lacked."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if Mentor.objects.filter(program=offer.program, person=person).exists():
        raise ValidationError(
            _(
                "Cette personne est déjà mentor dans ce programme. Si elle l’avait quitté, réinscrivez-la "
                "depuis son dossier de mentor, puis déclinez cette offre."
            )
        )
    if person.holder_id != offer.program.lead_id:
        return person
    fill_blanks(person, {name: getattr(offer, name) for name in _SHARED})
    return person
