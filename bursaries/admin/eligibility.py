"""The form of a condition of a call: what is asked, how, and which answers pass, by their labels."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bursaries.eligibility import Regions, Rule, Subject, choices_of
from bursaries.eligibility.rules import check_regions
from bursaries.models import EligibilityRule
from programs.forms import AskingModelForm

# What a choice of the form is: a subject and one of its codes.
_BETWEEN = ":"


class EligibilityRuleForm(AskingModelForm):
    """The answers of every subject stand in one list, under what they answer."""

    regions: Regions = {}

    answers = forms.MultipleChoiceField(
        label=_("Réponses qui conviennent"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    class Meta:
        model = EligibilityRule
        fields = ["position", "subject", "operator", "number", "message", "message_en"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answers"].choices = [
            (
                subject.label,
                [
                    (f"{subject.value}{_BETWEEN}{code}", label)
                    for code, label in choices_of(subject, self.regions)
                ],
            )
            for subject in Subject
            if choices_of(subject, self.regions)
        ]
        self.initial.setdefault(
            "answers",
            [f"{self.instance.subject}{_BETWEEN}{code}" for code in self.instance.values],
        )

    def clean(self):
        cleaned = super().clean()
        if not {"subject", "operator"} <= cleaned.keys() or self.errors:
            return cleaned
        rule = self._rule(cleaned)
        self.instance.values, cleaned["number"] = list(rule.values), rule.number
        return cleaned

    def _rule(self, cleaned: dict) -> Rule:
        """The rule that was typed. Raises ValidationError."""
        chosen = [one.split(_BETWEEN, 1) for one in cleaned["answers"]]
        if any(subject != cleaned["subject"] for subject, _code in chosen):
            raise ValidationError({"answers": _("Choisissez les réponses de ce qui est demandé.")})
        try:
            rule = Rule(
                subject=cleaned["subject"],
                operator=cleaned["operator"],
                values=tuple(code for _subject, code in chosen),
                number=cleaned["number"],
                message=cleaned["message"],
                message_en=cleaned["message_en"],
            )
            check_regions([rule], self.regions)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        return rule
