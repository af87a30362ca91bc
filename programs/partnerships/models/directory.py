"""The directory of the network: what each organisation says of itself, its services and whom to reach."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past
from programs.history import tracked
from programs.lookups import sort_key_of
from programs.models.fields import choices_array, known_codes, localized, told
from programs.models.phones import PhoneField, phone_is_kept
from programs.partnerships.enums import NetworkServiceKind
from programs.people.enums import SpokenLanguage


@dated(confirmed_on=past())
@tracked
class NetworkEntry(models.Model):
    """What the network reads of an organisation; its name, region and web site are the organisation's own."""

    organization = models.OneToOneField(
        "programs.Organization",
        models.CASCADE,
        verbose_name=_("organisme"),
        related_name="network_entry",
    )
    is_listed = models.BooleanField(
        _("au répertoire"), default=True, help_text=_("Les membres du réseau la trouvent.")
    )
    mission = models.TextField(_("mission"), blank=True)
    mission_en = models.TextField(_("mission en anglais"), blank=True)
    territory = models.CharField(_("territoire servi"), max_length=250, blank=True)
    address = models.TextField(_("adresse"), blank=True)
    hours = models.CharField(_("heures d’ouverture"), max_length=250, blank=True)
    languages = choices_array(SpokenLanguage, _("langues de service"))
    takes_referrals = models.BooleanField(_("reçoit des références"), default=False)
    confirmed_on = models.DateField(_("confirmée par l’organisme le"), null=True, blank=True)
    updated_at = models.DateTimeField(_("mise à jour le"), auto_now=True)

    class Meta:
        verbose_name = _("fiche du répertoire")
        verbose_name_plural = _("fiches du répertoire")
        ordering = [sort_key_of("organization__name"), "pk"]
        constraints = [
            known_codes("network_entry_languages_known", "languages", SpokenLanguage),
        ]

    def __str__(self):
        return told(self, "organization")


@tracked
class NetworkService(models.Model):
    """A service that an organisation of the network offers."""

    entry = models.ForeignKey(
        NetworkEntry, models.CASCADE, verbose_name=_("fiche"), related_name="services"
    )
    kind = models.CharField(_("domaine"), max_length=12, choices=NetworkServiceKind)
    name = models.CharField(_("service"), max_length=200)
    name_en = models.CharField(_("service en anglais"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    description_en = models.TextField(_("description en anglais"), blank=True)
    audience = models.CharField(_("pour qui"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta:
        verbose_name = _("service du réseau")
        verbose_name_plural = _("services du réseau")
        ordering = ["entry", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "name"],
                name="network_service_once",
                violation_error_message=_("La fiche a déjà un service de ce nom."),
            ),
        ]

    def __str__(self):
        return localized(self, "name")


@tracked
class NetworkContact(models.Model):
    """Whom to reach in an organisation of the network, in their functions."""

    entry = models.ForeignKey(
        NetworkEntry, models.CASCADE, verbose_name=_("fiche"), related_name="contacts"
    )
    name = models.CharField(_("nom"), max_length=160)
    title = models.CharField(_("fonction"), max_length=160, blank=True)
    email = models.EmailField(_("courriel"), blank=True)
    phone = PhoneField(_("téléphone"))
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta:
        verbose_name = _("contact du réseau")
        verbose_name_plural = _("contacts du réseau")
        ordering = ["entry", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "name"],
                name="network_contact_once",
                violation_error_message=_("La fiche a déjà un contact de ce nom."),
            ),
            phone_is_kept("network_contact_phone_is_kept"),
        ]

    def __str__(self):
        return self.name
