"""Persons, shared by all services so that each is counted once, and what they consented to."""

from datetime import date

from django.db import models
from django.db.models import F, Func, Q, TextField, Value
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from programs.dates import Question, asking, dated, past, since
from programs.history import tracked
from programs.models.fields import choices_array, known_codes
from programs.people.enums import ConsentGiver, ConsentPurpose, SpokenLanguage


class NameKey(Func):
    """Texts put together and reduced to their letters and digits, without case, accents or apostrophes."""

    template = (
        "btrim(regexp_replace(arrimage_normalise(concat_ws(' ', %(expressions)s)), "
        "'[^[:alnum:]]+', ' ', 'g'))"
    )
    output_field = TextField()


class PhoneKey(Func):
    """The last ten digits of a telephone number, however it is written."""

    template = "right(regexp_replace(%(expressions)s, '[^0-9]', '', 'g'), 10)"
    output_field = TextField()


# Fewer digits are a slip or an extension, and would bring strangers together.
_DIGITS_OF_A_PHONE = 7


class PersonQuerySet(models.QuerySet):
    def named(self, first_name: str, last_name: str):
        """Persons of that name, whatever the accents, the case and the apostrophes."""
        return self.filter(first_name__matches=first_name, last_name__matches=last_name)

    def resembling(
        self, *, first_name: str, last_name: str, email: str = "", phone: str = "", birth_date=None
    ):
        """Persons who may be the one described: same name, e-mail or phone, or born that day under that last name.

        A blank resembles nothing. Accents, case, apostrophes and the punctuation of a number do not count.
        """
        persons = self.annotate(
            _name=NameKey(F("first_name"), F("last_name")),
            _last_name=NameKey(F("last_name")),
            _phone=PhoneKey(F("phone")),
        )
        name = NameKey(Value(first_name), Value(last_name))
        same = Q(_name=name) & ~Q(_name="")
        if birth_date:
            same |= Q(birth_date=birth_date, _last_name=NameKey(Value(last_name)))
        if email:
            same |= Q(email__iexact=email)
        if sum(character.isdigit() for character in phone) >= _DIGITS_OF_A_PHONE:
            same |= Q(_phone=PhoneKey(Value(phone)))
        return persons.filter(same)


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
@tracked
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
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
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

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ["last_name", "first_name", "pk"]
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
            known_codes("person_languages_known", "languages", SpokenLanguage),
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip()


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
