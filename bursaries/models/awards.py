"""Awards and small aids, their instalments and their documents."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from bursaries import triggers as rules
from bursaries.eligibility.subjects import Field, Level
from bursaries.enums import (
    AWARD_HELD,
    AWARD_SMALL,
    INSTALMENT_HELD,
    AwardFileKind,
    AwardKind,
    AwardState,
    InstalmentState,
)
from bursaries.models.applications import Application
from bursaries.models.duties import Obligation
from bursaries.models.rounds import AwardTier, BursaryRound
from programs.amounts import MoneyField
from programs.dates import dated, past, planned, since
from programs.history import tracked
from programs.lookups import counted_key_of
from programs.models.fields import localized, told
from programs.models.files import StoredFile, once_a
from programs.moves import Move, MovedQuerySet, moved


class AwardQuerySet(MovedQuerySet):
    def held(self):
        return self.filter(state__in=AWARD_HELD)

    def ended(self):
        """Withdrawn or cancelled."""
        return self.exclude(state__in=AWARD_HELD)

    def bursaries(self):
        return self.filter(kind=AwardKind.BURSARY)

    def small(self):
        """Vouchers and small aids, given without an application."""
        return self.filter(kind__in=AWARD_SMALL)

    def awarded_in(self, period):
        return self.filter(awarded_on__range=(period.start, period.end))

    def with_paid(self):
        """Each with ``paid``: what its holder was paid, as the expenses of its instalments say."""
        instalments = AwardInstalment.objects.filter(award=OuterRef("pk")).order_by()
        paid = instalments.values("award").annotate(sum=models.Sum("expense__paid")).values("sum")
        return self.annotate(paid=Coalesce(Subquery(paid), Decimal(0)))


@dated(
    awarded_on=past(),
    studies_end_on=planned(),
    signed_on=past(since("awarded_on", _("Le contrat est signé avant l’attribution."))),
)
@tracked(exclude=("planned",))
class Award(models.Model):
    """What somebody is given: a bursary of a round, or a small aid without application.

    What was true of its holder's studies on the day stands here, whatever their application becomes. ``planned`` is
    what its instalments come to, a counter kept by a trigger. A small aid may be given to ``beneficiaries`` of a
    group, through an ``organization``, without naming them.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="awards"
    )
    code = models.CharField(_("numéro"), max_length=40)
    kind = models.CharField(
        _("nature"), max_length=12, choices=AwardKind, default=AwardKind.BURSARY
    )
    round = models.ForeignKey(
        BursaryRound,
        models.PROTECT,
        verbose_name=_("concours"),
        null=True,
        blank=True,
        related_name="given",
    )
    tier = models.ForeignKey(
        AwardTier,
        models.PROTECT,
        verbose_name=_("volet"),
        null=True,
        blank=True,
        related_name="given",
    )
    application = models.OneToOneField(
        Application,
        models.PROTECT,
        verbose_name=_("candidature"),
        null=True,
        blank=True,
        related_name="award",
    )
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        verbose_name=_("titulaire"),
        null=True,
        blank=True,
        related_name="bursary_awards",
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("par l’organisme"),
        null=True,
        blank=True,
        related_name="bursary_awards",
        help_text=_(
            "L’école ou l’organisme qui la remet, quand les bénéficiaires ne sont pas nommés."
        ),
    )
    beneficiaries = models.PositiveSmallIntegerField(
        _("bénéficiaires"), default=1, validators=[MinValueValidator(1)]
    )
    description = models.CharField(_("description"), max_length=250, blank=True)
    amount = MoneyField(_("montant"))
    awarded_on = models.DateField(_("accordée le"))
    line = models.ForeignKey(
        "budgets.BudgetLine",
        models.PROTECT,
        verbose_name=_("poste budgétaire"),
        null=True,
        blank=True,
        related_name="awards",
    )
    commitment = models.OneToOneField(
        "budgets.Commitment",
        models.PROTECT,
        verbose_name=_("engagement budgétaire"),
        null=True,
        blank=True,
        editable=False,
        related_name="award",
    )
    action = models.ForeignKey(
        "plans.Action",
        models.PROTECT,
        verbose_name=_("action du plan"),
        null=True,
        blank=True,
        related_name="awards",
    )
    state = models.CharField(
        _("état"), max_length=20, choices=AwardState, default=AwardState.GRANTED
    )
    signed_on = models.DateField(_("contrat signé le"), null=True, blank=True)
    reason = models.TextField(_("motif"), blank=True)
    level = models.CharField(_("niveau d’études"), max_length=24, choices=Level, blank=True)
    field = models.CharField(_("domaine d’études"), max_length=24, choices=Field, blank=True)
    institution = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("établissement d’enseignement"),
        null=True,
        blank=True,
        related_name="awards_of_its_students",
    )
    institution_name = models.CharField(_("établissement, comme écrit"), max_length=200, blank=True)
    study_program = models.CharField(_("programme d’études"), max_length=200, blank=True)
    studies_end_on = models.DateField(_("fin prévue des études"), null=True, blank=True)
    origin = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région de provenance"),
        null=True,
        blank=True,
        related_name="+",
    )
    funded_years = models.PositiveSmallIntegerField(
        _("années financées"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("Années d’études que cette bourse finance."),
    )
    obligation = models.ForeignKey(
        Obligation,
        models.PROTECT,
        verbose_name=_("engagement de service"),
        null=True,
        blank=True,
        related_name="awards",
    )
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    address = models.TextField(
        _("adresse postale"), blank=True, help_text=_("Celle des feuillets fiscaux.")
    )
    note = models.TextField(_("note"), blank=True)
    planned = MoneyField(_("en versements"), default=Decimal(0), editable=False)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("bourse ou aide")
        verbose_name_plural = _("bourses et aides")
        ordering = ["-awarded_on", counted_key_of("code"), "pk"]
        indexes = [models.Index(fields=["program", "awarded_on"], name="award_by_day")]
        triggers = [
            rules.AWARD_AMOUNT_IS_KEPT,
            rules.AWARD_IS_COUNTED,
            rules.AWARD_OF_ITS_ROUND,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="award_code_once",
                violation_error_message=_("Une autre bourse du programme porte ce numéro."),
            ),
            models.CheckConstraint(
                name="award_above_zero",
                condition=Q(amount__gt=0),
                violation_error_message=_("Une bourse est plus grande que zéro."),
            ),
            models.CheckConstraint(
                name="award_bursary_of_a_round",
                condition=Q(
                    kind=AwardKind.BURSARY,
                    round__isnull=False,
                    tier__isnull=False,
                    person__isnull=False,
                )
                | (~Q(kind=AwardKind.BURSARY) & Q(round=None, tier=None, application=None)),
                violation_error_message=_(
                    "Une bourse a son concours, son volet et son titulaire; une aide n’a ni l’un ni l’autre."
                ),
            ),
            models.CheckConstraint(
                name="award_given_to_somebody",
                condition=Q(person__isnull=False) | Q(organization__isnull=False),
                violation_error_message=_("Écrivez à qui l’aide est remise."),
            ),
            models.CheckConstraint(
                name="award_person_is_one",
                condition=Q(person=None) | Q(beneficiaries=1),
                violation_error_message=_("Une aide à une personne nommée a un seul bénéficiaire."),
            ),
            models.CheckConstraint(
                name="award_signed_on_a_day",
                condition=Q(state=AwardState.SIGNED, signed_on__isnull=False)
                | ~Q(state=AwardState.SIGNED),
                violation_error_message=_("Un contrat signé a sa date."),
            ),
            models.CheckConstraint(
                name="award_ended_with_reason",
                condition=~Q(state__in=(AwardState.WITHDRAWN, AwardState.CANCELLED), reason=""),
                violation_error_message=_("Écrivez le motif."),
            ),
            models.CheckConstraint(
                name="award_planned_at_most_whole",
                condition=Q(planned__lte=F("amount")),
                violation_error_message=_("Les versements dépassent le montant de la bourse."),
            ),
        ]

    def __str__(self):
        return told(self, "code", "holder")

    @property
    def holder(self) -> str:
        """Whom it is given to, by name, or the organisation that hands it to a group."""
        return str(self.person or self.organization or "")

    @property
    def display_code(self) -> str:
        return self.code

    @property
    def is_held(self) -> bool:
        return self.state in AWARD_HELD


@dated(effective_on=past())
@tracked
class AwardMove(Move):
    award = moved(Award)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une bourse")
        verbose_name_plural = _("étapes des bourses")


class AwardInstalmentQuerySet(MovedQuerySet):
    def held(self):
        """Those that make the amount of their award."""
        return self.filter(state__in=INSTALMENT_HELD)


@dated(expected_on=planned(), attested_on=past())
@tracked
class AwardInstalment(models.Model):
    """A part of an award that is paid on a condition; once authorised it is an expense, which finance pays."""

    award = models.ForeignKey(
        Award, models.CASCADE, verbose_name=_("bourse"), related_name="instalments"
    )
    number = models.PositiveSmallIntegerField(_("versement"), default=1)
    amount = MoneyField(_("montant"))
    expected_on = models.DateField(_("prévu le"), null=True, blank=True)
    condition = models.CharField(_("condition"), max_length=250, blank=True)
    condition_en = models.CharField(_("condition en anglais"), max_length=250, blank=True)
    state = models.CharField(
        _("état"), max_length=20, choices=InstalmentState, default=InstalmentState.EXPECTED
    )
    attested_on = models.DateField(_("attestation reçue le"), null=True, blank=True)
    reason = models.TextField(_("motif"), blank=True)
    expense = models.OneToOneField(
        "budgets.Expense",
        models.PROTECT,
        verbose_name=_("dépense"),
        null=True,
        blank=True,
        editable=False,
        related_name="award_instalment",
    )

    objects = AwardInstalmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("versement d’une bourse")
        verbose_name_plural = _("versements des bourses")
        ordering = ["award", "number", "pk"]
        triggers = [rules.INSTALMENT_AMOUNT_IS_KEPT, rules.INSTALMENT_IS_COUNTED]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "number"],
                name="award_instalment_once",
                violation_error_message=_("Un autre versement de cette bourse porte ce numéro."),
            ),
            models.CheckConstraint(
                name="award_instalment_above_zero",
                condition=Q(amount__gt=0),
                violation_error_message=_("Un versement est plus grand que zéro."),
            ),
            models.CheckConstraint(
                name="award_instalment_expense_once_authorized",
                condition=Q(expense=None) | Q(state=InstalmentState.AUTHORIZED),
                violation_error_message=_("Un versement devient une dépense une fois autorisé."),
            ),
        ]

    def __str__(self):
        return told(self, "award.code", "number", "get_state_display")

    @property
    def condition_said(self) -> str:
        return localized(self, "condition")


@dated(effective_on=past())
@tracked
class AwardInstalmentMove(Move):
    instalment = moved(AwardInstalment)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un versement")
        verbose_name_plural = _("étapes des versements")


@tracked(exclude=("content",))
class AwardFile(StoredFile):
    """A signed contract, an attestation of studies, a receipt."""

    award = models.ForeignKey(Award, models.CASCADE, verbose_name=_("bourse"), related_name="files")
    instalment = models.ForeignKey(
        AwardInstalment,
        models.PROTECT,
        verbose_name=_("versement"),
        null=True,
        blank=True,
        related_name="files",
    )
    kind = models.CharField(
        _("nature"), max_length=12, choices=AwardFileKind, default=AwardFileKind.OTHER
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("document d’une bourse")
        verbose_name_plural = _("documents des bourses")
        constraints = [*StoredFile.Meta.constraints, once_a("award")]
