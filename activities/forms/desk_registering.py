"""Registrations that a coordinator writes down, and what is asked before one of them moves."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activities.actions.desk_registering import school_details, written_alike
from activities.actions.registering import Wanted
from activities.forms.numbers import PeopleField
from activities.models import Booking, Offering
from programs.amounts import AmountField
from programs.enums import SchoolLevel
from programs.forms import (
    DayInput,
    MayBeMistaken,
    NameField,
    PastDayField,
    PhoneField,
    UndatedForm,
)
from programs.lib.periods import today
from programs.lib.text import normalise
from programs.models import Organization, School


def schools_known() -> list[School]:
    """The schools that may be chosen by what they are called, homonyms told apart."""
    return list(School.objects.told_apart())


def school_called(written: str, schools: list[School]) -> Organization | None:
    """The school that bears a name; None where none does, or several do: it is never guessed."""
    name = normalise(written)
    found = [one.organization for one in schools if normalise(str(one)) == name]
    return found[0] if len(found) == 1 else None


class RegistrationForm(forms.Form):
    """What somebody says on the telephone: who they are, and who comes.

    ``schools`` are what is proposed for the name of the school; ``wanted`` and ``booking`` are made of the answers.
    """

    school = forms.CharField(
        label=gettext_lazy("École"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "schools"}),
    )
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("Niveaux"),
        choices=SchoolLevel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    group = forms.CharField(
        label=gettext_lazy("Groupe"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Son nom à l’école : groupe 32."),
    )
    first_name = NameField(label=gettext_lazy("Prénom"), max_length=80)
    last_name = NameField(label=gettext_lazy("Nom de famille"), max_length=80)
    pupils = PeopleField(label=gettext_lazy("Élèves"), min_value=1)
    companions = PeopleField(
        label=gettext_lazy("Adultes accompagnateurs"), min_value=0, required=False
    )
    name = NameField(label=gettext_lazy("Personne à joindre"), max_length=160)
    language = forms.ChoiceField(
        label=gettext_lazy("Langue"),
        choices=settings.LANGUAGES,
        initial=settings.LANGUAGE_CODE,
        required=False,
    )
    email = forms.EmailField(
        label=gettext_lazy("Courriel"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Vide : rien n’est envoyé, et nul n’a de lien pour changer."),
    )
    phone = PhoneField(label=gettext_lazy("Téléphone"), required=False)
    needs = forms.CharField(
        label=gettext_lazy("Besoins"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Accessibilité, allergies, interprète… sans nommer personne."),
    )
    needs_transport = forms.BooleanField(label=gettext_lazy("Transport demandé"), required=False)
    may_split = forms.BooleanField(
        label=gettext_lazy("Partager le groupe s’il ne reste pas assez de places"), required=False
    )
    _OF_GROUPS = ("school", "levels", "group", "pupils", "companions", "may_split")
    _OF_PERSONS = ("first_name", "last_name")

    def __init__(self, *args, offering: Offering, schools: list[School], **kwargs):
        super().__init__(*args, **kwargs)
        self.offering, self.schools = offering, schools
        self.is_of_person = offering.activity.takes_persons
        for name in self._OF_GROUPS if self.is_of_person else self._OF_PERSONS:
            del self.fields[name]
        if self.is_of_person:
            self.fields["name"].required = False

    def booking(self) -> Booking:
        said = self.cleaned_data
        return Booking(
            activity=self.offering.activity,
            name=said["name"] or " ".join(self.person or ()),
            email=said["email"],
            phone=said["phone"],
            language=said["language"] or settings.LANGUAGE_CODE,
        )

    @property
    def person(self) -> tuple[str, str] | None:
        """Who comes, where persons register."""
        if not self.is_of_person:
            return None
        return self.cleaned_data["first_name"], self.cleaned_data["last_name"]

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            self.offering,
            said.get("pupils", 1),
            said.get("companions") or 0,
            may_split=said.get("may_split", False),
            details=self.details(),
        )

    def details(self) -> dict:
        said = self.cleaned_data
        details = {"needs": said["needs"], "needs_transport": said["needs_transport"]}
        if self.is_of_person:
            return details
        called = school_called(said["school"], self.schools)
        school = school_details(called, said["school"])
        return details | school | {"levels": said["levels"], "group": said["group"]}


class WalkInForm(RegistrationForm):
    """Who came without being registered: little is asked of them at the door."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("may_split", "needs_transport", "needs", "phone", "language"):
            self.fields.pop(name, None)
        if "companions" in self.fields:
            self.fields["companions"].initial = 0
        self.fields["name"].required = False
        self.fields["email"].help_text = ""

    def booking(self) -> Booking:
        said = self.cleaned_data
        name = said["name"] or " ".join(self.person or ()) or said.get("school", "")
        return Booking(activity=self.offering.activity, name=name[:160], email=said["email"])

    def details(self) -> dict:
        self.cleaned_data |= {"needs": "", "needs_transport": False}
        return super().details()


class OptionalReasonForm(UndatedForm):
    reason = forms.CharField(
        label=gettext_lazy("Motif"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CancelForm(MayBeMistaken, OptionalReasonForm):
    field_order = ["mistaken", "reason"]


class ConfirmForm(OptionalReasonForm):
    """A reason is due where others have waited longer."""

    reason = forms.CharField(
        label=gettext_lazy("Motif"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Obligatoire si d’autres attendent depuis plus longtemps."),
    )


class NumbersForm(UndatedForm):
    pupils = PeopleField(label=gettext_lazy("Élèves ou participants"), min_value=1)
    companions = PeopleField(label=gettext_lazy("Adultes accompagnateurs"), min_value=0)

    def __init__(self, *args, record, **kwargs):
        shown = {"pupils": record.pupils, "companions": record.companions}
        super().__init__(*args, record=record, initial=shown, **kwargs)


class SplitForm(UndatedForm):
    pupils = PeopleField(
        label=gettext_lazy("Élèves de la première partie"),
        min_value=1,
        help_text=gettext_lazy("Les adultes restent avec elle."),
    )


class JoinForm(UndatedForm):
    """Which of the schools that are known was meant by what somebody typed."""

    school = forms.CharField(
        label=gettext_lazy("École"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "schools"}),
        help_text=gettext_lazy("Écrivez une partie de son nom, puis choisissez-la."),
    )

    alike = forms.BooleanField(
        required=False, help_text=gettext_lazy("Cochez si c’est chaque fois la même école.")
    )

    def __init__(self, *args, record, **kwargs):
        said = record.school or record.school_name
        super().__init__(*args, record=record, initial={"school": str(said)}, **kwargs)
        self.schools = schools_known()
        others = written_alike(record).exclude(booking=record.booking).count()
        if not others:
            del self.fields["alike"]
            return
        self.fields["alike"].label = ngettext(
            "Rattacher aussi %(count)d autre inscription du programme, écrite « %(written)s »",
            "Rattacher aussi les %(count)d autres inscriptions du programme, écrites « %(written)s »",
            others,
        ) % {"count": others, "written": record.school_name}

    def clean_school(self) -> Organization:
        school = school_called(self.cleaned_data["school"], self.schools)
        if school is None:
            raise ValidationError(
                _("Aucune école ne porte ce nom, ou plusieurs le portent : choisissez-en une.")
            )
        return school


class NoteForm(UndatedForm):
    note = forms.CharField(
        label=gettext_lazy("Note de la coordination"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, initial={"note": record.note}, **kwargs)


class PaymentForm(UndatedForm):
    """What was received, and on which day; nothing where nothing was after all."""

    paid = AmountField(label=gettext_lazy("Coût reçu"), required=False)
    paid_on = PastDayField(
        label=gettext_lazy("Reçu le"), widget=DayInput, required=False, initial=today
    )

    def __init__(self, *args, record, **kwargs):
        shown = {"paid": record.fee if record.paid is None else record.paid}
        if record.paid_on:
            shown["paid_on"] = record.paid_on
        super().__init__(*args, record=record, initial=shown, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("paid") is not None and not cleaned.get("paid_on") and not self.errors:
            self.add_error("paid_on", _("Écrivez le jour."))
        return cleaned


class ChangesForm(forms.Form):
    """The changes that are answered together, and why where they are refused."""

    APPROVE, REFUSE = "approuver", "refuser"
    changes = forms.MultipleChoiceField(
        label=gettext_lazy("Demandes"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Cochez au moins une demande.")},
    )
    do = forms.ChoiceField(choices=((APPROVE, ""), (REFUSE, "")))
    reason = forms.CharField(
        label=gettext_lazy("Motif d’un refus"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, keys, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["changes"].choices = [(str(key), str(key)) for key in keys]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("do") == self.REFUSE and not cleaned.get("reason", "").strip():
            self.add_error("reason", ValidationError(_("Écrivez pourquoi.")))
        return cleaned
