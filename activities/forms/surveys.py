"""A survey as its coordinator sets it, and as one answers it, on a telephone or from a sheet of paper."""

import uuid
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from activities.answers import choices_of
from activities.enums import QuestionKind
from activities.models import Session, Survey, SurveyQuestion
from activities.schedules import session_said
from programs.forms import AskingModelForm, PastDayField, PublicForm
from programs.forms.fields import NOT_OURS

LONGEST_COMMENT = 2000


class SurveyForm(AskingModelForm):
    """When it is answered, and what is said of it."""

    class Meta:
        model = Survey
        fields = ("opens_on", "closes_on", "intro", "intro_en", "asked", "least")
        widgets = {
            "intro": forms.Textarea(attrs={"rows": 2}),
            "intro_en": forms.Textarea(attrs={"rows": 2}),
        }


class QuestionForm(forms.ModelForm):
    class Meta:
        model = SurveyQuestion
        fields = ("kind", "text", "text_en", "options", "options_en", "measures_satisfaction")
        widgets = {
            "options": forms.Textarea(attrs={"rows": 4}),
            "options_en": forms.Textarea(attrs={"rows": 4}),
        }

    def clean(self):
        cleaned = super().clean()
        french, english = (cleaned.get(name, "").splitlines() for name in ("options", "options_en"))
        if english and len(english) != len(french):
            self.add_error("options_en", _("Écrivez autant de choix en anglais qu’en français."))
        return cleaned


class _SessionChoice(forms.ModelChoiceField):
    def label_from_instance(self, session: Session) -> str:
        return session_said(session, get_language() or "fr")


def _session_field(sessions, initial: Session | None) -> forms.Field:
    return _SessionChoice(
        sessions,
        label=gettext_lazy("Quand y étiez-vous ?"),
        empty_label=gettext_lazy("Je ne sais plus"),
        required=False,
        initial=initial,
    )


class _Answering(forms.Form):
    """A field for each question, by its number, and which session where there are several."""

    def __init__(self, *args, survey: Survey, sessions, session: Session | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.survey, self.only = survey, None
        self.questions = {f"q{one.number}": one for one in survey.questions.all()}
        if len(sessions) > 1:
            self.fields["session"] = _session_field(sessions, session)
        elif sessions:
            (self.only,) = sessions
        for name, question in self.questions.items():
            self.fields[name] = self.field_for(question)

    def field_for(self, question: SurveyQuestion) -> forms.Field:
        """How ``question`` is answered: by a choice on a screen, or as it is typed from paper."""
        raise NotImplementedError

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(
            cleaned.get(name) not in (None, "") for name in self.questions
        ):
            self.add_error(None, _("Répondez à au moins une question."))
        return cleaned

    def details(self) -> dict:
        """What ``answer_survey`` keeps."""
        cleaned = self.cleaned_data
        answers = {question: cleaned[name] for name, question in self.questions.items()}
        return {"answers": answers, "session": cleaned.get("session") or self.only}

    @property
    def asked(self) -> list[dict]:
        """The questions as a page shows them, each with its field."""
        return [
            {"question": question, "field": self[name], "kind": question.kind}
            for name, question in self.questions.items()
        ]


class AnswerForm(PublicForm, _Answering):
    """What somebody answers by the link."""

    def field_for(self, question: SurveyQuestion) -> forms.Field:
        if question.kind == QuestionKind.TEXT:
            return forms.CharField(
                label=str(question),
                required=False,
                max_length=LONGEST_COMMENT,
                widget=forms.Textarea(attrs={"rows": 3, **NOT_OURS}),
            )
        return forms.TypedChoiceField(
            label=str(question),
            required=False,
            choices=choices_of(question),
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect,
        )


class _CodeField(forms.CharField):
    """A choice as it is typed from paper: its number, or « o » and « n » (« y » in English)."""

    def __init__(self, question: SurveyQuestion, **kwargs):
        self.question = question
        self.known = {value for value, _words in choices_of(question)}
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        text = super().clean(value).lower()
        if not text:
            return None
        if self.question.kind == QuestionKind.YES_NO:
            text = {"o": "1", "y": "1", "n": "0"}.get(text[:1], text)
        if text.isascii() and text.isdecimal() and len(text) < 3 and int(text) in self.known:
            return int(text)
        raise ValidationError(_("Tapez %(hint)s.") % {"hint": hint_of(self.question)})


def hint_of(question: SurveyQuestion) -> str:
    """What is typed for a question."""
    if question.kind == QuestionKind.YES_NO:
        return _("o ou n")
    if question.kind == QuestionKind.CHOICE:
        return ", ".join(f"{value} = {words}" for value, words in choices_of(question))
    return _("de 1 à 5")


def _keys_of(question: SurveyQuestion) -> dict[str, str]:
    """The keys that a telephone shows: letters where « o » and « n » are typed."""
    return {} if question.kind == QuestionKind.YES_NO else {"inputmode": "numeric"}


class SheetForm(_Answering):
    """A sheet of paper, typed: one character a question, and Enter goes on to the next sheet."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)
    answered_on = PastDayField(label=gettext_lazy("Répondu le"))

    def __init__(self, *args, day: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answered_on"].initial = day
        for first in list(self.questions)[:1]:
            self.fields[first].widget.attrs["autofocus"] = True

    def field_for(self, question: SurveyQuestion) -> forms.Field:
        if question.kind == QuestionKind.TEXT:
            return forms.CharField(
                label=str(question),
                required=False,
                max_length=LONGEST_COMMENT,
                widget=forms.TextInput(attrs=NOT_OURS),
            )
        return _CodeField(
            question,
            label=str(question),
            help_text=hint_of(question),
            max_length=5,
            widget=forms.TextInput(attrs=NOT_OURS | _keys_of(question)),
        )

    def details(self) -> dict:
        cleaned = self.cleaned_data
        return super().details() | {
            "on": cleaned["answered_on"],
            "submission": cleaned["submission"],
        }
