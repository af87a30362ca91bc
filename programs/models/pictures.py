"""Pictures that the application keeps to show them: with who took them, what they show and who agreed."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.enums import PictureConsent
from programs.models.fields import localized
from programs.models.files import FileManager, FileQuerySet, StoredFile
from programs.pictures import LONGEST_SIDE, SHORTEST_SIDE, TYPES, Picture

_SIDES = [MinValueValidator(SHORTEST_SIDE), MaxValueValidator(LONGEST_SIDE)]
_SETTLED = (PictureConsent.NOT_NEEDED, PictureConsent.OBTAINED)
# What ``StoredPicture.is_printable`` says of one.
PRINTABLE = Q(consent__in=_SETTLED) & ~Q(alt="")


class PictureQuerySet(FileQuerySet):
    def printable(self):
        """Those that may be published."""
        return self.filter(PRINTABLE)


class PictureManager(FileManager.from_queryset(PictureQuerySet)):  # type: ignore[misc]
    """Never reads the bytes of many pictures at once."""


class StoredPicture(StoredFile):
    """A picture of ``programs.pictures``. Concrete tables name what it is joined to, and say ``once_a(subject)``.

    They are a ``@dated(consented_on=past())`` and ``@tracked(exclude=("content",))``.
    """

    width = models.PositiveSmallIntegerField(_("largeur en points"), validators=_SIDES)
    height = models.PositiveSmallIntegerField(_("hauteur en points"), validators=_SIDES)
    alt = models.CharField(
        _("description"),
        max_length=250,
        blank=True,
        help_text=_(
            "Ce que montre la photo, pour qui ne la voit pas. Sans description, elle n’est pas publiée."
        ),
    )
    alt_en = models.CharField(_("description en anglais"), max_length=250, blank=True)
    credit = models.CharField(
        _("crédit"),
        max_length=150,
        blank=True,
        help_text=_("Qui a pris la photo, comme son nom doit paraître."),
    )
    consent = models.CharField(
        _("consentement"),
        max_length=12,
        choices=PictureConsent.choices,
        default=PictureConsent.TO_OBTAIN,
        help_text=_(
            "Des personnes qu’on y reconnaît ; d’un parent ou d’un tuteur pour celles de moins de 14 ans. Sans lui, "
            "la photo n’est pas publiée."
        ),
    )
    consented_on = models.DateField(_("consentement obtenu le"), null=True, blank=True)
    consent_note = models.CharField(
        _("note sur le consentement"),
        max_length=250,
        blank=True,
        help_text=_("Qui a signé, et où se trouve le formulaire."),
    )

    objects = PictureManager()

    class Meta(StoredFile.Meta):
        abstract = True
        constraints = [
            *StoredFile.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_is_a_picture",
                condition=Q(content_type__in=TYPES)
                & Q(width__range=(SHORTEST_SIDE, LONGEST_SIDE))
                & Q(height__range=(SHORTEST_SIDE, LONGEST_SIDE)),
                violation_error_message=_(
                    "Une photo est une image JPEG ou PNG de 32 à 1 600 points de côté."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_consent_is_dated",
                condition=Q(consent=PictureConsent.OBTAINED, consented_on__isnull=False)
                | (
                    Q(consent__in=[PictureConsent.NOT_NEEDED, PictureConsent.TO_OBTAIN])
                    & Q(consented_on=None)
                ),
                violation_error_message=_(
                    "Écrivez quel jour le consentement a été obtenu, et seulement s’il l’a été."
                ),
            ),
        ]

    @classmethod
    def of(cls, file: Picture, **details):
        """A row that is not saved yet, with the bytes and the size of ``file`` and ``details``."""
        return super().of(file, width=file.width, height=file.height, **details)

    @property
    def is_printable(self) -> bool:
        """Whether it may be published: who is recognised agreed, and who does not see it is told what it shows."""
        return self.consent in _SETTLED and bool(self.alt)

    def alt_in(self, language: str | None = None) -> str:
        return localized(self, "alt", language)
