"""What the steps of plans, actions and news ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms import MoveForm
from programs.plans.models import Action, Obstacle


class AdoptForm(MoveForm):
    """Which body adopted it, and when."""

    adopted_by = forms.CharField(
        label=_("Adopté par"),
        max_length=200,
        help_text=_("L’instance\u00a0: comité directeur, conseil d’administration…"),
    )
    field_order = ["adopted_by", "on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Adopté le")
        self.fields["adopted_by"].initial = self.record.adopted_by


class BlockForm(MoveForm):
    """What keeps an action from going on, since which day."""

    cause = forms.ModelChoiceField(
        label=_("Attend l’action"), queryset=Action.objects.none(), required=False
    )
    text = forms.CharField(
        label=_("Obstacle"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Choisissez l’action attendue, ou écrivez ce qui retient celle-ci."),
    )
    field_order = ["cause", "text", "on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Action.objects.filter(plan=self.record.plan_id).exclude(pk=self.record.pk)
        self.fields["cause"].queryset = others
        self.fields["on"].label = _("Depuis le")


class LiftForm(MoveForm):
    """Which of its obstacles an action no longer has."""

    obstacle = forms.ModelChoiceField(
        label=_("Obstacle"), queryset=Obstacle.objects.none(), empty_label=None
    )
    field_order = ["obstacle", "on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        standing = self.record.obstacles.filter(lifted_on=None).select_related("cause")
        self.fields["obstacle"].queryset = standing
        self.fields["on"].label = _("Levé le")
