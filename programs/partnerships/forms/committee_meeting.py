"""Meetings: when and where, with or without a day yet, once or coming back; their agenda, and what a step asks."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.forms import DayField, DayInput, HourField, RepeatedForm, UndatedForm
from programs.forms.fields import PastDayField
from programs.lib.periods import today
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import AgendaItem, CommitteeMeeting
from programs.partnerships.whens import day_said
from programs.referrals.forms.portal import CheckedFileField


def _day() -> DayField:
    return DayField(
        label=gettext_lazy("Jour"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("Vide : à fixer."),
    )


def _starts() -> HourField:
    return HourField(label=gettext_lazy("De"), required=False)


def _ends() -> HourField:
    return HourField(
        label=gettext_lazy("À"),
        required=False,
        help_text=gettext_lazy("Plus tôt que le début : la rencontre finit le lendemain."),
    )


def _place() -> forms.CharField:
    return forms.CharField(label=gettext_lazy("Lieu"), max_length=200, required=False)


def _online() -> forms.URLField:
    return forms.URLField(
        label=gettext_lazy("Lien de la visioconférence"), required=False, assume_scheme="https"
    )


def check_times(cleaned: dict) -> None:
    """Two hours or none, and none without a day. Raises ValidationError beside the field."""
    day, starts, ends = (cleaned.get(name) for name in ("day", "starts", "ends"))
    if day is None and (starts or ends):
        raise ValidationError(
            {"day": _("Des heures sans jour ne disent pas quand on se rencontre.")}
        )
    if (starts is None) != (ends is None):
        lacking = "starts" if starts is None else "ends"
        raise ValidationError({lacking: _("Écrivez l’heure du début et celle de la fin.")})
    if starts is not None and starts == ends:
        raise ValidationError({"ends": _("La fin est à la même heure que le début.")})


class PlanForm(RepeatedForm):
    """A meeting, without a day where that is to be set later; or several that come back, shown before they are made."""

    day, starts, ends = _day(), _starts(), _ends()
    count = forms.IntegerField(
        label=gettext_lazy("Nombre de rencontres"), min_value=1, max_value=400, required=False
    )
    place, online = _place(), _online()
    usual = forms.BooleanField(
        label=gettext_lazy("Mettre les points d’usage à l’ordre du jour"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Ouverture, ordre du jour, compte rendu précédent, divers. Les suivis ouverts s’y mettent d’eux-mêmes."
        ),
    )
    lacking_count = gettext_lazy("Écrivez combien de rencontres il y aura.")
    field_order = [
        "day",
        "starts",
        "ends",
        "place",
        "online",
        "usual",
        "repeats",
        "count",
        "left_out",
    ]
    FOLDED = ("repeats", "count", "left_out")

    def clean(self):
        cleaned = super().clean()
        if not {"day", "starts", "ends"} & set(self.errors):
            check_times(cleaned)
            if self._comes_back(cleaned) and None in (cleaned["day"], cleaned["starts"]):
                raise ValidationError(
                    {"day": _("Ce qui se répète a un premier jour et deux heures.")}
                )
        return cleaned

    def _comes_back(self, cleaned: dict) -> bool:
        return cleaned.get("repeats") not in (None, "", "once")

    @property
    def opens_repeats(self) -> bool:
        said = any(self.data.get(name) not in (None, "", "once") for name in self.FOLDED)
        return said or any(name in self.errors for name in self.FOLDED)

    def is_confirmed(self) -> bool:
        return not self.times or super().is_confirmed()

    def meetings(self) -> list[CommitteeMeeting]:
        """What it makes, not saved yet."""
        said = self.cleaned_data
        where = {"place": said["place"], "online": said["online"]}
        if self.times:
            return [CommitteeMeeting(**one._asdict(), **where) for one in self.times]
        return [CommitteeMeeting(day=said["day"], **where)]


class ChangeForm(forms.Form):
    """When and where a meeting is."""

    day, starts, ends = _day(), _starts(), _ends()
    place, online = _place(), _online()

    def clean(self):
        cleaned = super().clean()
        if not {"day", "starts", "ends"} & set(self.errors):
            check_times(cleaned)
        return cleaned


class ItemForm(forms.ModelForm):
    class Meta:
        model = AgendaItem
        fields = ["title", "presenter", "minutes_planned", "text", "title_en"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "presenter": forms.TextInput(attrs={"autocomplete": "off"}),
        }


class FileForm(forms.Form):
    """A document of a meeting, and the point that it is about."""

    file = CheckedFileField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("PDF, image JPEG ou PNG, ou document Word; 10 Mo au plus."),
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=gettext_lazy("Point de l’ordre du jour"),
        required=False,
        empty_label=gettext_lazy("Toute la rencontre"),
    )

    def __init__(self, *args, meeting: CommitteeMeeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = meeting.items.filter(follow_up=None)


class AdoptForm(UndatedForm):
    """On which day the minutes were adopted, and at which meeting where it was at one."""

    adopted_at = forms.ModelChoiceField(
        CommitteeMeeting.objects.none(),
        label=gettext_lazy("À la rencontre"),
        required=False,
        empty_label=gettext_lazy("Hors d’une rencontre (par courriel, par exemple)"),
    )
    adopted_on = PastDayField(
        label=gettext_lazy("Adopté le"),
        required=False,
        help_text=gettext_lazy("Vide : le jour de cette rencontre, ou aujourd’hui."),
    )

    def __init__(self, *args, record: CommitteeMeeting, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        field = self.fields["adopted_at"]
        field.queryset = (
            CommitteeMeeting.objects.filter(
                committee=record.committee_id,
                number__gt=record.number,
                day__gte=record.day,
                day__lte=today(),
            )
            .exclude(state=CommitteeMeetingState.CANCELLED)
            .order_by("day", "number")
        )
        field.label_from_instance = lambda one: (
            _("Rencontre %(number)d, %(day)s")
            % {
                "number": one.number,
                "day": day_said(one),
            }
        )

    def answers(self) -> dict:
        said = self.cleaned_data
        at = said["adopted_at"]
        return {"adopted_at": at, "adopted_on": said["adopted_on"] or (at.day if at else today())}
