"""Committees: their members, for the time of their mandates."""

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, planned
from programs.history import tracked
from programs.lookups import sort_key_of
from programs.models.fields import localized, told
from programs.partnerships import triggers as rules
from programs.partnerships.enums import CommitteeKind, Seat


@dated(starts_on=planned(), ends_on=planned())
@tracked
class Committee(models.Model):
    """People of several organisations who meet about a program. Without a ``quorum`` none is asked.

    ``announced_members`` is how many organisations a document says that it has, beside those that are named here.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="committees"
    )
    code = models.CharField(_("code"), max_length=40)
    kind = models.CharField(
        _("type"), max_length=16, choices=CommitteeKind, default=CommitteeKind.CONCERTATION
    )
    name = models.CharField(_("nom"), max_length=200)
    name_en = models.CharField(_("nom en anglais"), max_length=200, blank=True)
    mandate = models.TextField(_("mandat"), blank=True)
    mandate_en = models.TextField(_("mandat en anglais"), blank=True)
    quorum = models.PositiveSmallIntegerField(
        _("quorum"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Combien de membres qui votent doivent être là. Vide : aucun n’est demandé."),
    )
    announced_members = models.PositiveSmallIntegerField(
        _("organismes annoncés"),
        null=True,
        blank=True,
        help_text=_("Combien d’organismes membres un document annonce, s’il en annonce."),
    )
    starts_on = models.DateField(_("formé le"), null=True, blank=True)
    ends_on = models.DateField(_("dissous le"), null=True, blank=True)

    class Meta:
        verbose_name = _("comité")
        verbose_name_plural = _("comités")
        ordering = ["program", sort_key_of("name"), "pk"]
        triggers = [rules.COMMITTEE_STAYS_IN_ITS_PROGRAM]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="committee_code_once",
                violation_error_message=_("Un autre comité du programme porte ce code."),
            ),
            models.CheckConstraint(
                name="committee_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Le comité finit avant de commencer."),
            ),
        ]

    def __str__(self):
        return localized(self, "name")

    @property
    def display_code(self) -> str:
        return self.code


class CommitteeMemberQuerySet(models.QuerySet):
    def sitting_on(self, day: date):
        """Members whose mandate holds on ``day``."""
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day)
        )

    def voting(self):
        return self.exclude(seat=Seat.OBSERVER)


@dated(starts_on=planned(), ends_on=planned())
@tracked
class CommitteeMember(models.Model):
    """Somebody who sits in a committee for a time, for an organisation or for themselves; or the organisation alone."""

    committee = models.ForeignKey(
        Committee, models.CASCADE, verbose_name=_("comité"), related_name="members"
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        null=True,
        blank=True,
        related_name="committee_seats",
    )
    name = models.CharField(_("nom de la personne"), max_length=160, blank=True)
    title = models.CharField(_("fonction"), max_length=160, blank=True)
    email = models.EmailField(_("courriel"), blank=True)
    seat = models.CharField(_("siège"), max_length=12, choices=Seat, default=Seat.MEMBER)
    starts_on = models.DateField(_("mandat du"), null=True, blank=True)
    ends_on = models.DateField(_("mandat jusqu’au"), null=True, blank=True)

    objects = CommitteeMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("membre d’un comité")
        verbose_name_plural = _("membres des comités")
        ordering = ["committee", "seat", sort_key_of("name"), "pk"]
        triggers = [rules.MEMBER_STAYS_IN_ITS_COMMITTEE]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "organization", "name", "starts_on"],
                name="committee_member_once",
                nulls_distinct=False,
                violation_error_message=_("Ce membre siège déjà à partir de ce jour."),
            ),
            models.CheckConstraint(
                name="committee_member_is_somebody",
                condition=Q(organization__isnull=False) | ~Q(name=""),
                violation_error_message=_("Nommez une personne ou choisissez un organisme."),
            ),
            models.CheckConstraint(
                name="committee_member_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin du mandat précède son début."),
            ),
        ]

    def __str__(self):
        return " · ".join(filter(None, (self.name, told(self, "organization"))))
