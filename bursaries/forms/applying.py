"""The form of an application: what its call asks, on one page, over what was typed of it so far."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from bursaries.actions.drafts import Typed
from bursaries.admitting import closing_day
from bursaries.calls import Call
from bursaries.eligibility import (
    ELSEWHERE,
    Answers,
    Citizenship,
    Commitment,
    Field,
    Level,
    Pathway,
    StudyStatus,
    Subject,
    Verdict,
    check,
    choices_of,
)
from bursaries.forms.applying_fields import PercentField, PostalCodeField, WordsField
from bursaries.models import Application, AwardTier, Question, RequiredDocument
from programs.files import CheckedFile
from programs.forms import DayField, DayInput, NameField, PastDayField, PhoneField
from programs.people.enums import SpokenLanguage
from programs.referrals.forms.portal import CheckedFileField

LONGEST_ANSWER = 10_000
PROVINCES = [
    ("QC", gettext_lazy("Québec")),
    ("ON", gettext_lazy("Ontario")),
    ("NB", gettext_lazy("Nouveau-Brunswick")),
    ("NS", gettext_lazy("Nouvelle-Écosse")),
    ("PE", gettext_lazy("Île-du-Prince-Édouard")),
    ("NL", gettext_lazy("Terre-Neuve-et-Labrador")),
    ("MB", gettext_lazy("Manitoba")),
    ("SK", gettext_lazy("Saskatchewan")),
    ("AB", gettext_lazy("Alberta")),
    ("BC", gettext_lazy("Colombie-Britannique")),
    ("YT", gettext_lazy("Yukon")),
    ("NT", gettext_lazy("Territoires du Nord-Ouest")),
    ("NU", gettext_lazy("Nunavut")),
]

# What is asked only where a condition of the call is about it, by the field that it fills.
ASKED_FOR = {
    "birth_date": Subject.AGE,
    "lives_there_since": Subject.MONTHS_LIVED,
    "citizenship": Subject.CITIZENSHIP,
    "languages": Subject.LANGUAGES,
    "first_language": Subject.FIRST_LANGUAGE,
    "instruction": Subject.INSTRUCTION,
    "pathway": Subject.PATHWAY,
    "average": Subject.AVERAGE,
    "commits": Subject.COMMITMENT,
}
REFEREE = ("referee_name", "referee_email", "referee_relation", "referee_language")


@dataclass(frozen=True)
class Part:
    """A part of the page: a title, and the fields below it; those of ``wide`` stand one below the other."""

    key: str
    title: str
    names: tuple[str, ...]
    choices: tuple[str, ...] = ()


PARTS = (
    Part("who", gettext_lazy("Qui vous êtes"), ("first_name", "last_name", "birth_date", "phone")),
    Part(
        "home",
        gettext_lazy("Où vous habitez"),
        (
            *("street", "city", "province", "postal_code", "region", "lives_there_since"),
            *("origin", "citizenship", "first_language"),
        ),
        ("languages",),
    ),
    Part(
        "studies",
        gettext_lazy("Vos études"),
        (
            *("level", "field", "study_status", "institution_name", "study_program"),
            *("study_year", "studies_end_on", "instruction", "average"),
        ),
        ("pathway", "commits"),
    ),
)


def _text(label, longest: int, autocomplete: str = "", field=forms.CharField, **options):
    widget = forms.TextInput(attrs={"autocomplete": autocomplete} if autocomplete else {})
    return field(label=label, max_length=longest, widget=widget, **options)


def _choice(label, choices, **options) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "—"), *choices], **options)


def _several(label, choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple
    )


class ApplicationForm(forms.Form):
    """Bound to what was ``typed``. Only ``checking`` are held to what they may be; None is all of them, to send.

    An error of another field is not shown: who is still writing knows that the form is not complete. The ``files`` that
    were chosen are always read.
    """

    first_name = _text(gettext_lazy("Prénom"), 80, "given-name", NameField)
    last_name = _text(pgettext_lazy("personne", "Nom"), 80, "family-name", NameField)
    birth_date = PastDayField(label=gettext_lazy("Date de naissance"))
    phone = PhoneField(label=gettext_lazy("Téléphone"), required=False)
    street = _text(gettext_lazy("Adresse"), 200, "street-address", required=False)
    city = _text(gettext_lazy("Localité"), 80, "address-level2")
    province = _choice(gettext_lazy("Province ou territoire"), PROVINCES, required=False)
    postal_code = _text(
        gettext_lazy("Code postal"), 10, "postal-code", PostalCodeField, required=False
    )
    region = forms.ChoiceField(label=gettext_lazy("Région où vous habitez"))
    lives_there_since = PastDayField(label=gettext_lazy("Vous y habitez depuis le"))
    origin = forms.ChoiceField(
        label=gettext_lazy("Région d’où vous venez"),
        help_text=gettext_lazy("Où vous habitiez avant vos études."),
    )
    citizenship = _choice(gettext_lazy("Statut au Canada"), Citizenship.choices)
    first_language = forms.ChoiceField(label=gettext_lazy("Première langue"))
    languages = _several(gettext_lazy("Langues parlées"), SpokenLanguage.choices)
    level = _choice(gettext_lazy("Niveau d’études"), Level.choices)
    field = _choice(gettext_lazy("Domaine d’études"), Field.choices)
    study_status = _choice(gettext_lazy("Régime d’études"), StudyStatus.choices)
    institution_name = _text(gettext_lazy("Établissement d’enseignement"), 200)
    study_program = _text(gettext_lazy("Programme d’études"), 200, required=False)
    study_year = forms.IntegerField(
        label=gettext_lazy("Année d’études"), min_value=1, max_value=12, required=False
    )
    studies_end_on = DayField(
        label=gettext_lazy("Fin prévue des études"), widget=DayInput, required=False
    )
    instruction = forms.ChoiceField(label=gettext_lazy("Langue d’enseignement"))
    average = PercentField(label=gettext_lazy("Moyenne générale, en %"))
    pathway = _several(gettext_lazy("Parcours au secondaire"), Pathway.choices)
    commits = forms.ChoiceField(
        label=gettext_lazy("Vous engagez-vous à travailler dans la région après vos études ?"),
        choices=Commitment.choices,
        widget=forms.RadioSelect,
    )
    referee_name = _text(gettext_lazy("Son nom"), 160)
    referee_email = forms.EmailField(
        label=gettext_lazy("Son courriel"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    referee_relation = _text(
        gettext_lazy("Son lien avec vous"),
        160,
        required=False,
        help_text=gettext_lazy("Responsable de stage, enseignante, employeur…"),
    )
    referee_language = forms.ChoiceField(
        label=gettext_lazy("Sa langue"), choices=settings.LANGUAGES, required=False
    )
    consent = forms.BooleanField(
        error_messages={
            "required": gettext_lazy(
                "Sans votre accord, votre candidature ne peut pas être transmise."
            )
        }
    )

    def __init__(
        self, typed: Typed, *, call: Call, checking: Collection[str] | None = (), files=None
    ):
        super().__init__(data=MultiValueDict(typed), files=files or MultiValueDict())
        self.call, self.checking = call, checking
        self._leave_out_what_is_not_asked()
        self._offer_places_and_languages()
        self._add_parts_of_the_call()
        for field in self.referee() if checking is None else ():
            field.field.required = False
        self.fields["consent"].label = _(
            "J’accepte que ces renseignements et ces documents soient transmis à l’organisme "
            "« %(organization)s », et lus par les personnes qui étudient les candidatures."
        ) % {"organization": call.round.program.lead}

    def _leave_out_what_is_not_asked(self) -> None:
        for name, subject in ASKED_FOR.items():
            if subject not in self.call.subjects and not self._is_asked_anyway(name):
                del self.fields[name]
        if not self.call.round.references_needed:
            for name in REFEREE:
                del self.fields[name]

    def _is_asked_anyway(self, name: str) -> bool:
        return name == "commits" and self.call.round.rule_id is not None

    def _offer_places_and_languages(self) -> None:
        for name in ("region", "origin"):
            places = choices_of(Subject.RESIDENCE, self.call.region_names)
            self.fields[name].choices = [("", "—"), *places]
        for name in {"first_language", "instruction"} & self.fields.keys():
            self.fields[name].choices = [("", "—"), *choices_of(Subject.FIRST_LANGUAGE, {})]

    def _add_parts_of_the_call(self) -> None:
        call = self.call
        if len(call.tiers) > 1:
            for tier in call.tiers:
                self.fields[f"tier_{tier.pk}"] = _rank(tier, len(call.tiers))
        for question in call.questions:
            self.fields[f"question_{question.pk}"] = _question(question)
        for document in call.documents:
            self.fields[f"file_{document.pk}"] = CheckedFileField(
                label=str(document), required=False
            )
        # As on the page, so that the summary of errors follows it.
        last = (*REFEREE, "consent")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    # --- What the page shows

    @property
    def kept(self) -> list[str]:
        """The fields that are saved as they are typed."""
        return [name for name in self.fields if not name.startswith("file_")]

    def parts(self) -> list[dict]:
        """The parts of the page that are about the person, each with its fields."""
        return [
            {
                "key": part.key,
                "title": part.title,
                "fields": self._bound(part.names),
                "choices": self._bound(part.choices),
            }
            for part in PARTS
        ]

    def tiers(self) -> list:
        return [self[name] for name in self.fields if name.startswith("tier_")]

    def questions(self) -> list:
        return [self[f"question_{question.pk}"] for question in self.call.questions]

    def referee(self) -> list:
        return self._bound(REFEREE)

    def _bound(self, names: Iterable[str]) -> list:
        return [self[name] for name in names if name in self.fields]

    # --- What it holds

    def files_chosen(self) -> Iterator[tuple[RequiredDocument, CheckedFile]]:
        """What was chosen to answer the documents of the call, and is of a kind that we take."""
        for document in self.call.documents:
            if not self.errors.get(name := f"file_{document.pk}") and self.cleaned_data.get(name):
                yield document, self.cleaned_data[name]

    def full_clean(self):
        super().full_clean()
        if self.checking is not None:
            shown = {*self.checking, *(f"file_{document.pk}" for document in self.call.documents)}
            for name in [name for name in self._errors if name not in shown]:
                del self._errors[name]

    def clean(self):
        cleaned = super().clean()
        ranks = [
            (cleaned[f"tier_{tier.pk}"], tier)
            for tier in self.call.tiers
            if cleaned.get(f"tier_{tier.pk}")
        ]
        if len(self.call.tiers) > 1 and not ranks:
            self.add_error(f"tier_{self.call.tiers[0].pk}", _("Choisissez au moins une bourse."))
        seen: set[str] = set()
        for rank, tier in ranks:
            if rank in seen:
                self.add_error(f"tier_{tier.pk}", _("Deux bourses ont la même préférence."))
            seen.add(rank)
        return cleaned

    def details(self) -> dict:
        """What ``submit_application`` takes of it."""
        return {
            "columns": self._columns(),
            "choices": self._choices(),
            "answers": {
                question: self.cleaned_data[f"question_{question.pk}"]
                for question in self.call.questions
                if self.cleaned_data[f"question_{question.pk}"]
            },
        }

    def _columns(self) -> dict:
        columns = {field.name for field in Application._meta.concrete_fields}
        said = {name: self.cleaned_data[name] for name in self.fields if name in columns}
        for name in ("region", "origin"):
            said[name] = self.call.regions.get(said[name])
        if "commits" in said:
            said["commits"] = said["commits"] == Commitment.YES
        return said

    def _choices(self) -> list[AwardTier]:
        if len(self.call.tiers) == 1:
            return list(self.call.tiers)
        asked = {tier: self.cleaned_data[f"tier_{tier.pk}"] for tier in self.call.tiers}
        return sorted((tier for tier in asked if asked[tier]), key=lambda tier: int(asked[tier]))

    def verdict(self) -> Verdict:
        """What the conditions of the call make of what is typed so far; it stops nobody."""
        return check(self.call.rules, self._answers())

    def _answers(self) -> Answers:
        self.errors  # noqa: B018 - reading them has each field read
        said = self.cleaned_data.get
        return Answers(
            residence=_known(said("region"), self.call),
            origin=_known(said("origin"), self.call),
            level=said("level"),
            field=said("field"),
            status=said("study_status"),
            pathway=tuple(said("pathway") or ()),
            instruction=said("instruction"),
            citizenship=said("citizenship"),
            first_language=said("first_language"),
            languages=tuple(said("languages") or ()),
            commitment=said("commits"),
            average=said("average"),
        ).on(
            closing_day(self.call.round),
            lives_there_since=said("lives_there_since"),
            born_on=said("birth_date"),
        )


def _known(code: str | None, call: Call) -> str | None:
    return code if code == ELSEWHERE or code in call.regions else None


def _rank(tier: AwardTier, count: int) -> forms.ChoiceField:
    ranks = [(str(rank), _("Choix %(rank)d") % {"rank": rank}) for rank in range(1, count + 1)]
    return forms.ChoiceField(
        label=str(tier), choices=[("", _("Ne pas demander")), *ranks], required=False
    )


def _question(question: Question) -> WordsField:
    return WordsField(
        label=str(question),
        required=question.is_required,
        most_words=question.most_words,
        max_length=LONGEST_ANSWER,
        help_text=_("%(count)d mots au plus.") % {"count": question.most_words}
        if question.most_words
        else "",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
