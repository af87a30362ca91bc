"""The pack of one fiscal year: its items, who signed them, and what left, which never changes."""

import pgtrigger
from django.db import models
from django.db.models import Count, Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned, since
from programs.history import never_truncated, tracked
from programs.lib.periods import Period, years_of
from programs.models.fields import told
from programs.models.files import FileInDatabase, FileManager, StoredFile, once_a
from programs.moves import Move, moved
from reporting.models import ReportVersion
from reporting.packs.enums import Channel, PackState, PieceKind
from reporting.packs.models.requirements import RequiredPiece, Requirement
from reporting.packs.triggers import CONTENT_STAYS, joined_while_prepared


@dated(starts_on=planned(), ends_on=planned(), due_on=planned())
@tracked
class Pack(models.Model):
    """What is given to a funder for one fiscal year. ``due_on`` is what the rule of the requirement gave."""

    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("exigence"), related_name="packs"
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    due_on = models.DateField(_("dû le"))
    state = models.CharField(
        _("état"), max_length=12, choices=PackState, default=PackState.PREPARING
    )

    class Meta:
        verbose_name = _("dossier de reddition de comptes")
        verbose_name_plural = _("dossiers de reddition de comptes")
        ordering = ["-ends_on", "requirement", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "ends_on"],
                name="pack_once_a_year",
                violation_error_message=_("Le dossier de cet exercice est déjà commencé."),
            ),
            models.CheckConstraint(
                name="pack_days_in_order",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message=_("L’exercice finit avant de commencer."),
            ),
        ]

    def __str__(self):
        return told(self, "requirement", "years_typed")

    @property
    def program(self):
        return self.requirement.program

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    def years_typed(self) -> str:
        """The years that its days make; nothing where they make none."""
        return years_of(self.starts_on, self.ends_on)

    def year_said(self) -> str:
        return self.requirement.program.calendar.label(self.period)

    @property
    def is_open(self) -> bool:
        """Whether what is in it may still change."""
        return self.state == PackState.PREPARING


@dated(effective_on=past())
@tracked
class PackMove(Move):
    pack = moved(Pack)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un dossier de reddition de comptes")
        verbose_name_plural = _("étapes des dossiers de reddition de comptes")


class PackItemQuerySet(models.QuerySet):
    def lacking(self):
        """Those that are asked for and not given whole: nothing in them, a line unexplained, somebody yet to sign."""
        files = PackFile.objects.filter(item=OuterRef("pk"))
        signed = PackSignature.objects.filter(item=OuterRef("pk")).order_by()
        number = signed.values("item").annotate(number=Count("pk")).values("number")
        by_file = Q(piece__kind__in=(PieceKind.MINUTES, PieceKind.FILE))
        given = (
            Q(piece__kind=PieceKind.REPORT, report_version__isnull=False)
            | (by_file & Exists(files))
            | (
                Q(piece__kind=PieceKind.STATEMENT)
                & (~Q(text="") | ~Q(explanations=[]) | Exists(files))
            )
        )
        unexplained = Q(explanations__contains=[{"explanation": ""}])
        return self.annotate(
            signed=Coalesce(Subquery(number), 0), to_sign=_Lines("piece__signatories")
        ).filter(~given | unexplained | Q(signed__lt=F("to_sign")), is_asked=True)


class _Lines(Func):
    """How many lines of a text hold something."""

    template = r"CARDINALITY(ARRAY_REMOVE(REGEXP_SPLIT_TO_ARRAY(%(expressions)s, E'\\s*[\\r\\n]\\s*'), ''))"
    output_field = models.IntegerField()


@dated(due_on=planned())
@tracked(exclude=("is_asked",))
class PackItem(models.Model):
    """One piece of a pack, and what it was given by.

    ``is_asked`` is what its condition gave when something last happened to the pack: lists read it. The page of the
    pack asks anew.
    """

    pack = models.ForeignKey(Pack, models.CASCADE, verbose_name=_("dossier"), related_name="items")
    piece = models.ForeignKey(
        RequiredPiece, models.PROTECT, verbose_name=_("pièce"), related_name="items"
    )
    due_on = models.DateField(_("dû le"))
    is_asked = models.BooleanField(_("demandée"), default=True, editable=False)
    report_version = models.ForeignKey(
        ReportVersion,
        models.PROTECT,
        verbose_name=_("rapport publié"),
        null=True,
        blank=True,
        related_name="pack_items",
    )
    text = models.TextField(_("explication"), blank=True)
    # Of each line of the budget that is to be explained: its numbers as they were read, and why.
    explanations = models.JSONField(_("écarts expliqués"), default=list, blank=True)

    objects = PackItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("pièce d’un dossier")
        verbose_name_plural = _("pièces des dossiers")
        ordering = ["pack", "piece__number_key", "pk"]
        triggers = [CONTENT_STAYS]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "piece"],
                name="pack_item_once",
                violation_error_message=_("Cette pièce est déjà dans le dossier."),
            ),
        ]

    def __str__(self):
        return told(self, "piece", "pack")


@tracked(exclude=("content",))
class PackFile(StoredFile):
    """A file that gives a piece, or its signed copy. ``origin`` says where the application took it from."""

    item = models.ForeignKey(
        PackItem, models.CASCADE, verbose_name=_("pièce"), related_name="files"
    )
    origin = models.CharField(_("provenance"), max_length=200, blank=True)

    class Meta(StoredFile.Meta):
        verbose_name = _("fichier d’une pièce")
        verbose_name_plural = _("fichiers des pièces")
        triggers = [joined_while_prepared()]
        constraints = [*StoredFile.Meta.constraints, once_a("item")]


@dated(signed_on=past())
@tracked
class PackSignature(models.Model):
    """Somebody signed a piece, on paper or otherwise: what is recorded is who, as what, and which day."""

    item = models.ForeignKey(
        PackItem, models.CASCADE, verbose_name=_("pièce"), related_name="signatures"
    )
    role = models.CharField(_("fonction"), max_length=120)
    name = models.CharField(_("nom"), max_length=120)
    signed_on = models.DateField(_("signée le"))

    class Meta:
        verbose_name = _("signature d’une pièce")
        verbose_name_plural = _("signatures des pièces")
        ordering = ["item", "pk"]
        triggers = [joined_while_prepared()]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "role", "name"],
                name="pack_signature_once",
                violation_error_message=_("Cette personne a déjà signé à ce titre."),
            ),
        ]

    def __str__(self):
        return told(self, "role", "name")


_WITHDRAWN = ("withdrawn_on", "withdrawn_reason")


@dated(
    sent_on=past(since("pack.ends_on", _("L’exercice n’était pas fini ce jour-là."))),
    withdrawn_on=past(since("sent_on", _("Le retrait précède la transmission."))),
)
@tracked
class Delivery(models.Model):
    """A pack that left. It never changes; a later one replaces it and says why, or it is withdrawn."""

    pack = models.ForeignKey(
        Pack, models.PROTECT, verbose_name=_("dossier"), related_name="deliveries"
    )
    number = models.PositiveSmallIntegerField(_("transmission"))
    sent_on = models.DateField(_("transmis le"))
    channel = models.CharField(_("moyen"), max_length=12, choices=Channel)
    receipt = models.TextField(
        _("accusé de réception"),
        blank=True,
        help_text=_("Numéro de confirmation, nom de qui l’a reçu."),
    )
    reason = models.TextField(_("motif de la correction"), blank=True)
    made_at = models.DateTimeField(_("noté le"), auto_now_add=True)
    made_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("par"),
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_on = models.DateField(_("retirée le"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("motif du retrait"), blank=True)

    class Meta:
        verbose_name = _("transmission d’un dossier")
        verbose_name_plural = _("transmissions des dossiers")
        ordering = ["pack", "-number"]
        triggers = [
            pgtrigger.ReadOnly(name="as_it_left", exclude=list(_WITHDRAWN)),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            never_truncated(),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "number"],
                name="pack_delivery_number_once",
                violation_error_message=_("Ce dossier est déjà transmis."),
            ),
            models.CheckConstraint(
                name="pack_delivery_correction_says_why",
                condition=Q(number=1) | ~Q(reason=""),
                violation_error_message=_("Une correction dit pourquoi."),
            ),
            models.CheckConstraint(
                name="pack_delivery_withdrawn_with_reason",
                condition=Q(withdrawn_on=None) ^ ~Q(withdrawn_reason=""),
                violation_error_message=_("Écrivez pourquoi la transmission est retirée."),
            ),
        ]

    def __str__(self):
        return f"{told(self, 'pack')} · {self.number}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None


class DeliveredFile(FileInDatabase):
    """One file of a pack that left, in its order, with the SHA-256 of its bytes: they are kept for ever."""

    delivery = models.ForeignKey(
        Delivery, models.PROTECT, verbose_name=_("transmission"), related_name="files"
    )
    position = models.PositiveSmallIntegerField(_("rang"))
    sha256 = models.CharField("SHA-256", max_length=64)
    about = models.CharField(_("contenu"), max_length=250, blank=True)

    objects = FileManager()

    class Meta(FileInDatabase.Meta):
        verbose_name = _("fichier transmis")
        verbose_name_plural = _("fichiers transmis")
        ordering = ["delivery", "position"]
        triggers = [
            pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete),
            never_truncated(),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "position"],
                name="pack_delivered_file_once",
                violation_error_message=_("Ce rang est déjà pris."),
            ),
        ]
