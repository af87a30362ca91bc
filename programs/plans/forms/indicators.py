"""An indicator with its targets, and the values of a period on one screen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs import counted
from programs.forms import PastDayField, QuantityField
from programs.lib.periods import Period, today
from programs.lib.quantities import Quantity, format_number
from programs.lib.text import excerpt
from programs.plans.actions import Entry
from programs.plans.actions.indicators import kept
from programs.plans.enums import IndicatorKind
from programs.plans.measured import periods_of
from programs.plans.models import Heading, Indicator, Measurement

_SHORT = {"autocomplete": "off", "size": "12"}


class ValueField(QuantityField):
    """A number as people write it; empty is nothing entered, « n. d. » is known not to be known."""

    def __init__(self, **options):
        widget = forms.TextInput(attrs=_SHORT)
        super().__init__(**{"required": False, "widget": widget} | options)

    def to_python(self, value) -> Quantity | None:
        if value in (None, ""):
            return None
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError(
                _(
                    "« %(text)s » n’est pas un nombre. Écrivez-le seul, sans dire de quoi : 1 234,50, "
                    "3 à 5, n. d. ou au moins 10."
                )
                % {"text": excerpt(value)}
            ) from None

    def written(self, number, language: str) -> str:
        return format_number(number, language)


class PartsField(forms.CharField):
    """Groups set apart by commas."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        parts = [part.strip() for part in super().to_python(value).split(",")]
        return list(dict.fromkeys(part for part in parts if part))


class IndicatorForm(forms.ModelForm):
    """What is measured, how, and what it should reach in each period."""

    baseline = QuantityField(label=gettext_lazy("Point de départ"), required=False)
    baseline_on = PastDayField(label=gettext_lazy("Point de départ en date du"), required=False)
    parts = PartsField(
        label=gettext_lazy("Ventilation"),
        required=False,
        help_text=gettext_lazy("Les groupes, séparés par des virgules : filles, garçons."),
    )
    figure = forms.ChoiceField(
        label=gettext_lazy("Chiffre du système"),
        required=False,
        help_text=gettext_lazy(
            "Ses valeurs se calculent alors des fiches, et personne ne les saisit."
        ),
    )

    class Meta:
        model = Indicator
        fields = [
            "number",
            "label",
            "label_en",
            "kind",
            "measured_in",
            "measured_in_en",
            "numerator",
            "numerator_en",
            "denominator",
            "denominator_en",
            "cadence",
            "is_cumulative",
            "direction",
            "heading",
            "source",
            "source_en",
            "figure",
            "parts",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plan = self.instance.plan
        self.fields["heading"].queryset = Heading.objects.filter(plan=plan)
        self.fields["heading"].empty_label = _("Tout le plan")
        known = counted.choices_that_feed(plan.program.services)
        if (code := self.instance.figure) and code not in dict(known):
            known.append((code, code))
        self.fields["figure"].choices = [("", _("Aucun : les valeurs sont saisies")), *known]
        self.initial["baseline"] = self.instance.quantity if self.instance.pk else ""
        self.initial["baseline_on"] = self.instance.baseline_on
        self.periods = periods_of(self.instance) if self.instance.pk else []
        kept = {(one.starts_on, one.ends_on): one for one in self._targets()}
        for place, period in enumerate(self.periods):
            target = kept.get((period.start, period.end))
            self.fields[f"target_{place}"] = ValueField(
                label=_("Cible %(period)s") % {"period": said(period)},
                initial=target.quantity if target else None,
            )

    def _targets(self):
        return self.instance.targets.all() if self.instance.pk else ()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("figure") and cleaned.get("kind") == IndicatorKind.RATIO:
            self.add_error("figure", _("Un rapport se saisit par ses deux nombres."))
        if isinstance(baseline := cleaned.get("baseline"), Quantity):
            for name, value in kept(baseline).items():
                setattr(self.instance, name, value)
        self.instance.baseline_on = cleaned.get("baseline_on")
        return cleaned

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"minimum", "maximum", "qualifier"}

    def groups(self) -> list[tuple[str, list]]:
        """The fields as the page shows them: (what they are about, the fields)."""
        english = [name for name in self.fields if name.endswith("_en")]
        aims = ["direction", "baseline", "baseline_on"]
        aims += [name for name in self.fields if name.startswith("target_")]
        how = ["kind", "cadence", "is_cumulative", "figure", "numerator", "denominator", "source"]
        what = [name for name in self.fields if name not in {*english, *aims, *how}]
        named = (
            (_("Ce qui est mesuré"), what),
            (_("Comment"), how),
            (_("Cibles"), aims),
            (_("En anglais"), english),
        )
        return [(label, [self[name] for name in names]) for label, names in named]

    def targets(self) -> dict[Period, Quantity | None]:
        """What was typed for each period, for ``describe_indicator``."""
        return {
            period: self.cleaned_data.get(f"target_{place}")
            for place, period in enumerate(self.periods)
        }


def said(period: Period) -> str:
    return period.months_said(get_language() or "fr")


@dataclass(frozen=True)
class Row:
    """One line of the screen of values: an indicator, or a part of it, with its fields as they are shown."""

    indicator: Indicator
    part: str
    fields: tuple
    note: object
    is_first: bool


class ValuesForm(forms.Form):
    """The values of all indicators of one period, typed in one go."""

    measured_on = PastDayField(label=gettext_lazy("Relevées le"), initial=today)

    def __init__(self, *args, indicators: Iterable[Indicator], period: Period, **kwargs):
        super().__init__(*args, **kwargs)
        self.indicators, self.period = list(indicators), period
        for indicator, place, part in self._lines():
            self._add(indicator, self._name(indicator, place), self._kept(indicator, part))

    def _lines(self) -> Iterator[tuple[Indicator, int, str]]:
        for indicator in self.indicators:
            for place, part in enumerate(("", *indicator.parts)):
                yield indicator, place, part

    @staticmethod
    def _name(indicator: Indicator, place: int) -> str:
        return f"{indicator.pk}_{place}"

    def _kept(self, indicator: Indicator, part: str) -> Measurement | None:
        """``indicators`` bring their measurements with them."""
        of_period = (
            one
            for one in indicator.measurements.all()
            if (one.part, one.starts_on, one.ends_on) == (part, self.period.start, self.period.end)
        )
        return next(of_period, None)

    def _add(self, indicator: Indicator, name: str, kept: Measurement | None) -> None:
        if indicator.kind == IndicatorKind.RATIO:
            for half in ("numerator", "denominator"):
                number = getattr(kept, half, None)
                label = getattr(indicator, half) or Measurement._meta.get_field(half).verbose_name
                is_unknown = kept is not None and number is None
                self.fields[f"{half}_{name}"] = ValueField(
                    label=label,
                    initial=Quantity(None, None) if is_unknown else number,
                )
        else:
            initial = kept.quantity if kept else None
            self.fields[f"value_{name}"] = ValueField(label=_("Valeur"), initial=initial)
        self.fields[f"note_{name}"] = forms.CharField(
            label=_("Explication de l’écart"),
            required=False,
            initial=kept.note if kept else "",
            widget=forms.Textarea(attrs={"rows": 1}),
        )

    def rows(self) -> Iterator[Row]:
        """The lines as the page shows them."""
        for indicator, place, part in self._lines():
            name = self._name(indicator, place)
            halves = ("numerator", "denominator")
            names = halves if indicator.kind == IndicatorKind.RATIO else ("value",)
            fields = tuple(self[f"{one}_{name}"] for one in names)
            yield Row(indicator, part, fields, self[f"note_{name}"], place == 0)

    def clean(self):
        cleaned = super().clean()
        for indicator, place, _part in self._lines():
            if indicator.kind == IndicatorKind.RATIO:
                self._check_ratio(cleaned, self._name(indicator, place))
        return cleaned

    def _check_ratio(self, cleaned: dict, name: str) -> None:
        halves = [cleaned.get(f"{half}_{name}") for half in ("numerator", "denominator")]
        for half, quantity in zip(("numerator", "denominator"), halves, strict=True):
            if quantity is not None and quantity.is_known and not quantity.is_exact:
                self.add_error(f"{half}_{name}", _("Écrivez un nombre exact."))
        given = [half is not None and half.is_known for half in halves]
        if any(given) and not all(given):
            missing = "denominator" if given[0] else "numerator"
            self.add_error(
                f"{missing}_{name}", _("Un rapport a ses deux nombres, ou n’est pas connu.")
            )

    def entries(self) -> list[Entry]:
        """What was typed, for ``record_values``."""
        return [
            self._entry(indicator, part, self._name(indicator, place))
            for indicator, place, part in self._lines()
        ]

    def _entry(self, indicator: Indicator, part: str, name: str) -> Entry:
        note = self.cleaned_data.get(f"note_{name}", "")
        if indicator.kind != IndicatorKind.RATIO:
            return Entry(indicator, part, self.cleaned_data.get(f"value_{name}"), note=note)
        top, low = (
            self.cleaned_data.get(f"{half}_{name}") for half in ("numerator", "denominator")
        )
        if top is None and low is None:
            return Entry(indicator, part, note=note)
        if not top.is_known:
            return Entry(indicator, part, Quantity(None, None), note=note)
        return Entry(indicator, part, None, top.number, low.number, note)
