"""What a referrer does: sends a person, writes, completes, withdraws. And the links of occasional partners."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import mailing
from programs.accounts.models import User
from programs.files import CheckedFile
from programs.lib.periods import parse_date, today
from programs.models import Organization, Program
from programs.people.actions import fill_blanks, record_consent
from programs.people.consents import Agreement
from programs.people.models import Person
from programs.referrals import outgoing
from programs.referrals.actions.notices import send_link_by_mail, tell_coordinators, tell_referrer
from programs.referrals.actions.steps import receive_referral, referral_machine
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral, ReferralFile, ReferralLink, ReferralMessage
from programs.referrals.repeats import repeats_of
from programs.submissions import made_once

LINK_LASTS = timedelta(days=8)
MOST_FILES = 10

PERSON_ANSWERS = (
    "first_name",
    "last_name",
    "birth_date",
    "email",
    "phone",
    "city",
    "languages",
)
REFERRAL_ANSWERS = ("need", "urgency", "note")
# What may be added afterwards where it was left blank.
COMPLETABLE = ("birth_date", "email", "phone", "city", "languages", "note")


@dataclass(frozen=True)
class Speaker:
    """Who acts for a referrer: an account, or the contact of a link, who has a name and no account."""

    user: User | None = None
    link: ReferralLink | None = None

    @property
    def name(self) -> str:
        return self.link.contact_name if self.link else ""


# --- Sending ----------------------------------------------------------------------------------------


@transaction.atomic
def refer_person(
    *,
    speaker: Speaker,
    program: Program,
    organization: Organization,
    answers: dict,
    consent: Agreement,
    submission: uuid.UUID,
    file: CheckedFile | None = None,
    despite: str = "",
) -> Referral:
    """Record what a referrer sent: the person, their consent, the referral and its file; tell the coordinators.

    ``answers`` holds ``PERSON_ANSWERS`` and ``REFERRAL_ANSWERS``. The same ``submission`` twice is one referral,
    the first; somebody else's is refused. ``despite`` is the key of what is said against it, and was confirmed
    (``programs.referrals.outgoing``). Raises ValidationError, in French.
    """
    link = _lock_open(speaker.link) if speaker.link else None
    if made := _sent_before(submission, speaker, link):
        return made
    if link and link.referral_id:
        raise ValidationError(_("Ce lien a déjà servi à envoyer une référence."))
    consent.check(answers["birth_date"])
    remarks = remarks_on_referring(speaker, program, organization, answers, submission)
    confirmed = outgoing.settle(remarks, despite)

    def send() -> Referral:
        return _send(speaker, program, organization, answers, consent, submission, confirmed)

    referral, is_new = made_once(send, lambda: _sent_before(submission, speaker, link))
    if is_new:
        if file:
            _join(referral, file, speaker)
        if link:
            link.referral = referral
            link.save(update_fields=["referral"])
        tell_coordinators("referral_received", referral)
    return referral


def remarks_on_referring(
    speaker: Speaker,
    program: Program,
    organization: Organization,
    answers: dict,
    submission: uuid.UUID,
) -> list[outgoing.Remark]:
    """What a referrer reads before the file of a person leaves, and confirms or not."""
    remarks = outgoing.remarks_on(
        program=program, sender=organization, receiver=program.lead, person=None, on=today()
    )
    if speaker.user is not None:
        remarks += repeats_of(
            program=program, organization=organization, answers=answers, submission=submission
        )
    return remarks


def _sent_before(
    submission: uuid.UUID, speaker: Speaker, link: ReferralLink | None
) -> Referral | None:
    made = Referral.objects.filter(submission=submission).first()
    if made is None:
        return None
    own = made.pk == link.referral_id if link else made.created_by_id == speaker.user.pk
    if not own:
        raise ValidationError(_("Ce formulaire a déjà servi. Ouvrez-en un nouveau."))
    return made


def _send(speaker, program, organization, answers, consent, submission, confirmed: str) -> Referral:
    person = Person(holder=program.lead, **{name: answers[name] for name in PERSON_ANSWERS})
    # Many peoples have one name: the form asks for the last name alone.
    person.full_clean(exclude=["first_name"])
    person.save()
    record_consent(person=person, given_to=program.lead, consent=consent)
    return receive_referral(
        program=program,
        person=person,
        by=speaker.user,
        referrer=organization,
        created_by=speaker.user,
        as_sent=_as_sent(answers, consent, person),
        submission=submission,
        sent_despite=confirmed,
        **{name: answers[name] for name in REFERRAL_ANSWERS},
    )


def _as_sent(answers: dict, consent: Agreement, person: Person) -> dict:
    """What was typed, as JSON; ``person`` is whom it recorded, for as long as the referral is theirs."""
    typed = {name: _plain(answers[name]) for name in PERSON_ANSWERS + REFERRAL_ANSWERS}
    agreed = {
        "given_by": consent.given_by,
        "given_on": consent.given_on.isoformat(),
        "guardian_name": consent.guardian_name,
        "given_to": person.holder.name,
    }
    return typed | {"consent": agreed, "person": person.pk}


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value or ""


def _join(referral: Referral, file: CheckedFile, speaker: Speaker) -> bool:
    """Join ``file`` unless it is there already, and say whether it is new."""
    if referral.files.filter(sha256=file.sha256).exists():
        return False
    if referral.files.count() >= MOST_FILES:
        raise ValidationError(
            {"file": _("Cette référence a déjà autant de fichiers qu’il se peut.")}
        )
    ReferralFile.of(file, referral=referral, added_by=speaker.user).save()
    return True


# --- Following --------------------------------------------------------------------------------------


def _lock(referral: Referral) -> Referral:
    return Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)


@transaction.atomic
def write_to_coordinators(
    *, referral: Referral, speaker: Speaker, body: str, submission: uuid.UUID
) -> ReferralMessage:
    """A message from the referrer; it has read what was written to it. Sent twice, it is one message."""
    return _write(
        ReferralMessage(
            referral=_lock(referral),
            from_referrer=True,
            author=speaker.user,
            author_name=speaker.name,
            body=body,
            submission=submission,
        ),
        tell_coordinators,
    )


@transaction.atomic
def write_to_referrer(
    *, referral: Referral, by: User, body: str, submission: uuid.UUID
) -> ReferralMessage:
    """A message from a coordinator, who has read what the referrer wrote. Sent twice, it is one message."""
    message = ReferralMessage(
        referral=_lock(referral), from_referrer=False, author=by, body=body, submission=submission
    )
    return _write(message, tell_referrer)


def _write(message: ReferralMessage, tell: Callable) -> ReferralMessage:
    def save() -> ReferralMessage:
        message.full_clean()
        message.save()
        return message

    made, is_new = made_once(save, lambda: _written_before(message))
    if is_new:
        mark_messages_read(referral=message.referral, from_referrer=not message.from_referrer)
        tell("referral_message", message.referral)
    return made


def _written_before(message: ReferralMessage) -> ReferralMessage | None:
    """The message that came first with the same number, where it is the same author's about the same referral."""
    return ReferralMessage.objects.filter(
        submission=message.submission,
        referral=message.referral,
        author=message.author,
        author_name=message.author_name,
    ).first()


def mark_messages_read(*, referral: Referral, from_referrer: bool) -> None:
    """The messages of the one side have been read by the other."""
    unread = referral.messages.filter(from_referrer=from_referrer, read_at=None)
    unread.update(read_at=timezone.now())


@transaction.atomic
def withdraw_referral(*, referral: Referral, speaker: Speaker, reason: str) -> Referral:
    """The referrer takes its referral back, as long as the service has not begun."""
    referral = _lock(referral)
    following = referral_machine.next_states(referral)
    if ReferralState.WITHDRAWN not in following:
        raise ValidationError(
            _("Le service a commencé : écrivez plutôt un message à la coordination.")
            if following
            else _("Cette référence est déjà terminée.")
        )
    withdrawn = referral_machine.move(
        referral, ReferralState.WITHDRAWN, by=speaker.user, reason=reason
    )
    tell_coordinators("referral_withdrawn", withdrawn)
    return withdrawn


def missing_answers(referral: Referral) -> tuple[str, ...]:
    """What the referrer left blank and may still add."""
    if not referral.as_sent or not referral_machine.next_states(referral):
        return ()
    return tuple(name for name in COMPLETABLE if not referral.as_sent.get(name))


@transaction.atomic
def complete_referral(
    *, referral: Referral, speaker: Speaker, answers: dict, file: CheckedFile | None = None
) -> Referral:
    """Add what was missing to what was sent; nothing that was sent is changed.

    The person's own file is completed as well while they are the one whom this referral recorded. Sent twice,
    it is done once. Raises ValidationError where there is nothing to add, or the referral is over.
    """
    referral = _lock(referral)
    if not referral.as_sent or not referral_machine.next_states(referral):
        raise ValidationError(_("Cette référence ne se complète plus."))
    given = {name: value for name, value in answers.items() if value}
    if not given and not file:
        raise ValidationError(_("Ajoutez au moins un renseignement ou un fichier."))
    added = {name: value for name, value in given.items() if name in missing_answers(referral)}
    _check_guardian(referral, added)
    if added:
        referral.as_sent |= {name: _plain(value) for name, value in added.items()}
        if "note" in added and not referral.note:
            referral.note = added["note"]
        referral.save(update_fields=["as_sent", "note"])
        _complete_person(referral, added)
    joined = _join(referral, file, speaker) if file else False
    if added or joined:
        tell_coordinators("referral_completed", referral)
    return referral


def _check_guardian(referral: Referral, added: dict) -> None:
    """A birth date that comes late may show that the consent was not the person's to give."""
    if "birth_date" in added:
        agreed = referral.as_sent["consent"]
        consent = Agreement(
            agreed["given_by"], parse_date(agreed["given_on"]), agreed["guardian_name"]
        )
        try:
            consent.check(added["birth_date"])
        except ValidationError as error:
            raise ValidationError({"birth_date": error.messages}) from None


def _complete_person(referral: Referral, added: dict) -> None:
    if referral.as_sent["person"] != referral.person_id:
        return
    person = Person.objects.select_for_update(of=("self",)).get(pk=referral.person_id)
    fill_blanks(person, {name: added[name] for name in PERSON_ANSWERS if name in added})


# --- Links of occasional partners ---------------------------------------------------------------------


@transaction.atomic
def send_link(*, link: ReferralLink, by: User) -> ReferralLink:
    """Record a new link, valid for eight days, and mail it to its contact."""
    link.created_by, link.expires_at = by, timezone.now() + LINK_LASTS
    link.full_clean()
    link.save()
    send_link_by_mail(link)
    return link


@transaction.atomic
def renew_link(*, link: ReferralLink, email: str = "") -> ReferralLink:
    """Send another link for the same referral, valid for eight days, to ``email`` where the address was wrong.

    The one before opens no more.
    """
    link = ReferralLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    link.nonce, link.expires_at, link.revoked_at = uuid.uuid4(), timezone.now() + LINK_LASTS, None
    link.email = email or link.email
    link.full_clean()
    link.save(update_fields=["nonce", "expires_at", "revoked_at", "email"])
    send_link_by_mail(link)
    return link


@transaction.atomic
def close_link(*, link: ReferralLink) -> ReferralLink:
    """The link opens no more; what was sent through it stays."""
    link = ReferralLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        mailing.take_back("referral_link", link)
    return link


def _lock_open(link: ReferralLink) -> ReferralLink:
    open_links = ReferralLink.objects.open_at(timezone.now()).select_for_update(of=("self",))
    if locked := open_links.filter(pk=link.pk, nonce=link.nonce).first():
        return locked
    raise ValidationError(_("Ce lien n’est plus valide. Demandez-en un autre à la coordination."))
