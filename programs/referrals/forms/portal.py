"""What a referrer fills in: a referral, what was missing from it, a message, a withdrawal."""

import uuid
from collections.abc import Collection

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import files
from programs.dates import doubts
from programs.forms import AsksOnce
from programs.forms.fields import NOT_OURS, NameField, PastDayField, PhoneField
from programs.lib.periods import today
from programs.models import Organization, Program
from programs.models.organizations import tell_apart
from programs.people.enums import SpokenLanguage
from programs.people.forms import ConsentForm
from programs.people.models import Person
from programs.referrals.actions.portal import (
    PERSON_ANSWERS,
    REFERRAL_ANSWERS,
    Speaker,
    remarks_on_referring,
)
from programs.referrals.enums import Urgency
from programs.referrals.forms.sending import SendsOut
from programs.referrals.outgoing import Remark

LONGEST_TEXT = 5_000


class CheckedFileField(forms.FileField):
    """A file of one of the types that are ``taken``, read and known by its content: gives a ``CheckedFile`` or None."""

    widget = forms.FileInput(attrs={"accept": files.ACCEPT})
    taken: Collection[str] = files.TYPES

    def to_python(self, data):
        upload = super().to_python(data)
        return files.check(upload, self.taken) if upload else None


def _text(label, rows: int, **options) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=area, **options)


class Submitted(forms.Form):
    """A form with a number of its own, given when it is shown: sent twice, it is done once."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class PersonForm(AsksOnce, forms.Form):
    """What may be known of the person who is referred."""

    first_name = NameField(
        label=gettext_lazy("Prénom"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs=NOT_OURS),
    )
    last_name = NameField(
        label=gettext_lazy("Nom"), max_length=80, widget=forms.TextInput(attrs=NOT_OURS)
    )
    birth_date = PastDayField(
        label=gettext_lazy("Date de naissance"),
        required=False,
        help_text=gettext_lazy("Facultative ; nécessaire pour une personne de moins de 14 ans."),
    )
    phone = PhoneField(
        label=gettext_lazy("Téléphone"),
        required=False,
        widget=forms.TextInput(attrs=NOT_OURS | {"inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Courriel"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs=NOT_OURS),
    )
    city = forms.CharField(
        label=gettext_lazy("Localité"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs=NOT_OURS),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Langues parlées"),
        choices=SpokenLanguage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = _text(
        gettext_lazy("Note à la coordination"),
        3,
        required=False,
        help_text=gettext_lazy("Ce qui aidera à l’accueillir : disponibilités, meilleur moment."),
    )
    file = CheckedFileField(
        label=gettext_lazy("Fichier"),
        required=False,
        help_text=gettext_lazy(
            "Facultatif : PDF, image JPEG ou PNG, document Word (DOCX), 10 Mo au plus. Si le formulaire "
            "revient avec une erreur, choisissez-le de nouveau."
        ),
    )

    def doubts(self):
        return doubts(Person(birth_date=self.cleaned_data.get("birth_date")), today())


# As on the page, so that the summary of errors follows it.
_ORDER = (
    *("program", "organization", "need", "urgency"),
    *("first_name", "last_name", "phone", "email", "birth_date", "city", "languages", "note"),
    *("given_by", "guardian_name", "given_on", "agreed", "file"),
)


class ReferralForm(SendsOut, ConsentForm, PersonForm, Submitted):
    """A person referred to a program. Programs and organisations are asked for where there is a choice.

    ``choices`` are the programs with, for each, the organisations in whose name ``speaker`` may do it.
    """

    goes_to = "program"

    need = _text(gettext_lazy("Besoin"), 4)
    urgency = forms.ChoiceField(
        label=gettext_lazy("Urgence"), choices=Urgency.choices, initial=Urgency.NORMAL
    )
    agreed = forms.BooleanField()

    def __init__(
        self, *args, choices: dict[Program, list[Organization]], speaker: Speaker, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.choices = choices
        self.speaker = speaker
        self.programs = list(choices)
        self.organizations = _without_repeats(choices.values())
        tell_apart(self.organizations)
        tell_apart(program.lead for program in self.programs)
        if len(self.programs) > 1:
            self.fields["program"] = _choice(_("Programme"), self.programs, _with_lead)
        if len(self.organizations) > 1:
            self.fields["organization"] = _choice(_("Au nom de"), self.organizations, str)
        self.fields["agreed"].label = self._to_whom()
        self.order_fields(_ORDER)

    def _to_whom(self) -> str:
        leads = {program.lead for program in self.programs}
        to = (
            str(leads.pop())
            if len(leads) == 1
            else _("l’organisme responsable du programme choisi")
        )
        return _(
            "La personne, ou son parent ou tuteur, accepte que ces renseignements soient transmis à : "
            "%(organization)s."
        ) % {"organization": to}

    def clean(self):
        cleaned = super().clean()
        if not {"email", "phone"} & self.errors.keys() and not (
            cleaned.get("email") or cleaned.get("phone")
        ):
            self.add_error(
                "phone", _("Écrivez un téléphone ou un courriel pour joindre la personne.")
            )
        self.check_agreement(cleaned.get("birth_date"))
        cleaned["program"] = cleaned.get("program") or self._only(self.programs)
        self._choose_organization(cleaned)
        return cleaned

    def remarks(self) -> list[Remark]:
        asked = [self.cleaned_data.get(name) for name in ("program", "organization")]
        if not all(asked):
            return []
        submission = self.cleaned_data.get("submission")
        return remarks_on_referring(self.speaker, *asked, self.cleaned_data, submission)

    def _choose_organization(self, cleaned: dict) -> None:
        allowed = self.choices.get(cleaned["program"], self.organizations)
        chosen = cleaned.get("organization") or self._only(allowed)
        if chosen and chosen not in allowed:
            self.add_error("organization", _("Cet organisme ne réfère pas à ce programme."))
        cleaned["organization"] = chosen

    def _only(self, found: list):
        return found[0] if len(found) == 1 else None

    def details(self) -> dict:
        """What ``refer_person`` takes of the form."""
        cleaned = self.cleaned_data
        return {
            "program": cleaned["program"],
            "organization": cleaned["organization"],
            "answers": {name: cleaned[name] for name in PERSON_ANSWERS + REFERRAL_ANSWERS},
            "consent": self.agreement(),
            "submission": cleaned["submission"],
            "file": cleaned["file"],
            "despite": self.despite,
        }


def _without_repeats(lists) -> list:
    return list(dict.fromkeys(one for found in lists for one in found))


def _with_lead(program: Program) -> str:
    return f"{program} · {program.lead}"


def _choice(label: str, records: list, name) -> forms.TypedChoiceField:
    """A choice among ``records``, none chosen beforehand; its value is the record."""
    known = {str(record.pk): record for record in records}
    return forms.TypedChoiceField(
        label=label,
        choices=[("", _("Choisissez")), *((pk, name(record)) for pk, record in known.items())],
        coerce=known.__getitem__,
        empty_value=None,
    )


class CompletionForm(PersonForm):
    """Only what was left blank, and a file."""

    def __init__(self, *args, missing: tuple[str, ...], **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() - {*missing, "file"}:
            del self.fields[name]

    def details(self) -> dict:
        answers = dict(self.cleaned_data)
        return {"file": answers.pop("file"), "answers": answers}


class MessageForm(Submitted):
    body = _text(gettext_lazy("Votre message"), 4)


class WithdrawalForm(forms.Form):
    reason = _text(
        gettext_lazy("Motif"), 3, help_text=gettext_lazy("La coordination du programme le lira.")
    )
