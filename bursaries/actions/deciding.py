"""What the committee decides: awards, a waiting list, refusals; and what becomes of a place that is given back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from bursaries.actions.granting import grant_award, lock_round, require_room
from bursaries.actions.machines import application_machine
from bursaries.actions.returning import end_award
from bursaries.enums import (
    APPLICATION_DECIDED,
    ApplicationState,
    AwardState,
    InstalmentState,
    LetterKind,
    RoundState,
)
from bursaries.models import Application, Award, AwardTier, BursaryRound, Letter
from programs.amounts import amount_said

# Ranks are moved out of the way by that much before they are written anew: two applications never bear the same one.
_ASIDE = 15_000
LETTER_OF_DECISION = {
    ApplicationState.AWARDED: LetterKind.AWARD,
    ApplicationState.WAITING: LetterKind.WAITING,
    ApplicationState.REFUSED: LetterKind.REFUSAL,
    ApplicationState.INELIGIBLE: LetterKind.INELIGIBLE,
}


@dataclass(frozen=True)
class Decision:
    """What is decided of one application: an award of ``tier``, a place on the waiting list, or a refusal.

    ``amount`` is what the award comes to, where it is not that of its tier.
    """

    application: Application
    to: str
    tier: AwardTier | None = None
    amount: Decimal | None = None


class RefusedDecision(ValidationError):
    """One of several decisions cannot be taken; ``application`` is whose it is."""

    def __init__(self, message, application: Application):
        super().__init__(message)
        self.application = application


@transaction.atomic
def decide(
    *,
    round: BursaryRound,
    decisions: Sequence[Decision],
    by,
    on: date | None = None,
    override: str = "",
) -> list[Application]:
    """Take all the ``decisions`` of a committee, or none of them; those who wait are ranked in their order.

    Raises RefusedDecision, which names the application, where one passes what the round gives, the record moved since
    it was read, or its person is not known.
    """
    round = lock_round(round.pk)
    require_under_way(round)
    done = []
    for one in decisions:
        try:
            # What the database itself refuses undoes this one decision first, so that it can be named.
            with transaction.atomic():
                done.append(_take(one, by=by, on=on, override=override))
        except ValidationError as refusal:
            raise RefusedDecision(refusal.messages, one.application) from refusal
    return done


def _take(decision: Decision, *, by, on: date | None, override: str) -> Application:
    match decision.to:
        case ApplicationState.AWARDED:
            award = award_application(
                application=decision.application,
                tier=decision.tier,
                amount=decision.amount,
                by=by,
                on=on,
                override=override,
            )
            return award.application
        case ApplicationState.WAITING:
            return put_on_waiting_list(application=decision.application, by=by, on=on)
        case ApplicationState.REFUSED:
            return refuse_application(application=decision.application, by=by, on=on)
    raise ValueError(decision.to)


@transaction.atomic
def award_application(
    *,
    application: Application,
    tier: AwardTier,
    by,
    amount: Decimal | None = None,
    on: date | None = None,
    override: str = "",
) -> Award:
    """Give an award to an application that was reviewed or waits. Raises ValidationError as ``grant_award`` does."""
    require_under_way(application.round)
    return grant_award(
        application=application, tier=tier, by=by, amount=amount, on=on, override=override
    )


@transaction.atomic
def put_on_waiting_list(*, application: Application, by, on: date | None = None) -> Application:
    """Put an application at the end of the waiting list."""
    lock_round(application.round_id)
    last = Application.objects.filter(round=application.round_id).aggregate(
        last=Max("waiting_rank")
    )["last"]
    return application_machine.move(
        application, ApplicationState.WAITING, by=by, on=on, waiting_rank=(last or 0) + 1
    )


@transaction.atomic
def refuse_application(
    *, application: Application, by, on: date | None = None, reason: str = ""
) -> Application:
    """Refuse an application that was reviewed, or that waited until nothing was left."""
    return application_machine.move(
        application,
        ApplicationState.REFUSED,
        by=by,
        on=on,
        reason=reason,
        waiting_rank=None,
    )


# --- Steps back -----------------------------------------------------------------------------------


def told_of(application: Application) -> bool:
    """Whether the letter of what was decided was sent: the decision is taken back no more."""
    kind = LETTER_OF_DECISION.get(application.state)
    since = application.moves.filter(to_state=application.state).order_by("-pk").first()
    if kind is None or since is None:
        return False
    return letters_of(application, kind).filter(sent_at__gte=since.moved_at).exists()


def letters_of(application: Application, kind: str):
    """The letters of one kind about an application, or about its award."""
    return Letter.objects.filter(
        Q(application=application) | Q(award__application=application), kind=kind
    )


@transaction.atomic
def take_back_decision(
    *, application: Application, by, reason: str, on: date | None = None
) -> Application:
    """Undo what was decided, until its letter was sent; what an award took is given back, as if it had not been.

    A letter that was made and never left goes with it. Raises ValidationError.
    """
    lock_round(application.round_id)
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if application.state not in APPLICATION_DECIDED:
        raise ValidationError(_("Cette candidature n’a pas encore reçu de décision."))
    if told_of(application):
        raise ValidationError(
            _("La lettre de cette décision est envoyée : elle ne se reprend plus.")
        )
    letters_of(application, LETTER_OF_DECISION[application.state]).filter(sent_at=None).delete()
    if application.state == ApplicationState.AWARDED:
        _require_nothing_authorized(application.award)
        award = end_award(
            award=application.award, to=AwardState.CANCELLED, by=by, on=on, reason=reason
        )
        _detach(award)
    return application_machine.move(
        application,
        ApplicationState.REVIEWED,
        by=by,
        on=on,
        reason=reason,
        waiting_rank=None,
    )


def _require_nothing_authorized(award: Award) -> None:
    if award.instalments.filter(state=InstalmentState.AUTHORIZED).exists():
        raise ValidationError(
            _(
                "Un versement de cette bourse est déjà autorisé : passez par la page de la bourse,"
                " qui dit ce qui en est remboursé."
            )
        )


def _detach(award: Award) -> None:
    """Let the application have another award: this one is over, and its history says whose it was."""
    Award.objects.filter(pk=award.pk).update(application=None)


@transaction.atomic
def withdraw_application(
    *, application: Application, by, reason: str = "", on: date | None = None
) -> Application:
    """Somebody gives up; of an award, the place, the sum and the line are given back for whoever waits."""
    lock_round(application.round_id)
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if application.state == ApplicationState.AWARDED:
        why = reason.strip() or _("Désistement")
        end_award(award=application.award, to=AwardState.WITHDRAWN, by=by, on=on, reason=why)
    return application_machine.move(
        application,
        ApplicationState.WITHDRAWN,
        by=by,
        on=on,
        reason=reason,
        waiting_rank=None,
    )


@transaction.atomic
def restore_application(
    *, application: Application, by, reason: str = "", on: date | None = None
) -> Application:
    """Withdrawn by mistake: it waits for a decision again where it was reviewed, else for its admission.

    An award that was given back stays so: another is given, if one is left.
    """
    lock_round(application.round_id)
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if former := Award.objects.filter(application=application).first():
        _detach(former)
    was_reviewed = application.moves.filter(to_state=ApplicationState.REVIEWED).exists()
    return application_machine.move(
        application,
        ApplicationState.REVIEWED if was_reviewed else ApplicationState.SUBMITTED,
        by=by,
        on=on,
        reason=reason,
        sources=(ApplicationState.WITHDRAWN,),
    )


# --- The waiting list -----------------------------------------------------------------------------


@transaction.atomic
def reorder_waiting(*, round: BursaryRound, order: Iterable[int], by) -> None:
    """Write the waiting list anew: ``order`` holds the keys of all who wait, the first first."""
    lock_round(round.pk)
    waiting = Application.objects.filter(round=round).waiting()
    order = list(order)
    if sorted(order) != sorted(waiting.values_list("pk", flat=True)):
        raise ValidationError(
            _("La liste d’attente a changé depuis que cette page est ouverte : recommencez.")
        )
    if order == list(waiting.values_list("pk", flat=True)):
        return
    waiting.update(waiting_rank=F("waiting_rank") + _ASIDE)
    for rank, pk in enumerate(order, start=1):
        Application.objects.filter(pk=pk).update(waiting_rank=rank)


@dataclass(frozen=True)
class Promotion:
    """Whom the next place goes to, and which award it is."""

    application: Application
    tier: AwardTier


def next_in_line(round: BursaryRound) -> Promotion | None:
    """The first of the waiting list who asked for a tier that has room, with that tier; None where nobody did."""
    waiting = Application.objects.filter(round=round).waiting().select_related("person")
    tiers = list(round.tiers.all())
    with_room = {tier.pk for tier in tiers if _has_room(round, tier)}
    for application in waiting.prefetch_related("choices"):
        for tier in tiers_asked(application, tiers):
            if tier.pk in with_room:
                return Promotion(application, tier)
    return None


def _has_room(round: BursaryRound, tier: AwardTier) -> bool:
    try:
        require_room(round, tier, tier.amount or Decimal(0))
    except ValidationError:
        return False
    return True


def tiers_asked(application: Application, tiers: Sequence[AwardTier]) -> list[AwardTier]:
    """The ``tiers`` that an application asks for, the preferred first; all where it names none."""
    by_key = {tier.pk: tier for tier in tiers}
    asked = [by_key[choice.tier_id] for choice in application.choices.all()]
    return asked or list(tiers)


@transaction.atomic
def promote_next(
    *,
    round: BursaryRound,
    by,
    on: date | None = None,
    amount: Decimal | None = None,
    override: str = "",
    expected: int | None = None,
) -> Award:
    """Give the place that is free to the first of the waiting list who asked for one.

    ``expected`` is the key of the application whose turn it was where somebody looked: nobody else is given the place
    in its stead. Raises ValidationError.
    """
    round = lock_round(round.pk)
    require_under_way(round)
    following = next_in_line(round)
    if following is None:
        raise ValidationError(
            _("Aucune place n’est libre pour une personne de la liste d’attente.")
        )
    if expected not in (None, following.application.pk):
        raise ValidationError(turn_of_another(following))
    return award_application(
        application=following.application,
        tier=following.tier,
        by=by,
        on=on,
        amount=amount,
        override=override,
    )


def turn_of_another(following: Promotion) -> str:
    return _("La liste d’attente a changé entre-temps : c’est maintenant au tour de %(who)s.") % {
        "who": following.application
    }


def require_under_way(round: BursaryRound) -> None:
    if round.state != RoundState.PUBLISHED:
        raise ValidationError(
            _("Ce concours n’est pas en cours : publiez-le, ou rouvrez-le, pour y décider.")
        )


# --- What a set of decisions comes to -------------------------------------------------------------


@dataclass(frozen=True)
class Sum:
    """What decisions take of a tier, or of the whole round, beside what there is; None where nothing bounds it."""

    label: str
    number: int
    awards_left: int | None
    amount: Decimal
    amount_left: Decimal | None

    @property
    def is_passed(self) -> bool:
        too_many = self.awards_left is not None and self.number > self.awards_left
        return too_many or (self.amount_left is not None and self.amount > self.amount_left)

    @property
    def amount_said(self) -> str:
        return amount_said(self.amount)

    @property
    def left_said(self) -> str:
        return "" if self.amount_left is None else amount_said(self.amount_left)


def sums_of(round: BursaryRound, decisions: Iterable[Decision]) -> list[Sum]:
    """What the awards among ``decisions`` come to: of each tier, then of the round."""
    given = [one for one in decisions if one.to == ApplicationState.AWARDED]
    amounts = {id(one): one.amount or one.tier.amount or Decimal(0) for one in given}
    found = []
    for tier in round.tiers.all():
        own = [one for one in given if one.tier == tier]
        left = None if tier.awards is None else tier.awards - tier.taken
        total = sum((amounts[id(one)] for one in own), Decimal(0))
        found.append(Sum(str(tier), len(own), left, total, None))
    total = sum(amounts.values(), Decimal(0))
    whole = Sum(_("Concours"), len(given), round.awards_left, total, round.amount_left)
    return [*found, whole]


def propose(round: BursaryRound, applications: Sequence[Application]) -> list[Decision]:
    """What the order of ``applications`` would decide: awards as long as there are, then the waiting list.

    Each is given the tier that they prefer among those that have room, of its amount; a tier without one is for the
    committee to write.
    """
    tiers = list(round.tiers.all())
    left = {tier.pk: None if tier.awards is None else tier.awards - tier.taken for tier in tiers}
    places, amount = round.awards_left, round.amount_left
    found = []
    for one in applications:
        tier = next(
            (
                tier
                for tier in tiers_asked(one, tiers)
                if left[tier.pk] != 0
                and places != 0
                and tier.amount is not None
                and (amount is None or tier.amount <= amount)
            ),
            None,
        )
        if tier is None:
            found.append(Decision(one, ApplicationState.WAITING))
            continue
        found.append(Decision(one, ApplicationState.AWARDED, tier))
        left[tier.pk] = None if left[tier.pk] is None else left[tier.pk] - 1
        places = None if places is None else places - 1
        amount = None if amount is None else amount - tier.amount
    return found
