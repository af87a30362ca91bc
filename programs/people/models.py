"""Persons, shared by all services so that each is counted once, and what they consented to."""

from dataclasses import fields
from datetime import date

from django.db import models
from django.db.models import F, Func, Q, TextField
from django.db.models.functions import Lower
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from programs.dates import Question, asking, dated, past, since
from programs.history import tracked
from programs.models.fields import choices_array, known_codes
from programs.models.phones import PhoneField, phone_is_kept
from programs.people.enums import ConsentGiver, ConsentPurpose, SpokenLanguage
from programs.people.likeness import Known


class NameKey(Func):
    """Texts put together and reduced to their letters and digits: ``sort_key`` of them all."""

    template = "arrimage_sort_key(concat(%(expressions)s))"
    output_field = TextField()


# The family name, then the first name, as they stand in the order of a French dictionary.
_IN_ORDER = Func(
    F("last_name"),
    F("first_name"),
    template="arrimage_sort_key(%(expressions)s)",
    arg_joiner=") || ' ' || arrimage_sort_key(",
)


class PersonQuerySet(models.QuerySet):
    def named(self, first_name: str, last_name: str):
        """Persons of that name, whatever the accents, the case and the apostrophes."""
        return self.filter(first_name__matches=first_name, last_name__matches=last_name)

    def resembling(self, *described: Known):
        """Persons with a trait of one of those ``described``: name, e-mail, phone, birth date under that family name.

        Of several, one may be found for the birth date of one and the family name of another.
        """
        sought: dict[str, set[tuple]] = {}
        for known in described:
            for kind, *values in known.traits:
                sought.setdefault(kind, set()).add(tuple(values))
        births = [*zip(*sought.get("birth", ()), strict=True)] or [(), ()]
        return self.annotate(
            _name=NameKey(F("first_name"), F("last_name")),
            _last_name=NameKey(F("last_name")),
            _email=Lower("email"),
        ).filter(
            Q(_name__in=_values(sought, "name"))
            | Q(_email__in=_values(sought, "email"))
            | Q(phone__in=_values(sought, "phone"))
            | Q(birth_date__in=set(births[0]), _last_name__in=set(births[1]))
        )


def _values(sought: dict[str, set[tuple]], kind: str) -> list:
    return [value for (value,) in sought.get(kind, ())]


def age_on(birth_date: date | None, day: date) -> int | None:
    """How old somebody is on ``day``; None where the birth date is not known."""
    if birth_date is None:
        return None
    before_birthday = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before_birthday


# An age that is asked about: somebody may be older, and a slip of the pen is more likely.
VERY_OLD = 90


def _is_very_old(person: "Person", _parent, on: date) -> str | None:
    age = age_on(person.birth_date, on)
    return gettext("Cette personne aurait %(age)d ans.") % {"age": age} if age >= VERY_OLD else None


@asking(Question("birth_date", _is_very_old))
@dated(birth_date=past())
@tracked(exclude=("sort_key",))
class Person(models.Model):
    """A human being known to one or more services, kept by the organisation that recorded them."""

    holder = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme détenteur du dossier"),
        related_name="people",
    )
    code = models.CharField(
        _("code"),
        max_length=40,
        blank=True,
        help_text=_("L’identifiant de la personne dans vos propres fichiers."),
    )
    first_name = models.CharField(_("prénom"), max_length=80)
    last_name = models.CharField(pgettext_lazy("personne", "nom"), max_length=80)
    birth_date = models.DateField(_("date de naissance"), null=True, blank=True)
    email = models.EmailField(_("courriel"), blank=True)
    phone = PhoneField(_("téléphone"))
    city = models.CharField(_("localité"), max_length=80, blank=True)
    region = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région"),
        null=True,
        blank=True,
        related_name="people",
    )
    languages = choices_array(SpokenLanguage, _("langues parlées"))
    note = models.TextField(_("note"), blank=True)
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)
    sort_key = models.GeneratedField(
        verbose_name=_("place dans l’ordre des noms"),
        expression=_IN_ORDER,
        output_field=models.CharField(max_length=1000, db_collation="C"),
        db_persist=True,
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["sort_key", "id"], name="person_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "code"],
                condition=~models.Q(code=""),
                name="person_code_once_a_holder",
                violation_error_message=_("Une autre personne de cet organisme porte ce code."),
            ),
            models.CheckConstraint(
                name="person_has_a_name",
                condition=~models.Q(first_name="", last_name=""),
                violation_error_message=_("Écrivez au moins un nom ou un prénom."),
            ),
            phone_is_kept("person_phone_is_kept"),
            known_codes("person_languages_known", "languages", SpokenLanguage),
        ]

    # How they are told on a page that shows others of their name: see ``programs.people.telling``.
    told_as = ""

    def __str__(self):
        return self.told_as or self.name

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def known(self) -> Known:
        """What the record says, for whoever may be this person."""
        return Known(**{field.name: getattr(self, field.name) for field in fields(Known)})


@dated(
    given_on=past(since("person.birth_date", _("Cette date précède la naissance de la personne."))),
    withdrawn_on=past(),
)
@tracked
class Consent(models.Model):
    """What a person agreed to, for one purpose, from one day; withdrawn rather than deleted."""

    person = models.ForeignKey(
        Person, models.CASCADE, verbose_name=_("personne"), related_name="consents"
    )
    purpose = models.CharField(_("finalité"), max_length=20, choices=ConsentPurpose)
    given_on = models.DateField(_("donné le"))
    given_by = models.CharField(
        _("donné par"), max_length=20, choices=ConsentGiver, default=ConsentGiver.PERSON
    )
    given_to = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("donné à"),
        null=True,
        blank=True,
        related_name="+",
    )
    guardian_name = models.CharField(_("nom du parent ou du tuteur"), max_length=160, blank=True)
    withdrawn_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        verbose_name = _("consentement")
        verbose_name_plural = _("consentements")
        ordering = ["-given_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose", "given_to"],
                condition=models.Q(withdrawn_on=None),
                name="consent_once_a_purpose",
                nulls_distinct=False,
                violation_error_message=_(
                    "Un consentement à cet organisme est déjà en vigueur pour cette finalité."
                ),
            ),
            models.CheckConstraint(
                name="consent_dates_in_order",
                condition=models.Q(withdrawn_on__gte=models.F("given_on")),
                violation_error_message=_("Le retrait précède le consentement."),
            ),
        ]

    def __str__(self):
        return f"{self.get_purpose_display()} ({self.given_on})"
