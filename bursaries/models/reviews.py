"""Who reads the applications of a round, what they declare first, and how they score."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bursaries import triggers as rules
from bursaries.enums import ReviewConflict
from bursaries.models.applications import Application
from bursaries.models.rounds import BursaryRound, Criterion
from programs.history import tracked
from programs.models.fields import told


@tracked
class Reviewer(models.Model):
    """Somebody who reads applications of a round: those that are assigned to them, and no other."""

    round = models.ForeignKey(
        BursaryRound, models.CASCADE, verbose_name=_("concours"), related_name="reviewers"
    )
    user = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("évaluateur"),
        related_name="bursary_reviews",
    )
    is_active = models.BooleanField(_("en fonction"), default=True)

    class Meta:
        verbose_name = _("évaluateur d’un concours")
        verbose_name_plural = _("évaluateurs des concours")
        ordering = ["round", "user__last_name", "user__email", "pk"]
        triggers = [rules.STAYS_IN_ITS_ROUND]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "user"],
                name="reviewer_once_a_round",
                violation_error_message=_("Cette personne évalue déjà ce concours."),
            ),
        ]

    def __str__(self):
        return told(self, "user")


class ReviewQuerySet(models.QuerySet):
    def complete(self):
        return self.filter(completed_at__isnull=False)

    def to_do(self):
        """Assigned and not completed; a declared conflict ends it."""
        return self.filter(completed_at=None).exclude(conflict=ReviewConflict.DECLARED)


@tracked
class Review(models.Model):
    """What one reviewer says of one application. Nothing of it is read before a conflict of interest is ruled out."""

    application = models.ForeignKey(
        Application, models.CASCADE, verbose_name=_("candidature"), related_name="reviews"
    )
    reviewer = models.ForeignKey(
        Reviewer, models.PROTECT, verbose_name=_("évaluateur"), related_name="reviews"
    )
    conflict = models.CharField(
        _("conflit d’intérêts"),
        max_length=12,
        choices=ReviewConflict,
        default=ReviewConflict.UNDECLARED,
    )
    conflict_reason = models.TextField(_("nature du conflit"), blank=True)
    declared_at = models.DateTimeField(_("déclaré le"), null=True, blank=True)
    comment = models.TextField(_("commentaire"), blank=True)
    completed_at = models.DateTimeField(_("terminée le"), null=True, blank=True)
    assigned_at = models.DateTimeField(_("confiée le"), auto_now_add=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("évaluation")
        verbose_name_plural = _("évaluations")
        ordering = ["application_id", "reviewer_id", "pk"]
        triggers = [
            rules.of_one_round(
                "application_id", "bursaries_application", ("reviewer_id", "bursaries_reviewer")
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "reviewer"],
                name="review_once",
                violation_error_message=_("Cette candidature est déjà confiée à cette personne."),
            ),
            models.CheckConstraint(
                name="review_after_its_declaration",
                condition=Q(conflict=ReviewConflict.UNDECLARED, declared_at=None)
                | (~Q(conflict=ReviewConflict.UNDECLARED) & Q(declared_at__isnull=False)),
                violation_error_message=_("Une déclaration a sa date."),
            ),
            models.CheckConstraint(
                name="review_without_conflict",
                condition=Q(completed_at=None) | Q(conflict=ReviewConflict.NONE),
                violation_error_message=_(
                    "Déclarez d’abord que vous n’avez pas de conflit d’intérêts."
                ),
            ),
        ]

    def __str__(self):
        return told(self, "application", "reviewer")


@tracked
class Score(models.Model):
    """What a reviewer gives an application on one criterion, out of its ``most``."""

    review = models.ForeignKey(
        Review, models.CASCADE, verbose_name=_("évaluation"), related_name="scores"
    )
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, verbose_name=_("critère"), related_name="scores"
    )
    value = models.DecimalField(
        _("note"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("note d’une évaluation")
        verbose_name_plural = _("notes des évaluations")
        ordering = ["review_id", "criterion__position", "pk"]
        triggers = [rules.SCORE_WITHOUT_CONFLICT]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "criterion"],
                name="score_once",
                violation_error_message=_("Ce critère a déjà sa note."),
            ),
            models.CheckConstraint(
                name="score_not_negative",
                condition=Q(value__gte=0),
                violation_error_message=_("Une note n’est pas négative."),
            ),
        ]

    def __str__(self):
        return told(self, "review", "criterion", "value")
