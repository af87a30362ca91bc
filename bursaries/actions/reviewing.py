"""Who reads which application, what they declare first, and how they score."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.actions.granting import lock_round
from bursaries.actions.machines import application_machine
from bursaries.enums import APPLICATION_UNDER_REVIEW, ApplicationState, ReviewConflict, RoundState
from bursaries.models import Application, BursaryRound, Criterion, Review, Reviewer, Score
from programs import mailing

mailing.declare(reviews_assigned=gettext_lazy("Candidatures à évaluer"))


# --- Who reads what -------------------------------------------------------------------------------


@transaction.atomic
def assign_reviews(*, round: BursaryRound, by) -> int:
    """Confide each application under review to as many reviewers as the round needs, those with the least to read.

    Whoever has an application already, or declared a conflict about it, is not given it again. How many reviews were
    confided is returned; it may be fewer than are needed, where there are not enough reviewers.
    """
    round = lock_round(round.pk)
    reviewers = list(round.reviewers.filter(is_active=True).order_by("pk"))
    applications = Application.objects.filter(round=round).under_review().order_by("pk")
    held: dict[int, set[int]] = {}
    counting: Counter[int] = Counter()
    load: Counter[int] = Counter()
    active = {one.pk for one in reviewers}
    rows = Review.objects.filter(application__round=round)
    for application, reviewer, conflict in rows.values_list("application", "reviewer", "conflict"):
        held.setdefault(application, set()).add(reviewer)
        if conflict != ReviewConflict.DECLARED:
            load[reviewer] += 1
            # One who left counts for nothing any more, unless the review is done: see below.
            counting[application] += reviewer in active
    for application in (
        rows.complete().exclude(reviewer__in=active).values_list("application", flat=True)
    ):
        counting[application] += 1
    made = [
        Review(application=application, reviewer=reviewer)
        for application, reviewer in _shared_out(
            applications, reviewers, held, counting, load, round.reviews_needed
        )
    ]
    Review.objects.bulk_create(made)
    _tell_reviewers(round, {one.reviewer for one in made})
    return len(made)


def _shared_out(applications, reviewers, held, counting, load, needed) -> Iterable[tuple]:
    """The pairs that are to be made, each time of those who have the least to read."""
    waiting = [(load[one.pk], one.pk, one) for one in reviewers]
    heapq.heapify(waiting)
    for application in applications:
        passed = []
        lacking = needed - counting[application.pk]
        while lacking > 0 and waiting:
            number, pk, reviewer = heapq.heappop(waiting)
            if pk in held.get(application.pk, ()):
                passed.append((number, pk, reviewer))
                continue
            passed.append((number + 1, pk, reviewer))
            lacking -= 1
            yield application, reviewer
        for one in passed:
            heapq.heappush(waiting, one)


def _tell_reviewers(round: BursaryRound, reviewers: Iterable[Reviewer]) -> None:
    for one in sorted(reviewers, key=lambda one: one.pk):
        mailing.send(
            "reviews_assigned",
            to=one.user.email,
            language=one.user.language,
            about=one,
            replaces=True,
            round=round,
            url=mailing.absolute(reverse("review_home")),
        )


@transaction.atomic
def assign_by_hand(*, application: Application, reviewer: Reviewer, by) -> Review:
    """Confide an application to somebody. Raises ValidationError where they have it, or are in conflict."""
    if application.state not in APPLICATION_UNDER_REVIEW:
        raise ValidationError(_("Seule une candidature admissible se confie."))
    if not reviewer.is_active:
        raise ValidationError(_("Cette personne n’évalue plus ce concours."))
    review = Review(application=application, reviewer=reviewer)
    if former := Review.objects.filter(application=application, reviewer=reviewer).first():
        if former.conflict == ReviewConflict.DECLARED:
            raise ValidationError(_("Cette personne a déclaré un conflit d’intérêts."))
        raise ValidationError(_("Cette candidature est déjà confiée à cette personne."))
    review.full_clean()
    review.save()
    _tell_reviewers(application.round, [reviewer])
    return review


@transaction.atomic
def take_away(*, review: Review, by) -> None:
    """Confide an application to this reviewer no more, as long as they have scored nothing."""
    locked = _locked(review)
    if locked.completed_at or locked.scores.exists():
        raise ValidationError(_("Cette évaluation est commencée : elle ne se retire plus."))
    if locked.conflict == ReviewConflict.DECLARED:
        raise ValidationError(_("La déclaration d’un conflit d’intérêts se garde."))
    locked.delete()


@transaction.atomic
def add_reviewers(*, round: BursaryRound, users: Iterable, by) -> int:
    """Have ``users`` read applications of ``round``; whoever stopped takes it up again. Returns how many are new."""
    lock_round(round.pk)
    known = {one.user_id: one for one in round.reviewers.all()}
    new = 0
    for user in users:
        reviewer = known.get(user.pk)
        if reviewer is None:
            Reviewer.objects.create(round=round, user=user)
            new += 1
        elif not reviewer.is_active:
            reviewer.is_active = True
            reviewer.save(update_fields=["is_active"])
            new += 1
    return new


@transaction.atomic
def retire_reviewer(*, reviewer: Reviewer, by) -> Reviewer:
    """Nothing more is confided to them, nor read by them. What they completed counts; the rest is given back."""
    locked = Reviewer.objects.select_for_update(of=("self",)).get(pk=reviewer.pk)
    waiting = locked.reviews.to_do().filter(scores=None)
    waiting.delete()
    locked.is_active = False
    locked.save(update_fields=["is_active"])
    return locked


# --- What a reviewer does -------------------------------------------------------------------------


@transaction.atomic
def declare_conflict(*, review: Review, has_conflict: bool, reason: str = "") -> Review:
    """Say, before anything is read, whether there is a conflict of interest; one found later closes the file too.

    What was scored until then counts no more. Raises ValidationError.
    """
    locked = _locked(review)
    if locked.conflict == ReviewConflict.DECLARED:
        raise ValidationError(_("Ce conflit d’intérêts est déjà déclaré."))
    if has_conflict and not reason.strip():
        raise ValidationError({"reason": _("Dites en quelques mots de quel conflit il s’agit.")})
    if not has_conflict and locked.conflict == ReviewConflict.NONE:
        return locked
    locked.conflict = ReviewConflict.DECLARED if has_conflict else ReviewConflict.NONE
    locked.conflict_reason = reason.strip() if has_conflict else ""
    locked.declared_at = timezone.now()
    if has_conflict:
        locked.completed_at = None
    locked.full_clean(exclude=["application", "reviewer"])
    locked.save(update_fields=["conflict", "conflict_reason", "declared_at", "completed_at"])
    return locked


@transaction.atomic
def take_back_declaration(*, review: Review, by) -> Review:
    """A conflict that was declared by mistake, as a coordinator was told: it is asked again."""
    locked = _locked(review)
    if locked.conflict != ReviewConflict.DECLARED:
        raise ValidationError(_("Aucun conflit d’intérêts n’est déclaré."))
    locked.conflict, locked.conflict_reason = ReviewConflict.UNDECLARED, ""
    locked.declared_at = None
    locked.save(update_fields=["conflict", "conflict_reason", "declared_at"])
    return locked


@transaction.atomic
def save_review(
    *, review: Review, scores: Mapping[Criterion, Decimal | None], comment: str = ""
) -> Review:
    """Keep what was scored so far, half done as it may be. Raises ValidationError once it is handed in."""
    locked = _locked(review)
    _require_open(locked)
    if locked.completed_at:
        raise ValidationError(_("Cette évaluation est terminée."))
    if locked.conflict != ReviewConflict.NONE:
        raise ValidationError(_("Déclarez d’abord que vous n’avez pas de conflit d’intérêts."))
    for criterion, value in scores.items():
        if value is None:
            Score.objects.filter(review=locked, criterion=criterion).delete()
            continue
        score = Score.objects.filter(review=locked, criterion=criterion).first() or Score(
            review=locked, criterion=criterion
        )
        if score.value != value:
            score.value = value
            score.full_clean(exclude=["review", "criterion"])
            score.save()
    locked.comment = comment
    locked.save(update_fields=["comment"])
    return locked


@transaction.atomic
def complete_review(
    *, review: Review, scores: Mapping[Criterion, Decimal | None], comment: str = "", by
) -> Review:
    """Hand in a review that has all its scores; the last one that an application awaits makes it « évaluée »."""
    locked = save_review(review=review, scores=scores, comment=comment)
    criteria = set(locked.application.round.criteria.values_list("pk", flat=True))
    if criteria - set(locked.scores.values_list("criterion", flat=True)):
        raise ValidationError(_("Il manque des notes : l’évaluation est gardée, sans être remise."))
    locked.completed_at = timezone.now()
    locked.full_clean(exclude=["application", "reviewer"])
    locked.save(update_fields=["completed_at"])
    _reviewed_by_all(locked.application, by=by)
    return locked


def _reviewed_by_all(application: Application, *, by) -> None:
    """Move an application whose reviews have all come, as many as its round needs."""
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    reviews = application.reviews
    if application.state != ApplicationState.ELIGIBLE or reviews.to_do().exists():
        return
    if reviews.complete().count() >= application.round.reviews_needed:
        application_machine.move(application, ApplicationState.REVIEWED, by=by)


@transaction.atomic
def reopen_review(*, review: Review, by) -> Review:
    """Give a review back to its reviewer: by a coordinator, for whoever handed it in has seen the others'."""
    locked = _locked(review)
    if not locked.completed_at:
        raise ValidationError(_("Cette évaluation n’est pas terminée."))
    application = locked.application
    if application.state not in APPLICATION_UNDER_REVIEW:
        raise ValidationError(_("Cette candidature a déjà reçu sa décision."))
    locked.completed_at = None
    locked.save(update_fields=["completed_at"])
    if application.state == ApplicationState.REVIEWED:
        application_machine.move(application, ApplicationState.ELIGIBLE, by=by)
    return locked


@transaction.atomic
def mark_reviewed(
    *, application: Application, by, on: date | None = None, reason: str = ""
) -> Application:
    """Go on to the decision with the reviews that came, though some lack: for a reason, which the history keeps."""
    if application.reviews.complete().count() < application.round.reviews_needed and not (
        reason.strip()
    ):
        raise ValidationError(
            {"reason": _("Il manque des évaluations : écrivez pourquoi vous continuez sans elles.")}
        )
    return application_machine.move(
        application,
        ApplicationState.REVIEWED,
        by=by,
        on=on,
        reason=reason,
        sources=(ApplicationState.ELIGIBLE,),
    )


@transaction.atomic
def take_back_reviewed(
    *, application: Application, by, on: date | None = None, reason: str = ""
) -> Application:
    """Gone on too fast: the application is under review again."""
    return application_machine.move(
        application,
        ApplicationState.ELIGIBLE,
        by=by,
        on=on,
        reason=reason,
        sources=(ApplicationState.REVIEWED,),
    )


def _locked(review: Review) -> Review:
    reviews = Review.objects.select_for_update(of=("self",)).select_related("application__round")
    return reviews.get(pk=review.pk)


def _require_open(review: Review) -> None:
    application = review.application
    if application.round.state != RoundState.PUBLISHED:
        raise ValidationError(_("Ce concours est terminé : plus rien ne s’y évalue."))
    if application.state not in APPLICATION_UNDER_REVIEW:
        raise ValidationError(_("Cette candidature a déjà reçu sa décision."))
