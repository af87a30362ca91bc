"""Files that somebody sent and the application keeps: in the database, with the records that they prove."""

from collections.abc import Iterator

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from programs.files import LARGEST, LONGEST_NAME, CheckedFile

SLICE = 1024 * 1024  # bytes


class FileQuerySet(models.QuerySet):
    def without_content(self):
        """What is known of the files. Their bytes come one file at a time, when they are asked for."""
        return self.defer("content")


class FileManager(models.Manager.from_queryset(FileQuerySet)):  # type: ignore[misc]
    """Never reads the bytes of many files at once: a list of fifty would hold half a gigabyte."""

    def get_queryset(self):
        return super().get_queryset().without_content()


class FileInDatabase(models.Model):
    """The bytes of a file and what they are. It is served by a view that checks, as ``programs.files.attachment``."""

    name = models.CharField(_("nom du fichier"), max_length=LONGEST_NAME)
    content = models.BinaryField(_("contenu"))
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("taille en octets"), validators=[MinValueValidator(1)])

    objects = FileManager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def slices(self) -> Iterator[bytes]:
        """The bytes, so much at a time that handing them over holds no whole file in memory."""
        row = type(self)._base_manager.filter(pk=self.pk)
        for start in range(1, self.size + 1, SLICE):
            part = Substr("content", start, SLICE, output_field=models.BinaryField())
            yield bytes(row.values_list(part, flat=True).get())


class StoredFile(FileInDatabase):
    """A checked file. Concrete tables name what it is joined to, and say ``once_a(subject)``.

    Its history, which a concrete table keeps by ``@tracked(exclude=("content",))``, says who joined which bytes
    and when, without the bytes.
    """

    size = models.PositiveIntegerField(
        _("taille en octets"), validators=[MinValueValidator(1), MaxValueValidator(LARGEST)]
    )
    sha256 = models.CharField("SHA-256", max_length=64)
    added_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("joint par"),
        null=True,
        blank=True,
        related_name="+",
    )
    added_at = models.DateTimeField(_("joint le"), auto_now_add=True)

    class Meta(FileInDatabase.Meta):
        abstract = True
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_within_the_limit",
                condition=Q(size__range=(1, LARGEST)),
                violation_error_message=_("Ce fichier est vide, ou dépasse 10 Mo."),
            ),
            models.CheckConstraint(
                name="%(class)s_is_whole",
                condition=Q(size=Length("content"))
                & Q(
                    Exact(
                        F("sha256"),
                        Func(
                            Func(
                                F("content"), function="SHA256", output_field=models.BinaryField()
                            ),
                            Value("hex"),
                            function="ENCODE",
                            output_field=models.CharField(),
                        ),
                    )
                ),
                violation_error_message=_("Ce fichier est arrivé abîmé : envoyez-le de nouveau."),
            ),
        ]

    @classmethod
    def of(cls, file: CheckedFile, **details):
        """A row that is not saved yet, with the bytes of ``file`` and ``details``."""
        return cls(
            name=file.name,
            content=file.content,
            content_type=file.content_type,
            size=file.size,
            sha256=file.sha256,
            **details,
        )


def once_a(subject: str) -> models.UniqueConstraint:
    """Refuses the same bytes twice for one ``subject``, the name of the foreign key to it."""
    return models.UniqueConstraint(
        fields=[subject, "sha256"],
        name=f"%(class)s_once_a_{subject}",
        violation_error_message=_("Ce fichier est déjà joint."),
    )
