"""What goes out by itself every day: deferrals that begin and end, what holders are reminded of, drafts forgotten.

A holder gets one mail, however many things are due, at most once in ``DAYS_BETWEEN``; none without a link that is
open. What was sent is found in the outbox, so that doing it twice in a day sends nothing the second time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from bursaries import owing
from bursaries.actions import drafts
from bursaries.actions.duties import follow_deferrals, lock_obligation
from bursaries.actions.follow_ups import milestones_due
from bursaries.actions.holder_links import keep_open, url_of
from bursaries.actions.referees import remind_referees
from bursaries.duty import Statement
from bursaries.enums import (
    AWARD_HELD,
    OBLIGATION_ACTIVE,
    OBLIGATION_SERVING,
    AttestationState,
    AwardFileKind,
    InstalmentState,
    ObligationState,
)
from bursaries.models import (
    AwardFile,
    AwardInstalment,
    Deferral,
    HolderLink,
    Obligation,
    ServiceAttestation,
    ServiceAttestationMove,
)
from bursaries.sent_by_holders import to_mend
from programs import mailing
from programs.lib.periods import add_months, format_date, today
from programs.models import OutgoingMail
from programs.people.enums import ConsentPurpose
from programs.people.models import Consent

mailing.declare(holder_reminder=gettext_lazy("Rappel à un titulaire de bourse"))

DAYS_BETWEEN = 30
STUDIES_IN_SIGHT = timedelta(days=14)
START_IN_SIGHT = timedelta(days=60)
RETURNED_LATELY = timedelta(days=60)
# They were told at once.
TOLD_OF_RETURNS = timedelta(days=7)
MONTHS_BETWEEN_ATTESTATIONS = 6


# --- what a holder may be told


@dataclass
class Told:
    """What is known of one obligation on the day: all that the rules ask."""

    obligation: Obligation
    statement: Statement
    day: date
    attested_until: dict[int, date] = field(default_factory=dict)
    may_be_followed: bool = False
    was_returned: bool = False


Rule = Callable[[Told], str | None]


def service_attestation(told: Told) -> str | None:
    """Half a year of a job has passed since it was last attested."""
    if told.obligation.state != ObligationState.ONGOING or told.statement.is_fulfilled:
        return None
    for job in told.obligation.service.all():
        last = told.attested_until.get(job.pk) or job.starts_on - timedelta(days=1)
        until = min(job.ends_on or told.day, told.day)
        is_long = add_months(last, MONTHS_BETWEEN_ATTESTATIONS) <= told.day
        if job.recognized is not False and last < until and is_long:
            return _(
                "Dites-nous depuis quand vous travaillez : attestez vos derniers mois de service."
            )
    return None


def start_deadline(told: Told) -> str | None:
    """Service is to begin within two months, and has not."""
    start_by = told.statement.start_by
    if told.obligation.state != ObligationState.NOT_STARTED or told.statement.started:
        return None
    if start_by is None or not told.day <= start_by <= told.day + START_IN_SIGHT:
        return None
    return _("Votre service commence au plus tard le %(day)s.") % {"day": _day(start_by)}


def late_to_start(told: Told) -> str | None:
    if told.obligation.state in OBLIGATION_SERVING and told.statement.is_late_to_start(told.day):
        return _(
            "Votre service devait commencer au plus tard le %(day)s : écrivez-nous où vous en êtes."
        ) % {"day": _day(told.statement.start_by)}
    return None


def late_to_complete(told: Told) -> str | None:
    if told.obligation.state in OBLIGATION_SERVING and told.statement.is_late_to_complete(told.day):
        return _(
            "Tout devait être servi au plus tard le %(day)s : écrivez-nous où vous en êtes."
        ) % {"day": _day(told.statement.complete_by)}
    return None


def follow_up(told: Told) -> str | None:
    """Twelve or twenty-four months after the studies, whoever agreed to it is asked where they work."""
    if told.may_be_followed and milestones_due(told.obligation, told.day):
        return _("Dites-nous où vous travaillez maintenant : c’est le moment du suivi.")
    return None


def returned_attestation(told: Told) -> str | None:
    """What they attested was sent back a week ago at least, and nothing was sent in its place."""
    if told.was_returned and told.obligation.state in OBLIGATION_ACTIVE:
        return _(
            "Des jours que vous avez attestés vous sont retournés : lisez pourquoi, et corrigez-les."
        )
    return None


# Each says one sentence, or nothing. Another reminder of a holder is another function here.
OBLIGATION_RULES: tuple[Rule, ...] = (
    returned_attestation,
    service_attestation,
    start_deadline,
    late_to_start,
    late_to_complete,
    follow_up,
)


def _studies_due(day: date) -> dict[tuple[int, int], list[str]]:
    """By program and person: the instalments that wait for an attestation of studies nobody sent."""
    sent = AwardFile.objects.filter(instalment=OuterRef("pk"), kind=AwardFileKind.ATTESTATION)
    waiting = AwardInstalment.objects.filter(
        ~Exists(sent),
        state=InstalmentState.EXPECTED,
        expected_on__lte=day + STUDIES_IN_SIGHT,
        award__state__in=AWARD_HELD,
        award__person__isnull=False,
    )
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one in waiting.select_related("award").order_by("expected_on", "pk"):
        sentence = _("Votre attestation d’études est attendue pour le versement prévu le %(day)s.")
        key = (one.award.program_id, one.award.person_id)
        found[key].append(sentence % {"day": _day(one.expected_on)})
    return found


def due_to_holders(day: date, links: list[HolderLink]) -> dict[int, list[str]]:
    """What is due of each of ``links``, by its key, in sentences of the language that is spoken now."""
    keys = {(link.program_id, link.person_id): link.pk for link in links}
    found: dict[int, list[str]] = defaultdict(list)
    for key, sentences in _studies_due(day).items():
        if key in keys:
            found[keys[key]] += sentences
    for told in _told(day, list(keys)):
        key = (told.obligation.program_id, told.obligation.person_id)
        if key in keys:
            said = (rule(told) for rule in OBLIGATION_RULES)
            found[keys[key]] += [sentence for sentence in said if sentence]
    return {pk: list(dict.fromkeys(sentences)) for pk, sentences in found.items() if sentences}


def _told(day: date, keys: list[tuple[int, int]]) -> Iterator[Told]:
    """The obligations of these programs and persons, with all that the rules ask; no query more for more of them."""
    people = {person for _program, person in keys}
    agreed = set(
        Consent.objects.filter(
            person__in=people, purpose=ConsentPurpose.FOLLOW_UP, withdrawn_on=None
        ).values_list("person_id", flat=True)
    )
    obligations = list(
        Obligation.objects.filter(person__in=people)
        .exclude(state=ObligationState.CANCELLED)
        .prefetch_related("service", "follow_ups")
        .order_by("pk")
    )
    statements = owing.statements_of(obligations, day)
    said = ServiceAttestation.objects.exclude(state=AttestationState.REFUSED)
    attested: dict[int, date] = {}
    for job, last in said.filter(service__obligation__in=obligations).values_list(
        "service", "ends_on"
    ):
        attested[job] = max(last, attested.get(job, last))
    returned = _returned_lately(day, obligations)
    for one in obligations:
        agrees = one.person_id in agreed
        yield Told(one, statements[one.pk], day, attested, agrees, one.pk in returned)


def _returned_lately(day: date, obligations: list[Obligation]) -> set[int]:
    """The keys of those of which something was sent back within two months, and is still to be mended a week later."""
    found: dict[int, list[ServiceAttestation]] = defaultdict(list)
    rows = ServiceAttestation.objects.filter(service__obligation__in=obligations)
    lately = ServiceAttestationMove.objects.filter(
        attestation=OuterRef("pk"),
        to_state=AttestationState.REFUSED,
        effective_on__gt=day - RETURNED_LATELY,
        effective_on__lte=day - TOLD_OF_RETURNS,
    )
    for one in rows.select_related("service").annotate(is_fresh=Exists(lately)):
        found[one.service.obligation_id].append(one)
    return {pk for pk, all_of in found.items() if any(one.is_fresh for one in to_mend(all_of))}


# --- the mails


def remind_holders(day: date | None = None) -> int:
    """One mail to each holder of whom something is due, a month at least after the last; say how many."""
    day = day or today()
    links = list(
        HolderLink.objects.open_at(timezone.now())
        .select_related("program__lead", "person")
        .order_by("pk")
    )
    by_language: dict[str, list[HolderLink]] = defaultdict(list)
    for link in links:
        by_language[link.language].append(link)
    sent = 0
    for language, spoken in by_language.items():
        with override(language):
            due = due_to_holders(day, spoken)
            sent += sum(_remind(link, due[link.pk], day) for link in spoken if link.pk in due)
    return sent


@transaction.atomic
def _remind(link: HolderLink, sentences: list[str], day: date) -> int:
    locked = (
        HolderLink.objects.select_for_update(of=("self",))
        .select_related("program__lead")
        .get(pk=link.pk)
    )
    lately = OutgoingMail.objects.about(locked).filter(
        template="holder_reminder", created_at__date__gt=day - timedelta(days=DAYS_BETWEEN)
    )
    if locked.revoked_at or lately.exists():
        return 0
    keep_open(locked)
    locked.reminded_at = timezone.now()
    locked.save(update_fields=["reminded_at"])
    mailing.send(
        "holder_reminder",
        to=locked.email,
        language=locked.language,
        about=locked,
        useful_for=locked.expires_at - timezone.now(),
        lead=locked.program.lead,
        sentences=sentences,
        url=url_of(locked),
    )
    return 1


# --- what changes with the days


def move_deferrals() -> int:
    """Put obligations in deferral on the day on which one begins, and back after its last; say how many."""
    day = today()
    running = Deferral.objects.filter(obligation=OuterRef("pk"), starts_on__lte=day).filter(
        Q(ends_on=None) | Q(ends_on__gte=day)
    )
    waiting = (ObligationState.NOT_STARTED, ObligationState.ONGOING)
    found = Obligation.objects.annotate(runs=Exists(running)).filter(
        Q(runs=True, state__in=waiting) | Q(runs=False, state=ObligationState.DEFERRED)
    )
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    return sum(_follow(key) for key in keys)


@transaction.atomic
def _follow(key: int) -> int:
    locked = lock_obligation(Obligation(pk=key))
    before = locked.state
    return int(follow_deferrals(locked).state != before)


def forget_drafts() -> int:
    """Delete the applications that were begun and never sent, a month after they still could be; say how many."""
    return drafts.forget_drafts(timezone.now())


# What ``manage.py remind_bursaries`` does, in this order, and how it says so. A part adds its own line here.
DAILY: list[tuple[str | Promise, Callable[[], int]]] = [
    (gettext_lazy("Sursis commencés ou finis : %(count)d"), move_deferrals),
    (gettext_lazy("Rappels aux titulaires : %(count)d"), remind_holders),
    (gettext_lazy("Références redemandées : %(count)d"), remind_referees),
    (gettext_lazy("Brouillons oubliés : %(count)d"), forget_drafts),
]


def _day(day: date) -> str:
    return format_date(day, get_language() or "fr")
