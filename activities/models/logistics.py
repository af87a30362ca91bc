"""Logistics: what an activity costs, who drives whom, who holds a kiosk."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities import triggers as rules
from activities.enums import CostKind, KioskState, TransportState
from activities.models.activities import Activity
from activities.models.coded import Coded, code_once
from activities.models.registrations import Registration
from activities.models.sessions import Session
from programs.amounts import MoneyField
from programs.dates import dated, planned
from programs.history import tracked
from programs.models.fields import told
from programs.models.phones import PhoneField, phone_is_kept


@dated(needed_on=planned())
@tracked
class Cost(Coded):
    """Something that an activity costs: what was quoted, and the expense of the ledger that it became.

    ``payer`` is who pays where it is not the program; it is then no expense of ours, and ``stated`` is what it came
    to as they say. ``quantity`` counts ``unit``: three days of a substitute teacher.
    """

    PREFIX = "C"

    activity = models.ForeignKey(
        Activity, models.PROTECT, verbose_name=_("activité"), related_name="costs"
    )
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        verbose_name=_("séance"),
        null=True,
        blank=True,
        related_name="costs",
    )
    registration = models.ForeignKey(
        Registration,
        models.PROTECT,
        verbose_name=_("inscription"),
        null=True,
        blank=True,
        related_name="costs",
        help_text=_("L’école à laquelle la dépense tient : sa suppléance, son autobus."),
    )
    kind = models.CharField(_("nature"), max_length=16, choices=CostKind)
    description = models.CharField(_("description"), max_length=250)
    supplier = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("fournisseur"),
        null=True,
        blank=True,
        related_name="activity_costs",
    )
    supplier_name = models.CharField(_("fournisseur, comme écrit"), max_length=200, blank=True)
    quantity = models.DecimalField(
        _("quantité"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    unit = models.CharField(_("unité"), max_length=40, blank=True)
    quoted = MoneyField(_("coût prévu"), null=True, blank=True)
    payer = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("payé par"),
        null=True,
        blank=True,
        related_name="activity_costs_paid",
        help_text=_("Vide : le programme, par une dépense de ses budgets."),
    )
    stated = MoneyField(
        _("coût réel, déclaré"),
        null=True,
        blank=True,
        help_text=_("Quand un autre paie. Sinon, le coût réel est celui de la dépense."),
    )
    needed_on = models.DateField(_("pour le"), null=True, blank=True)
    expense = models.OneToOneField(
        "budgets.Expense",
        models.PROTECT,
        verbose_name=_("dépense"),
        null=True,
        blank=True,
        editable=False,
        related_name="activity_cost",
    )
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("coût d’une activité")
        verbose_name_plural = _("coûts des activités")
        ordering = ["activity", "kind", "pk"]
        triggers = [rules.COST_OF_ITS_ACTIVITY]
        constraints = [
            code_once("cost_code_once", "activity"),
            models.CheckConstraint(
                name="cost_not_below_zero",
                condition=(Q(quoted=None) | Q(quoted__gte=0)) & (Q(stated=None) | Q(stated__gte=0)),
                violation_error_message=_("Un coût n’est pas négatif."),
            ),
            models.CheckConstraint(
                name="cost_is_paid_by_one",
                condition=Q(payer=None, stated=None) | Q(payer__isnull=False, expense=None),
                violation_error_message=_(
                    "Ce que le programme paie est une dépense; ce qu’un autre paie est déclaré."
                ),
            ),
        ]

    def __str__(self):
        return told(self, "get_kind_display", "description")

    @property
    def supplied_by(self) -> str:
        return str(self.supplier) if self.supplier_id else self.supplier_name

    @property
    def actual(self) -> Decimal | None:
        """What it came to: the expense, or what its payer stated; None where nobody knows yet.

        Of an expense, what was not taken back; one that was refused is none.
        """
        if not self.expense_id:
            return self.stated
        expense = self.expense
        if expense.is_void or expense.amount is None:
            return None
        return expense.amount - expense.reversed


@tracked
class Transport(Coded):
    """A vehicle for a session: who drives, how many it seats, where it stops."""

    PREFIX = "T"

    session = models.ForeignKey(
        Session, models.PROTECT, verbose_name=_("séance"), related_name="transports"
    )
    carrier = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("transporteur"),
        null=True,
        blank=True,
        related_name="transports",
    )
    carrier_name = models.CharField(_("transporteur, comme écrit"), max_length=200, blank=True)
    label = models.CharField(_("véhicule"), max_length=120, blank=True, help_text=_("Autobus 1"))
    seats = models.PositiveSmallIntegerField(
        _("places assises"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    state = models.CharField(
        _("état"), max_length=12, choices=TransportState, default=TransportState.ASKED
    )
    leaves_at = models.TimeField(_("départ"), null=True, blank=True)
    returns_at = models.TimeField(_("retour"), null=True, blank=True)
    contact = models.CharField(_("personne à joindre"), max_length=160, blank=True)
    phone = PhoneField(_("téléphone"))
    instructions = models.TextField(_("consignes"), blank=True)
    cost = models.OneToOneField(
        Cost,
        models.SET_NULL,
        verbose_name=_("coût"),
        null=True,
        blank=True,
        related_name="transport",
    )
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("transport")
        verbose_name_plural = _("transports")
        ordering = ["session", "label", "pk"]
        constraints = [
            code_once("transport_code_once", "session"),
            phone_is_kept("transport_phone_is_kept"),
        ]

    def __str__(self):
        return told(self, "label", "driven_by") or str(self._meta.verbose_name)

    @property
    def driven_by(self) -> str:
        return str(self.carrier) if self.carrier_id else self.carrier_name


@tracked
class TransportStop(models.Model):
    """Where a vehicle takes a group up, at which hour, and how many board."""

    transport = models.ForeignKey(
        Transport, models.CASCADE, verbose_name=_("transport"), related_name="stops"
    )
    registration = models.ForeignKey(
        Registration,
        models.PROTECT,
        verbose_name=_("inscription"),
        null=True,
        blank=True,
        related_name="stops",
    )
    place = models.CharField(_("lieu"), max_length=200)
    time = models.TimeField(_("heure"), null=True, blank=True)
    boards = models.PositiveSmallIntegerField(_("montent"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta:
        verbose_name = _("arrêt")
        verbose_name_plural = _("arrêts")
        ordering = ["transport", "position", "time", "pk"]
        triggers = [rules.STOP_OF_ITS_SESSION]

    def __str__(self):
        return told(self, "place", "time")


@tracked
class Kiosk(Coded):
    """A stand at a fair: who holds it, and what it needs."""

    PREFIX = "K"

    activity = models.ForeignKey(
        Activity, models.PROTECT, verbose_name=_("activité"), related_name="kiosks"
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("exposant"),
        null=True,
        blank=True,
        related_name="kiosks",
    )
    name = models.CharField(
        _("exposant, comme écrit"),
        max_length=200,
        blank=True,
        help_text=_("Quand il n’est pas au répertoire des organismes."),
    )
    theme = models.CharField(_("métiers ou programmes présentés"), max_length=250, blank=True)
    contact = models.CharField(_("personne à joindre"), max_length=160, blank=True)
    email = models.EmailField(_("courriel"), blank=True)
    phone = PhoneField(_("téléphone"))
    space = models.CharField(_("emplacement"), max_length=40, blank=True)
    needs = models.TextField(
        _("besoins"), blank=True, help_text=_("Table, électricité, branchement…")
    )
    state = models.CharField(_("état"), max_length=12, choices=KioskState, default=KioskState.ASKED)
    cost = models.OneToOneField(
        Cost,
        models.SET_NULL,
        verbose_name=_("coût"),
        null=True,
        blank=True,
        related_name="kiosk",
    )
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("kiosque")
        verbose_name_plural = _("kiosques")
        ordering = ["activity", "space", "pk"]
        constraints = [
            code_once("kiosk_code_once", "activity"),
            phone_is_kept("kiosk_phone_is_kept"),
            models.CheckConstraint(
                name="kiosk_held_by_somebody",
                condition=Q(organization__isnull=False) | ~Q(name=""),
                violation_error_message=_("Écrivez qui tient le kiosque."),
            ),
            models.UniqueConstraint(
                fields=["activity", "space"],
                condition=~Q(space="") & ~Q(state=KioskState.DECLINED),
                name="kiosk_space_once",
                violation_error_message=_("Un autre kiosque a cet emplacement."),
            ),
        ]

    def __str__(self):
        return str(self.organization) if self.organization_id else self.name
