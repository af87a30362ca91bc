"""What reviewers declare, and the scores that they give."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bursaries.access import possible_reviewers
from bursaries.enums import ReviewConflict
from bursaries.models import BursaryRound, Criterion, Review
from programs.lib.quantities import format_number, parse_number
from programs.models.fields import localized

_LONGEST_COMMENT = 8000


class ScoreField(forms.Field):
    """A score out of the most of its criterion, as people write it: 4, 3,5, 3.5."""

    def __init__(self, *, criterion: Criterion):
        self.most = criterion.most
        super().__init__(
            label=localized(criterion, "label"),
            required=False,
            help_text=localized(criterion, "guidance"),
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )

    def prepare_value(self, value):
        if isinstance(value, Decimal):
            return format_number(value.normalize(), get_language() or "fr")
        return value

    def to_python(self, value) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            score = parse_number(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if score > self.most:
            raise ValidationError(_("La note va de 0 à %(most)s.") % {"most": self.most})
        if score.as_tuple().exponent < -2:
            raise ValidationError(_("Une note a deux décimales au plus."))
        return score


class ReviewForm(forms.Form):
    """The scores of a review, as far as they go, and what is said beside them."""

    def __init__(self, *args, review: Review, criteria: Sequence[Criterion], **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = {f"score_{one.pk}": one for one in criteria}
        given = dict(review.scores.values_list("criterion", "value"))
        for name, criterion in self.criteria.items():
            self.fields[name] = ScoreField(criterion=criterion)
            self.fields[name].initial = given.get(criterion.pk)
        self.fields["comment"] = forms.CharField(
            label=_("Commentaire"),
            required=False,
            initial=review.comment,
            max_length=_LONGEST_COMMENT,
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text=_(
                "La coordination le lit, et les autres évaluateurs une fois qu’ils ont fini."
            ),
        )

    def scores(self) -> dict[Criterion, Decimal | None]:
        return {one: self.cleaned_data[name] for name, one in self.criteria.items()}

    def scored(self):
        """Each criterion with its field."""
        return [(one, self[name]) for name, one in self.criteria.items()]


class DeclarationForm(forms.Form):
    """Whether there is a conflict of interest about one application; silence declares nothing."""

    conflict = forms.ChoiceField(
        label=gettext_lazy("Conflit d’intérêts"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (ReviewConflict.NONE, gettext_lazy("Aucun conflit")),
            (ReviewConflict.DECLARED, gettext_lazy("Conflit")),
        ],
    )
    reason = forms.CharField(
        label=gettext_lazy("Nature du conflit"), required=False, max_length=1000
    )

    def __init__(self, *args, review: Review, **kwargs):
        super().__init__(*args, prefix=f"r{review.pk}", **kwargs)
        self.review = review

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("conflict") == ReviewConflict.DECLARED and not cleaned.get("reason"):
            self.add_error("reason", _("Dites en quelques mots de quel conflit il s’agit."))
        return cleaned


class ConflictForm(forms.Form):
    """A conflict that is found while reading."""

    reason = forms.CharField(
        label=gettext_lazy("Nature du conflit"), widget=forms.Textarea(attrs={"rows": 3})
    )


class PeopleChoice(forms.ModelMultipleChoiceField):
    """Each with their address, by which the coordinator knows them."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, user) -> str:
        name = user.get_full_name()
        return f"{name} ({user.email})" if name else user.email


class ReviewersForm(forms.Form):
    """Who else reads the applications of a round, or reads them again after having stopped."""

    users = PeopleChoice(label=gettext_lazy("Ajouter à ce concours"), queryset=None)

    def __init__(self, *args, round: BursaryRound, **kwargs):
        super().__init__(*args, **kwargs)
        active = round.reviewers.filter(is_active=True).values("user")
        named = possible_reviewers([round.program.lead_id], [round]).exclude(pk__in=active)
        self.fields["users"].queryset = named.order_by("last_name", "email")


class AssignForm(forms.Form):
    """Who reads one application besides those who do."""

    reviewer = forms.ModelChoiceField(label=gettext_lazy("Confier à"), queryset=None)

    def __init__(self, *args, application, taken: Iterable[int], **kwargs):
        super().__init__(*args, **kwargs)
        reviewers = application.round.reviewers.filter(is_active=True).exclude(pk__in=taken)
        self.fields["reviewer"].queryset = reviewers.select_related("user")
