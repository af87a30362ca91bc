"""Agreements: their parties, their term as it stands on a day, amendments and signatures."""

import uuid
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned, since
from programs.history import tracked
from programs.lib.terms import Term, TermUnit
from programs.lookups import RolledEnd, counted_key_of, term_before
from programs.models.fields import localized, told
from programs.moves import Move, MovedQuerySet, moved
from programs.partnerships import triggers as rules
from programs.partnerships.enums import (
    AGREEMENT_LIVE,
    AGREEMENT_SHARED,
    AgreementKind,
    AgreementState,
    ClauseKind,
    HoursPer,
    PartyRole,
    Renewal,
)
from programs.partnerships.terms import DEFAULT_NOTICE, notice_of

LONGEST_NOTICE = 36  # months; a longer one is a slip of the pen


def _notice_day() -> Case:
    said = term_before(F("term_ends"), F("notice"), F("notice_unit"))
    unsaid = term_before(
        F("term_ends"), Value(DEFAULT_NOTICE.count), Value(DEFAULT_NOTICE.unit.value)
    )
    return Case(When(notice__isnull=False, then=said), default=unsaid)


class AgreementQuerySet(MovedQuerySet):
    """Agreements as they stood on a day: by their log, their amendments and their term."""

    def with_term_on(self, day: date):
        """Each with ``stood``, ``term_ends`` and ``notice_day`` as they were at the end of ``day``.

        ``term_ends`` is the last day of the term under way, None where none is set: that of the latest amendment in
        effect, rolled on by tacit renewals, or the day on which a notice stops it. ``notice_day`` is the last day on
        which one may give notice, or begin to renew.
        """
        amended = (
            Amendment.objects.in_effect_on(day)
            .filter(agreement=OuterRef("pk"), ends_on__isnull=False)
            .order_by("-effective_on", "-pk")
            .values("ends_on")[:1]
        )
        stated = Coalesce(Subquery(amended), F("ends_on"))
        never = Cast(Value(None), DateField())
        ends = Case(
            When(denounced_on__lte=day, stops_on__isnull=False, then=F("stops_on")),
            When(renewal=Renewal.INDEFINITE, then=never),
            When(
                renewal=Renewal.TACIT,
                renewal_months__isnull=False,
                then=RolledEnd(F("stated_end"), F("renewal_months"), Value(day)),
            ),
            default=F("stated_end"),
            output_field=DateField(),
        )
        return (
            self.stood_on(day)
            .annotate(stated_end=stated)
            .annotate(term_ends=ends)
            .annotate(notice_day=_notice_day())
        )

    def in_force_on(self, day: date):
        """Those that bound their parties on ``day``: neither suspended nor past their end."""
        successors = Agreement.objects.filter(renews=OuterRef("pk"), starts_on__gt=day)
        found = self.with_term_on(day).filter(starts_on__lte=day)
        return found.filter(
            Q(stood=AgreementState.IN_FORCE)
            | Q(Exists(successors), stood=AgreementState.RENEWED, term_ends__gte=day),
            Q(term_ends=None) | Q(term_ends__gte=day),
        )

    def to_renew_on(self, day: date):
        """Those in force that end unless somebody renews them in writing, from their day of notice on.

        One that an amendment to come prolongs, signed already, is not.
        """
        found = self.in_force_on(day).filter(stood=AgreementState.IN_FORCE, renewal=Renewal.EXPRESS)
        prolonged = Amendment.objects.signed_by(day).filter(
            agreement=OuterRef("pk"), ends_on__gt=OuterRef("term_ends")
        )
        return found.filter(notice_day__lte=day).exclude(Exists(prolonged))

    def expired_on(self, day: date):
        """Those whose term is over and that nobody renewed, ended or terminated."""
        return self.with_term_on(day).filter(stood__in=AGREEMENT_LIVE, term_ends__lt=day)

    def sharing_data_on(self, day: date):
        """Those that had, on ``day``, a clause by which personal data may pass between the parties."""
        clauses = self._clauses_in_effect_on(day).filter(kind=ClauseKind.DATA_SHARING)
        return self.filter(Exists(clauses))

    def _clauses_in_effect_on(self, day: date):
        clause = self.model._meta.get_field("clauses").related_model
        added = Q(amendment=None) | Q(amendment__in=Amendment.objects.in_effect_on(day))
        return clause.objects.filter(added, agreement=OuterRef("pk"))

    def of_party(self, organization, role: PartyRole | None = None):
        kept = {"role": role} if role else {}
        parties = AgreementParty.objects.filter(
            agreement=OuterRef("pk"), organization=organization, **kept
        )
        return self.filter(Exists(parties))

    def shared(self):
        """Those that their parties see."""
        return self.filter(state__in=AGREEMENT_SHARED)


@dated(
    starts_on=planned(),
    ends_on=planned(),
    denounced_on=past(),
    stops_on=planned(),
)
@tracked
class Agreement(models.Model):
    """What organisations undertake towards each other, for a term.

    ``ends_on`` is the end as it was signed; what holds on a day follows from amendments, tacit renewals and notices
    (``AgreementQuerySet.with_term_on``). Once it is signed its clauses stay, and an amendment adds to them.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="agreements"
    )
    number = models.CharField(
        _("numéro"),
        max_length=40,
        help_text=_(
            "Tel qu’imprimé. Laissez vide : il se fait du sigle du programme et de l’année."
        ),
    )
    kind = models.CharField(
        _("forme"), max_length=12, choices=AgreementKind, default=AgreementKind.PROTOCOL
    )
    title = models.CharField(_("titre"), max_length=250)
    title_en = models.CharField(_("titre en anglais"), max_length=250, blank=True)
    region = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région"),
        null=True,
        blank=True,
        related_name="agreements",
        help_text=_("Vide : celle du programme."),
    )
    starts_on = models.DateField(_("début"), null=True, blank=True)
    ends_on = models.DateField(
        _("fin"), null=True, blank=True, help_text=_("Le dernier jour, tel que signé.")
    )
    renewal = models.CharField(
        _("renouvellement"), max_length=12, choices=Renewal, default=Renewal.EXPRESS
    )
    renewal_months = models.PositiveSmallIntegerField(
        _("mois de chaque reconduction"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    notice = models.PositiveSmallIntegerField(
        _("préavis"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    notice_unit = models.CharField(
        _("unité du préavis"), max_length=8, choices=TermUnit, default=TermUnit.DAYS
    )
    denounced_on = models.DateField(_("avis de fin donné le"), null=True, blank=True)
    denounced_by = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("avis de fin donné par"),
        null=True,
        blank=True,
        related_name="+",
    )
    stops_on = models.DateField(_("fin demandée par l’avis"), null=True, blank=True)
    insured_hours = models.DecimalField(
        _("heures assurées"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    insured_per = models.CharField(
        _("heures comptées"), max_length=8, choices=HoursPer, default=HoursPer.YEAR
    )
    reviewed_each_year = models.BooleanField(_("évaluée chaque année"), default=True)
    renews = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("renouvelle"),
        null=True,
        blank=True,
        related_name="successors",
    )
    assigned_to = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        verbose_name=_("suivie par"),
        null=True,
        blank=True,
        related_name="assigned_agreements",
    )
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(
        _("état"), max_length=20, choices=AgreementState, default=AgreementState.DRAFT
    )
    reason = models.TextField(_("motif"), blank=True)
    created_at = models.DateTimeField(_("inscrite le"), auto_now_add=True)
    # The form's own number: sent twice, it makes one agreement.
    submission = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("entente")
        verbose_name_plural = _("ententes")
        ordering = ["program", counted_key_of("number"), "pk"]
        indexes = [models.Index(fields=["program", "state"], name="agreement_by_state")]
        triggers = [rules.AGREEMENT_STAYS_IN_ITS_PROGRAM, rules.RENEWAL_HAS_NO_CIRCLE]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "number"],
                name="agreement_number_once",
                violation_error_message=_("Une autre entente du programme porte ce numéro."),
            ),
            models.UniqueConstraint(
                fields=["renews"],
                condition=~Q(state=AgreementState.CANCELLED),
                name="agreement_renewed_once",
                violation_error_message=_("Cette entente a déjà une entente qui la renouvelle."),
            ),
            models.CheckConstraint(
                name="agreement_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin de l’entente précède son début."),
            ),
            models.CheckConstraint(
                name="agreement_bound_has_a_start",
                condition=Q(starts_on__isnull=False)
                | Q(state__in=("draft", "negotiation", "signing", "cancelled")),
                violation_error_message=_(
                    "Écrivez le début de l’entente avant de la mettre en vigueur."
                ),
            ),
            models.CheckConstraint(
                name="agreement_tacit_is_for_months",
                condition=~Q(renewal=Renewal.TACIT)
                | Q(renewal_months__isnull=False, ends_on__isnull=False),
                violation_error_message=_(
                    "Une reconduction tacite demande une fin, et le nombre de mois de chaque reconduction."
                ),
            ),
            models.CheckConstraint(
                name="agreement_indefinite_has_no_end",
                condition=~Q(renewal=Renewal.INDEFINITE, ends_on__isnull=False),
                violation_error_message=_("Une entente à durée indéterminée n’a pas de fin."),
            ),
            models.CheckConstraint(
                name="agreement_notice_within_term",
                condition=Q(notice=None)
                | Q(starts_on=None)
                | Q(ends_on=None)
                | Q(ends_on__lt=F("starts_on"))
                | Q(starts_on__lt=term_before(F("ends_on"), F("notice"), F("notice_unit"))),
                violation_error_message=_("Le préavis est plus long que l’entente."),
            ),
            models.CheckConstraint(
                name="agreement_notice_given_is_whole",
                condition=Q(denounced_on=None, stops_on=None)
                | Q(denounced_on__isnull=False, stops_on__gte=F("denounced_on")),
                violation_error_message=_(
                    "Un avis de fin a le jour où il fut donné et, au plus tôt ce jour-là, celui où l’entente prend fin."
                ),
            ),
            models.CheckConstraint(
                name="agreement_stopped_with_reason",
                condition=~Q(state__in=("suspended", "terminated", "cancelled"), reason=""),
                violation_error_message=_(
                    "Écrivez pourquoi l’entente est suspendue, résiliée ou annulée."
                ),
            ),
            models.CheckConstraint(
                name="agreement_does_not_renew_itself",
                condition=~Q(renews=F("id")),
                violation_error_message=_("Une entente ne se renouvelle pas elle-même."),
            ),
        ]

    def __str__(self):
        return f"{self.number} · {localized(self, 'title')}".strip(" ·")

    def clean(self):
        super().clean()
        longest = LONGEST_NOTICE * (30 if self.notice_unit == TermUnit.DAYS else 1)
        if self.notice and self.notice > longest:
            raise ValidationError({"notice": _("Ce préavis dépasse trois ans : vérifiez l’unité.")})

    @property
    def display_code(self) -> str:
        return self.number

    @property
    def notice_term(self) -> Term:
        """The notice as a length of time; the house's own where the agreement says none."""
        return notice_of(self.notice, self.notice_unit)


@dated(effective_on=past())
@tracked
class AgreementMove(Move):
    agreement = moved(Agreement)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une entente")
        verbose_name_plural = _("étapes des ententes")


@tracked
class AgreementParty(models.Model):
    """An organisation that an agreement binds, and who signs for it."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, verbose_name=_("entente"), related_name="parties"
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        related_name="agreement_parties",
    )
    role = models.CharField(_("rôle"), max_length=12, choices=PartyRole, default=PartyRole.PARTNER)
    signatory_name = models.CharField(_("signataire"), max_length=160, blank=True)
    signatory_title = models.CharField(_("titre du signataire"), max_length=160, blank=True)
    signatory_email = models.EmailField(_("courriel du signataire"), blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta:
        verbose_name = _("partie d’une entente")
        verbose_name_plural = _("parties des ententes")
        ordering = ["agreement", "position", "pk"]
        triggers = [rules.PARTY_STAYS_IN_ITS_AGREEMENT, rules.SIGNED_PARTY_IS_KEPT]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organization"],
                name="agreement_party_once",
                violation_error_message=_("Cet organisme est déjà une partie de l’entente."),
            ),
        ]

    def __str__(self):
        return told(self, "organization", "get_role_display")


class AmendmentQuerySet(models.QuerySet):
    def in_effect_on(self, day: date):
        """Signed by all, not annulled, and in effect on ``day``."""
        return self.signed_by(day).filter(effective_on__lte=day)

    def signed_by(self, day: date):
        """Signed by all and not annulled, whether they are in effect already or will be."""
        return self.filter(cancelled_on=None, signed_on__lte=day)


@dated(
    effective_on=planned(
        since("agreement.starts_on", _("L’avenant prend effet avant le début de l’entente."))
    ),
    ends_on=planned(
        since("agreement.starts_on", _("La nouvelle fin précède le début de l’entente."))
    ),
    signed_on=past(),
    cancelled_on=past(),
)
@tracked
class Amendment(models.Model):
    """What the parties changed of an agreement while it was in force: its end, its hours, clauses that it adds.

    It is begun, then signed by all (``signed_on``); it counts from ``effective_on``. One that was written by mistake is
    annulled with a reason, and counts no more.
    """

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, verbose_name=_("entente"), related_name="amendments"
    )
    number = models.PositiveSmallIntegerField(_("avenant"))
    subject = models.CharField(_("objet"), max_length=250)
    subject_en = models.CharField(_("objet en anglais"), max_length=250, blank=True)
    body = models.TextField(_("texte"), blank=True)
    body_en = models.TextField(_("texte en anglais"), blank=True)
    effective_on = models.DateField(_("prend effet le"), null=True, blank=True)
    ends_on = models.DateField(
        _("nouvelle fin"), null=True, blank=True, help_text=_("Vide : la fin ne change pas.")
    )
    insured_hours = models.DecimalField(
        _("nouvelles heures assurées"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Vide : elles ne changent pas."),
    )
    signed_on = models.DateField(_("signé par tous le"), null=True, blank=True)
    cancelled_on = models.DateField(_("annulé le"), null=True, blank=True)
    reason = models.TextField(_("motif de l’annulation"), blank=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("avenant")
        verbose_name_plural = _("avenants")
        ordering = ["agreement", "number"]
        triggers = [
            rules.AMENDMENT_STAYS_IN_ITS_AGREEMENT,
            rules.AMENDMENT_OF_A_LIVE_AGREEMENT,
            rules.SIGNED_AMENDMENT_IS_KEPT,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="amendment_number_once",
                violation_error_message=_("Un autre avenant de l’entente porte ce numéro."),
            ),
            models.CheckConstraint(
                name="amendment_signed_takes_effect",
                condition=Q(signed_on=None) | Q(effective_on__isnull=False),
                violation_error_message=_("Écrivez le jour où l’avenant prend effet."),
            ),
            models.CheckConstraint(
                name="amendment_cancelled_with_reason",
                condition=Q(cancelled_on=None) | ~Q(reason=""),
                violation_error_message=_("Écrivez pourquoi l’avenant est annulé."),
            ),
        ]

    def __str__(self):
        return told(self, "agreement.number", "subject")


@dated(signed_on=past())
@tracked
class Signature(models.Model):
    """That a party signed the agreement, or an amendment of it, once."""

    party = models.ForeignKey(
        AgreementParty, models.CASCADE, verbose_name=_("partie"), related_name="signatures"
    )
    amendment = models.ForeignKey(
        Amendment,
        models.CASCADE,
        verbose_name=_("avenant"),
        null=True,
        blank=True,
        related_name="signatures",
    )
    signed_on = models.DateField(_("signé le"))
    signed_by = models.CharField(_("signé par"), max_length=160, blank=True)
    title = models.CharField(_("titre"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["signed_on", "pk"]
        triggers = [rules.SIGNATURE_OF_ITS_AGREEMENT]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "amendment"],
                name="signature_once_a_party",
                nulls_distinct=False,
                violation_error_message=_("Cette partie a déjà signé."),
            ),
        ]

    def __str__(self):
        return told(self, "party.organization", "signed_on")
