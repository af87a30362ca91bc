"""What happens to a round: it is published, ended, cancelled, and copied for the year after."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bursaries.actions.machines import round_machine
from bursaries.admitting import regions_known, rules_of
from bursaries.closing import check_closing
from bursaries.eligibility import impossible
from bursaries.eligibility.rules import check_regions, check_set
from bursaries.enums import ApplicationState, RoundState
from bursaries.models import (
    Application,
    AwardTier,
    BursaryRound,
    Criterion,
    EligibilityRule,
    LetterTemplate,
    Question,
    RequiredDocument,
    Reviewer,
)
from programs.lib.calendars import TORONTO
from programs.lib.periods import add_months, today

# What a round is made of, and what of it is not carried over to a copy.
_PARTS = (
    AwardTier,
    EligibilityRule,
    RequiredDocument,
    Question,
    Criterion,
    LetterTemplate,
)
_NOT_COPIED = {"id", "round", "taken"}
_OF_A_ROUND = (
    "program",
    "title",
    "title_en",
    "funder",
    "call",
    "call_en",
    "grace_minutes",
    "awards",
    "envelope",
    "rule",
    "references_needed",
    "reviews_needed",
    "is_blind",
)


# --- Steps ----------------------------------------------------------------------------------------


def obstacles_to_publish(round: BursaryRound) -> list[str]:
    """What a call lacks before anybody may read it, in sentences; none where it may be published."""
    lacking = []
    if not round.call.strip():
        lacking.append(_("Écrivez le texte de l’appel."))
    if not round.tiers.exists():
        lacking.append(_("Ajoutez au moins un volet : ce qu’est une bourse de ce concours."))
    if round.awards is None and round.envelope is None:
        lacking.append(_("Écrivez le nombre de bourses, ou l’enveloppe."))
    if not round.criteria.exists():
        lacking.append(_("Ajoutez au moins un critère d’évaluation."))
    lacking += _wrong_rules(round)
    for moment in (round.opens_at, round.closes_at):
        try:
            check_closing(moment)
        except ValueError as error:
            lacking.append(str(error))
    if round.closes_at <= timezone.now():
        lacking.append(_("La clôture est passée : changez-la."))
    return lacking


def _wrong_rules(round: BursaryRound) -> list[str]:
    try:
        rules = rules_of(round)
        check_set(rules)
        check_regions(rules, regions_known())
    except ValueError as error:
        return [str(error)]
    return [
        _("Les conditions sur « %(subject)s » se contredisent : personne ne les remplit.")
        % {"subject": subject.label}
        for subject in impossible(rules)
    ]


@transaction.atomic
def publish_round(*, round: BursaryRound, by, on: date | None = None) -> BursaryRound:
    """Let the public read the call, and apply from its opening on. Raises ValidationError with all that it lacks."""
    if lacking := obstacles_to_publish(round):
        raise ValidationError(lacking)
    return round_machine.move(
        round, RoundState.PUBLISHED, by=by, on=on, sources=(RoundState.DRAFT,)
    )


def against_taking_back(round: BursaryRound) -> str:
    """Why a call that was published is no draft any more; nothing where it may be one again."""
    if round.applications.exists():
        return _("Des candidatures sont commencées : annulez le concours, ou gardez-le publié.")
    return ""


def against_ending(round: BursaryRound) -> str:
    """Why a round cannot end yet; nothing where it can."""
    undecided = Application.objects.received().filter(
        round=round,
        state__in=(
            ApplicationState.SUBMITTED,
            ApplicationState.ELIGIBLE,
            ApplicationState.REVIEWED,
        ),
    )
    if number := undecided.count():
        said = _("Des candidatures attendent encore une décision : %(number)d.")
        return said % {"number": number}
    if round.closes_at > timezone.now():
        return _("Le concours n’est pas encore clos.")
    return ""


def against_cancelling(round: BursaryRound) -> str:
    """Why a call cannot be given up any more; nothing where it can."""
    if round.taken:
        return _("Ce concours a accordé des bourses : il ne s’annule plus.")
    return ""


def _refuse(why: str) -> None:
    if why:
        raise ValidationError(why)


@transaction.atomic
def take_back_round(*, round: BursaryRound, by, on: date | None = None) -> BursaryRound:
    """Published too fast: it is a draft again, as long as nobody has begun to apply."""
    _refuse(against_taking_back(round))
    return round_machine.move(
        round, RoundState.DRAFT, by=by, on=on, sources=(RoundState.PUBLISHED,)
    )


@transaction.atomic
def end_round(*, round: BursaryRound, by, on: date | None = None) -> BursaryRound:
    """All was decided: nobody applies, reads or scores any more."""
    _refuse(against_ending(round))
    return round_machine.move(
        round, RoundState.ENDED, by=by, on=on, sources=(RoundState.PUBLISHED,)
    )


@transaction.atomic
def reopen_round(*, round: BursaryRound, by, on: date | None = None) -> BursaryRound:
    """Ended too fast: decisions may be taken again."""
    return round_machine.move(
        round, RoundState.PUBLISHED, by=by, on=on, sources=(RoundState.ENDED,)
    )


@transaction.atomic
def cancel_round(*, round: BursaryRound, by, reason: str, on: date | None = None) -> BursaryRound:
    """Give a call up, for a reason that is kept; not once it gave an award."""
    _refuse(against_cancelling(round))
    return round_machine.move(round, RoundState.CANCELLED, by=by, on=on, reason=reason)


@transaction.atomic
def restore_round(*, round: BursaryRound, by, on: date | None = None) -> BursaryRound:
    """Cancelled by mistake: it is a draft again."""
    return round_machine.move(
        round, RoundState.DRAFT, by=by, on=on, sources=(RoundState.CANCELLED,), reason=""
    )


# --- The year after -------------------------------------------------------------------------------


@transaction.atomic
def copy_round(
    *, round: BursaryRound, code: str, by, title: str = "", title_en: str = ""
) -> BursaryRound:
    """A draft for the year after, with all that ``round`` is made of and its days moved by twelve months.

    The line of the budget is that of its own year and is chosen anew. Raises ValidationError.
    """
    copied = {name: getattr(round, name) for name in _OF_A_ROUND}
    copy = BursaryRound(
        **copied | {"title": title or round.title, "title_en": title_en or round.title_en},
        code=code,
        starts_on=_year_after(round.starts_on),
        ends_on=_end_of_year_after(round),
        opens_at=moment_after(round.opens_at),
        closes_at=moment_after(round.closes_at),
        copied_from=round,
    )
    copy = round_machine.begin(copy, by=by, on=today())
    for model in _PARTS:
        model.objects.bulk_create(
            model(round=copy, **_values_of(part)) for part in model.objects.filter(round=round)
        )
    Reviewer.objects.bulk_create(
        Reviewer(round=copy, user_id=user)
        for user in round.reviewers.filter(is_active=True).values_list("user", flat=True)
    )
    return copy


def _values_of(part) -> dict:
    return {
        field.attname: getattr(part, field.attname)
        for field in part._meta.concrete_fields
        if field.name not in _NOT_COPIED
    }


def _year_after(day: date) -> date:
    """The same day a year later; 29 February is followed by the 28th."""
    return add_months(day, 12)


def _end_of_year_after(round: BursaryRound) -> date:
    """A year that ends with a month ends with it again: 28 February 2027 is followed by the 29th."""
    if (round.ends_on + timedelta(days=1)).day == 1:
        return add_months(round.ends_on + timedelta(days=1), 12) - timedelta(days=1)
    return _year_after(round.ends_on)


def moment_after(moment: datetime) -> datetime:
    """The same hour of Toronto, a year later; an hour that is not there, or is there twice, moves by one.

    What was typed for one year may fall in the night of the change of time of the next.
    """
    local = moment.astimezone(TORONTO)
    later = datetime.combine(
        _year_after(local.date()), local.time().replace(second=0, microsecond=0)
    )
    try:
        return check_closing(later)
    except ValueError:
        return check_closing(later + timedelta(hours=1))
