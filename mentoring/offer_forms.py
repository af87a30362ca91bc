"""The public form by which somebody offers to be a mentor, and what a coordinator answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.access import programs_seeking_mentors
from mentoring.models import MentorOffer
from programs.enums import WorkField
from programs.forms import MoveForm, NameField, PhoneField, PublicForm
from programs.models import Program
from programs.people.access import people_known_to
from programs.people.enums import SpokenLanguage
from programs.people.likeness import Known
from programs.people.models import Person
from programs.people.telling import told

LONGEST_TEXT = 4000


class ProgramChoice(forms.ModelChoiceField):
    """Each program with the organisation to which the offer goes."""

    widget = forms.RadioSelect

    def label_from_instance(self, program: Program) -> str:
        return f"{program} ({program.lead})"


def _text(
    name: str, label: str, autocomplete: str = "", field=forms.CharField, **options
) -> forms.CharField:
    """A line of text as long as the offer keeps it, which the browser may complete."""
    longest = MentorOffer._meta.get_field(name).max_length
    widget = forms.TextInput(attrs={"autocomplete": autocomplete} if autocomplete else {})
    return field(label=label, max_length=longest, widget=widget, **options)


def _story(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MentorOfferForm(PublicForm):
    """What somebody tells of themselves, and to whom; the program is asked where there is a choice."""

    program = ProgramChoice(label=_("Programme"), queryset=Program.objects.none())
    first_name = _text("first_name", _("Prénom"), "given-name", NameField)
    last_name = _text("last_name", _("Nom"), "family-name", NameField)
    email = forms.EmailField(
        label=_("Courriel"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(label=_("Téléphone"), required=False)
    city = _text("city", _("Localité"), "address-level2", required=False)
    languages = forms.MultipleChoiceField(
        label=_("Langues parlées"),
        choices=SpokenLanguage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    occupation = _text("occupation", _("Profession ou métier"), "organization-title")
    fields_of_work = forms.MultipleChoiceField(
        label=_("Domaines de travail"),
        choices=WorkField.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    background = _story(
        _("Parcours"),
        _("Vos années d’expérience, vos formations, les milieux que vous connaissez."),
    )
    motivation = _story(_("Motivation"), _("Ce que vous aimeriez apporter à la personne jumelée."))
    consent = forms.BooleanField(
        error_messages={"required": _("Sans votre accord, votre offre ne peut pas être transmise.")}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        programs = programs_seeking_mentors()
        self.programs = list(programs)
        self.only = self.programs[0] if len(self.programs) == 1 else None
        if self.only:
            del self.fields["program"]
        else:
            self.fields["program"].queryset = programs
            self.fields["program"].empty_label = None
        self.fields["consent"].label = self._consent_label()

    def _consent_label(self) -> str:
        leads = {program.lead for program in self.programs}
        if len(leads) == 1:
            return _(
                "J’accepte que ces renseignements soient transmis à l’organisme « %(organization)s », pour "
                "qu’il étudie mon offre et communique avec moi."
            ) % {"organization": leads.pop()}
        return _(
            "J’accepte que ces renseignements soient transmis à l’organisme nommé à côté du programme "
            "choisi, pour qu’il étudie mon offre et communique avec moi."
        )

    def details(self) -> dict:
        """The answers, as ``receive_offer`` takes them."""
        answers = {name: value for name, value in self.cleaned_data.items() if name != "consent"}
        answers["fields"] = answers.pop("fields_of_work")
        return {"program": self.only, "submission": self.number} | answers


NEW_PERSON = "nouvelle"


class AcceptOfferForm(MoveForm):
    """Who made the offer: somebody new, or one of the persons already known who resemble them."""

    person = forms.ChoiceField(label=_("Qui est-ce ?"), widget=forms.RadioSelect)
    field_order = ["person", "on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.resembling = {str(person.pk): person for person in self._resembling()}
        if self.resembling:
            known = [(pk, told(person)) for pk, person in self.resembling.items()]
            self.fields["person"].choices = [*known, (NEW_PERSON, _("Une nouvelle personne"))]
            self.fields["person"].help_text = _(
                "Elle a écrit : %(contact)s. Des personnes déjà inscrites lui ressemblent : choisir la sienne "
                "évite de la compter deux fois."
            ) % {"contact": self._contact()}
        else:
            del self.fields["person"]

    def _contact(self) -> str:
        offer = self.record
        return " · ".join(filter(None, (str(offer), offer.email, str(offer.phone), offer.city)))

    def _resembling(self):
        offer = self.record
        described = Known(offer.first_name, offer.last_name, email=offer.email, phone=offer.phone)
        return people_known_to(offer.program.lead).resembling(described)

    def clean_person(self) -> Person | None:
        return self.resembling.get(self.cleaned_data["person"])
