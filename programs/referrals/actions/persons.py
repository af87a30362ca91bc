"""A person who turns out to be somebody known already."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from programs.people.access import can_change_person
from programs.people.actions import fill_blanks, withdrawal_after
from programs.people.enums import ConsentPurpose
from programs.people.models import Consent, Person
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral

# Once the service has begun, its own records name the person.
IDENTIFIABLE = (
    ReferralState.RECEIVED,
    ReferralState.ACKNOWLEDGED,
    ReferralState.UNDER_REVIEW,
    ReferralState.ACCEPTED,
    ReferralState.FIRST_CONTACT,
)
_FILLED = ("first_name", "last_name", "birth_date", "email", "phone", "city", "region", "languages")


@transaction.atomic
def identify_person(*, referral: Referral, person: Person, by) -> Referral:
    """Say that a referral is about ``person``, who was known before it.

    The consents go along: of two for the same purpose and organisation the earlier stays. What the file of the
    known person does not say is filled from the provisional one, where ``by`` may change it; the provisional
    person goes if nothing else points to them. The history keeps all of it.
    """
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if referral.state not in IDENTIFIABLE:
        raise ValidationError(
            _("Le service a commencé ou la référence est close : la personne ne se change plus.")
        )
    if person.pk == referral.person_id:
        raise ValidationError(_("La référence est déjà à cette personne."))
    # In the order of their numbers, so that nobody waits in a circle.
    pks = sorted((person.pk, referral.person_id))
    locked = Person.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(pks)
    provisional, known = locked[referral.person_id], locked[person.pk]
    referral.person = known
    referral.save(update_fields=["person"])
    if not _came_with(provisional, referral):
        return referral
    _move_consents(provisional, known)
    if can_change_person(by, known):
        fill_blanks(known, {name: getattr(provisional, name) for name in _FILLED})
    if not _is_needed(provisional):
        provisional.delete()
    return referral


def _came_with(person: Person, referral: Referral) -> bool:
    """Whether the form that sent the referral recorded the person."""
    return referral.as_sent.get("person") == person.pk


def _move_consents(provisional: Person, known: Person) -> None:
    for consent in provisional.consents.all():
        if consent.withdrawn_on is None and (twin := _twin(consent, known)):
            later = max(consent, twin, key=lambda one: (one.given_on, one.pk))
            later.delete()
            if later is consent:
                continue
        if consent.withdrawn_on is None and consent.purpose == ConsentPurpose.REFERRAL:
            # What the known person took back since is not given again by an older word.
            consent.withdrawn_on = withdrawal_after(known, consent.given_to, consent.given_on)
        consent.person = known
        consent.save(update_fields=["person", "withdrawn_on"])


def _twin(consent: Consent, known: Person) -> Consent | None:
    return known.consents.filter(
        purpose=consent.purpose, given_to=consent.given_to_id, withdrawn_on=None
    ).first()


def _is_needed(person: Person) -> bool:
    """Whether any record still points to the person; the history, which stays, does not count."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: person}).exists()
        for relation in person._meta.related_objects
        if relation.on_delete is not models.DO_NOTHING
    )
