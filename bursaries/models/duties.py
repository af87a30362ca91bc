"""What holders owe: their obligation, the service that they attest, what is deferred, waived or paid back."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bursaries import triggers as rules
from bursaries.enums import (
    OBLIGATION_ACTIVE,
    OBLIGATION_DONE,
    AttestationState,
    ObligationState,
)
from bursaries.models.rules import MOST_MONTHS, ObligationRule
from programs.amounts import MoneyField
from programs.dates import dated, past, planned, since
from programs.enums import OrganizationKind
from programs.history import tracked
from programs.models.fields import numbered, told
from programs.models.files import StoredFile, once_a
from programs.moves import Move, MovedQuerySet, moved


class ObligationQuerySet(MovedQuerySet):
    def active(self):
        return self.filter(state__in=OBLIGATION_ACTIVE)

    def fulfilled(self):
        return self.filter(state__in=OBLIGATION_DONE)


@dated(studies_ended_on=planned())
@tracked
class Obligation(models.Model):
    """The service that one person owes under one rule, for all the awards that they hold under it.

    ``studies_ended_on`` is when the studies end: from the day after, service counts, and the delays run.
    """

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="service_obligations",
    )
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        verbose_name=_("titulaire"),
        related_name="service_obligations",
    )
    rule = models.ForeignKey(
        ObligationRule,
        models.PROTECT,
        verbose_name=_("règle d’engagement"),
        related_name="obligations",
    )
    code = models.CharField(_("code"), max_length=40, blank=True)
    state = models.CharField(
        _("état"), max_length=20, choices=ObligationState, default=ObligationState.NOT_STARTED
    )
    studies_ended_on = models.DateField(_("fin des études"), null=True, blank=True)
    reason = models.TextField(_("motif"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = _("engagement de service")
        verbose_name_plural = _("engagements de service")
        ordering = ["person__sort_key", "pk"]
        triggers = [rules.OBLIGATION_OF_ITS_PROGRAM]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "rule"],
                name="obligation_once_a_rule",
                violation_error_message=_("Cette personne a déjà un engagement sous cette règle."),
            ),
            models.UniqueConstraint(
                fields=["program", "code"],
                condition=~Q(code=""),
                name="obligation_code_once",
                violation_error_message=_("Un autre engagement du programme porte ce code."),
            ),
            models.CheckConstraint(
                name="obligation_ended_with_reason",
                condition=~Q(
                    state__in=(
                        ObligationState.EXEMPTED,
                        ObligationState.DEFAULTED,
                        ObligationState.CANCELLED,
                    ),
                    reason="",
                ),
                violation_error_message=_("Écrivez le motif."),
            ),
        ]

    def __str__(self):
        return told(self, "person", "get_state_display")

    @property
    def display_code(self) -> str:
        return self.code or numbered("S", self.pk)


@dated(effective_on=past())
@tracked
class ObligationMove(Move):
    obligation = moved(Obligation)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un engagement")
        verbose_name_plural = _("étapes des engagements")


@dated(
    starts_on=planned(),
    ends_on=planned(since("starts_on", _("La fin de l’emploi précède son début."))),
)
@tracked
class ServicePeriod(models.Model):
    """A job by which a holder serves, at ``share`` percent of full time.

    It counts where its employer is of a kind and a region that the rule names, unless somebody decided otherwise
    (``recognized``), for a ``reason``.
    """

    obligation = models.ForeignKey(
        Obligation, models.CASCADE, verbose_name=_("engagement"), related_name="service"
    )
    employer = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("employeur"),
        null=True,
        blank=True,
        related_name="+",
    )
    employer_name = models.CharField(_("employeur, comme écrit"), max_length=200, blank=True)
    employer_kind = models.CharField(
        _("type d’employeur"), max_length=20, choices=OrganizationKind, blank=True
    )
    region = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région"),
        null=True,
        blank=True,
        related_name="+",
    )
    position = models.CharField(_("poste"), max_length=160, blank=True)
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"), null=True, blank=True)
    share = models.DecimalField(
        _("part d’un temps plein, en %"),
        max_digits=5,
        decimal_places=2,
        default=100,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    recognized = models.BooleanField(
        _("reconnu"),
        null=True,
        blank=True,
        choices=[(None, _("Selon la règle")), (True, _("Oui")), (False, _("Non"))],
    )
    reason = models.TextField(_("motif"), blank=True)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("emploi d’un titulaire")
        verbose_name_plural = _("emplois des titulaires")
        ordering = ["obligation", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="service_in_order",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin de l’emploi précède son début."),
            ),
            models.CheckConstraint(
                name="service_share_is_a_percentage",
                condition=Q(share__gt=0, share__lte=100),
                violation_error_message=_("La part est un pourcentage, de 1 à 100."),
            ),
            models.CheckConstraint(
                name="service_exception_with_reason",
                condition=Q(recognized=None) | ~Q(reason=""),
                violation_error_message=_("Écrivez pourquoi la règle ne s’applique pas."),
            ),
            models.CheckConstraint(
                name="service_of_an_employer",
                condition=Q(employer__isnull=False) | ~Q(employer_name=""),
                violation_error_message=_("Écrivez le nom de l’employeur."),
            ),
        ]

    def __str__(self):
        return told(self, "obligation.person", "employer_said")

    @property
    def employer_said(self) -> str:
        return str(self.employer or self.employer_name)


@dated(
    starts_on=past(since("service.starts_on", _("L’attestation précède le début de l’emploi."))),
    ends_on=past(since("starts_on", _("La fin de la période précède son début."))),
    received_on=past(),
)
@tracked
class ServiceAttestation(models.Model):
    """From when to when a holder or an employer attests that the job was held. Its days count once confirmed."""

    service = models.ForeignKey(
        ServicePeriod, models.CASCADE, verbose_name=_("emploi"), related_name="attestations"
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    received_on = models.DateField(_("reçue le"))
    state = models.CharField(
        _("état"), max_length=20, choices=AttestationState, default=AttestationState.RECEIVED
    )
    comment = models.TextField(_("précisions"), blank=True)
    reason = models.TextField(_("motif"), blank=True)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("attestation de service")
        verbose_name_plural = _("attestations de service")
        ordering = ["service", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "starts_on", "ends_on"],
                condition=~Q(state=AttestationState.REFUSED),
                name="attestation_once",
                violation_error_message=_("Cette période est déjà attestée."),
            ),
            models.CheckConstraint(
                name="attestation_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin de la période précède son début."),
            ),
            models.CheckConstraint(
                name="attestation_refused_with_reason",
                condition=~Q(state=AttestationState.REFUSED, reason=""),
                violation_error_message=_("Écrivez pourquoi l’attestation est refusée."),
            ),
        ]

    def __str__(self):
        return told(self, "service", "starts_on", "ends_on")


@tracked(exclude=("content",))
class ServiceAttestationFile(StoredFile):
    """What proves an attestation: a letter of the employer, a pay slip."""

    attestation = models.ForeignKey(
        ServiceAttestation, models.CASCADE, verbose_name=_("attestation"), related_name="files"
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("preuve d’une attestation")
        verbose_name_plural = _("preuves des attestations")
        constraints = [*StoredFile.Meta.constraints, once_a("attestation")]


@dated(effective_on=past())
@tracked
class ServiceAttestationMove(Move):
    attestation = moved(ServiceAttestation)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une attestation")
        verbose_name_plural = _("étapes des attestations")


@dated(
    starts_on=planned(),
    ends_on=planned(since("starts_on", _("La fin du sursis précède son début."))),
    granted_on=past(),
)
@tracked
class Deferral(models.Model):
    """A time during which nothing runs: an illness, a leave, further studies. It moves the deadlines by its days."""

    obligation = models.ForeignKey(
        Obligation, models.CASCADE, verbose_name=_("engagement"), related_name="deferrals"
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"), null=True, blank=True)
    reason = models.TextField(_("motif"))
    granted_on = models.DateField(_("accordé le"))
    granted_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("accordé par"),
        null=True,
        blank=True,
        related_name="+",
    )
    granted_at = models.DateTimeField(_("noté le"), auto_now_add=True)

    class Meta:
        verbose_name = _("sursis")
        verbose_name_plural = _("sursis")
        ordering = ["obligation", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="deferral_in_order",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin du sursis précède son début."),
            ),
            models.CheckConstraint(
                name="deferral_with_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Écrivez pourquoi le sursis est accordé."),
            ),
        ]

    def __str__(self):
        return told(self, "obligation.person", "starts_on")


@dated(granted_on=past())
@tracked
class Waiver(models.Model):
    """Months that are forgiven; None is all that is left on that day."""

    obligation = models.ForeignKey(
        Obligation, models.CASCADE, verbose_name=_("engagement"), related_name="waivers"
    )
    months = models.DecimalField(
        _("mois"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_MONTHS)],
        help_text=_("Vide : tous ceux qui restent dus ce jour-là."),
    )
    reason = models.TextField(_("motif"))
    granted_on = models.DateField(_("accordée le"))
    granted_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("accordée par"),
        null=True,
        blank=True,
        related_name="+",
    )
    granted_at = models.DateTimeField(_("notée le"), auto_now_add=True)

    class Meta:
        verbose_name = _("exonération")
        verbose_name_plural = _("exonérations")
        ordering = ["obligation", "granted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="waiver_of_something",
                condition=Q(months=None) | Q(months__gt=0),
                violation_error_message=_("Une exonération est plus grande que zéro."),
            ),
            models.CheckConstraint(
                name="waiver_with_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Écrivez pourquoi ces mois sont exonérés."),
            ),
        ]

    def __str__(self):
        return told(self, "obligation.person", "months")


@dated(
    received_on=past(),
    annulled_on=past(since("received_on", _("L’annulation précède le remboursement."))),
)
@tracked
class Repayment(models.Model):
    """What a holder in default paid back. Where the award was paid as expenses, so much of them is taken back."""

    obligation = models.ForeignKey(
        Obligation, models.PROTECT, verbose_name=_("engagement"), related_name="repayments"
    )
    received_on = models.DateField(_("reçu le"))
    amount = MoneyField(_("montant"))
    reference = models.CharField(_("référence"), max_length=120, blank=True)
    annulled_on = models.DateField(_("annulé le"), null=True, blank=True)
    reason = models.TextField(_("motif de l’annulation"), blank=True)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("remboursement d’un titulaire")
        verbose_name_plural = _("remboursements des titulaires")
        ordering = ["obligation", "received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="repayment_above_zero",
                condition=Q(amount__gt=0),
                violation_error_message=_("Un remboursement est plus grand que zéro."),
            ),
            models.CheckConstraint(
                name="repayment_annulled_with_reason",
                condition=Q(annulled_on=None) | ~Q(reason=""),
                violation_error_message=_("Écrivez pourquoi le remboursement est annulé."),
            ),
        ]

    def __str__(self):
        return told(self, "obligation.person", "received_on")


@tracked
class RepaymentReversal(models.Model):
    """The entry below zero by which a repayment takes back one of the expenses that paid the award."""

    repayment = models.ForeignKey(
        Repayment, models.PROTECT, verbose_name=_("remboursement"), related_name="reversals"
    )
    expense = models.OneToOneField(
        "budgets.Expense",
        models.PROTECT,
        verbose_name=_("contre-passation"),
        related_name="bursary_repayment",
    )

    class Meta:
        verbose_name = _("contre-passation d’un remboursement")
        verbose_name_plural = _("contre-passations des remboursements")
        ordering = ["repayment", "pk"]

    def __str__(self):
        return told(self, "repayment", "expense.code")
