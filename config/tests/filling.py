"""Forms filled as a person would: what a page asks for, by the kind of each of its fields, and mended as it says.

Nothing is listed. The fields are those of the forms that the page was drawn from; what it says of them when it is
shown again is heard, and the next value that may be meant is tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from django import forms
from django.contrib.admin.helpers import AdminForm, InlineAdminFormSet
from django.http import HttpResponse
from django.test import Client

from config.tests.forms_of import PageForm
from programs.forms.fields import DayField, PhoneField
from programs.tests.uploads import pdf, upload
from programs.tests.worlds import World

ROWS, ROW = "-TOTAL_FORMS", "__prefix__"
# Days of the world, those of people who live in it, and those of today.
DAYS = (
    "2007-10-15",
    "2008-02-01",
    "2007-07-01",
    "2008-06-30",
    "1990-05-04",
    "2026-11-20",
    "2027-03-01",
)
NUMBERS = ("1", "2", "10", "100")
# How often a form is mended before it is given up.
MOST = 10
_numbers = count(1)


@dataclass
class Filled:
    """A form as it is to be sent from ``path``, by whom; ``rows`` is the table of it that has one more row."""

    path: str
    target: str
    data: dict[str, list[str]]
    files: dict[str, bytes] = field(default_factory=dict)
    rows: str = ""

    def sent_by(self, client: Client, number: str) -> HttpResponse:
        files = {name: upload(content, f"{name}.pdf") for name, content in self.files.items()}
        return client.post(self.target, self.data | files | {"submission_number": number})


@dataclass(frozen=True)
class Part:
    """One of the boxes of a field that has several, as the day and the time of a moment."""

    whole: forms.BoundField
    field: forms.Field

    @property
    def form(self) -> forms.BaseForm:
        return self.whole.form

    @property
    def errors(self):
        return self.whole.errors

    @property
    def is_hidden(self) -> bool:
        return self.whole.is_hidden


def bound_fields(page: HttpResponse) -> dict[str, forms.BoundField | Part]:
    """The fields of a page by the names that they are sent under."""
    found = {}
    for layer in page.context or ():
        for value in layer.flatten().values() if hasattr(layer, "flatten") else layer.values():
            for form in _forms_in(value):
                for name in form.fields:
                    found |= _boxes_of(form.add_prefix(name), form[name])
    return found


def _boxes_of(name: str, bound: forms.BoundField) -> dict[str, forms.BoundField | Part]:
    if not isinstance(bound.field, forms.MultiValueField):
        return {name: bound}
    return {f"{name}_{n}": Part(bound, part) for n, part in enumerate(bound.field.fields)}


def _forms_in(value, depth: int = 3) -> Iterator[forms.BaseForm]:
    if isinstance(value, AdminForm):
        yield value.form
    elif isinstance(value, InlineAdminFormSet):
        yield from _forms_in(value.formset)
    elif isinstance(value, forms.BaseForm):
        yield value
    elif isinstance(value, forms.BaseFormSet):
        yield from (*value.forms, value.empty_form)
    elif depth and isinstance(value, list | tuple):
        for one in value:
            yield from _forms_in(one, depth - 1)
    elif depth and isinstance(value, dict):
        for one in value.values():
            yield from _forms_in(one, depth - 1)
    elif depth and hasattr(value, "form"):
        yield from _forms_in(value.form, depth - 1)


class Filling:
    """One form of a page on its way to being accepted, ``rows`` its table that gets a row more."""

    def __init__(self, page: HttpResponse, form: PageForm, world: World, rows: str = ""):
        self.form, self.world, self.rows = form, world, rows
        self.mark = f"Essai {next(_numbers)}"
        self.data = {name: list(values) for name, values in form.data.items() if ROW not in name}
        self.files: dict[str, bytes] = {}
        self.tried: dict[str, int] = {}
        self.fields = bound_fields(page)
        self.names = {name for name in form.names if ROW not in name} | form.files
        if rows:
            self._add_a_row()
        for name in sorted(self.names):
            bound = self.fields.get(name)
            if self._is_asked(name, bound) and not any(self.data.get(name, [])):
                self.propose(name)

    def _add_a_row(self) -> None:
        place = self.data[self.rows + ROWS][0] or "0"
        self.data[self.rows + ROWS] = [str(int(place) + 1)]
        for name in [one for one in self.form.names if one.startswith(f"{self.rows}-{ROW}-")]:
            own = name.replace(ROW, place)
            self.names.add(own)
            self.data[own] = list(self.form.data.get(name, []))
            self.fields[own] = self.fields.get(name)

    def _is_asked(self, name: str, bound: forms.BoundField | Part | None) -> bool:
        in_row = bool(self.rows) and name.startswith(f"{self.rows}-")
        return bool(bound) and (bound.field.required or in_row) and not bound.is_hidden

    def propose(self, name: str) -> bool:
        """Put the next value that may be meant, or none at the end where none is asked; whether there is one."""
        values = self.values_for(name)
        if name in self.fields and not self.fields[name].field.required:
            values.append("")
        number = self.tried.get(name, -1) + 1
        if number >= len(values):
            return False
        self.tried[name] = number
        if isinstance(values[number], bytes):
            self.files[name] = values[number]
        else:
            self.data[name] = [values[number]]
        return True

    def values_for(self, name: str) -> list:
        bound = self.fields.get(name)
        if bound is None:
            return [one for one in self.form.choices.get(name, []) if one][:4]
        one = bound.field
        if isinstance(one, forms.FileField):
            return [pdf()]
        if isinstance(one, forms.ModelChoiceField):
            return self._records(one)
        if isinstance(one, forms.ChoiceField):
            return [str(value) for value, _label in _flat(one.choices) if value not in ("", None)][
                :6
            ]
        if isinstance(one, forms.BooleanField):
            return ["on"]
        if isinstance(one, DayField | forms.DateField):
            return list(DAYS)
        if isinstance(one, forms.TimeField):
            return ["09:00", "11:00"]
        if isinstance(one, forms.IntegerField | forms.DecimalField):
            return list(NUMBERS)
        if isinstance(one, forms.EmailField):
            return [self.mark.lower().replace(" ", "") + "@exemple.test"]
        if isinstance(one, PhoneField):
            return ["819 555-0142"]
        if isinstance(one, forms.URLField):
            return ["https://exemple.test/"]
        if isinstance(one.widget, forms.PasswordInput):
            return ["Un mot de passe d’essai, 2007"]
        length = getattr(one, "max_length", None) or 200
        slug = self.mark.lower().replace(" ", "-")
        return [
            *(self.mark[-length:], slug[-length:], "2007-10-15", "09:00", "10", "en", "J1A 1A1"),
            *("2007-2008", "2008-2009"),
        ]

    def _records(self, one: forms.ModelChoiceField) -> list[str]:
        known = {
            record.pk
            for record in self.world.records.values()
            if isinstance(record, one.queryset.model)
        }
        keys = list(one.queryset.values_list("pk", flat=True)[:30])
        return [
            str(one.prepare_value(key)) for key in sorted(keys, key=lambda key: key not in known)
        ][:6]

    def mend(self, page: HttpResponse) -> bool:
        """Change what the page that is shown again says is wrong; whether anything could be."""
        shown = bound_fields(page)
        self.fields |= {name: bound for name, bound in shown.items() if name in self.names}
        wrong = [
            name
            for name in sorted(self.names)
            if name in shown and shown[name].errors and not shown[name].is_hidden
        ]
        if wrong:
            return self._propose_all(wrong)
        empty = [name for name in sorted(self.names) if not any(self.data.get(name, []))]
        shown_empty = [n for n in empty if n in self.fields and not self.fields[n].is_hidden]
        return self._propose_all(shown_empty) or self._others()

    def _others(self) -> bool:
        """What is refused as a whole may be a record that is named, or the order of days: change one of each."""
        in_turn = sorted(self.tried, key=lambda name: (self.tried[name], name))
        kinds = forms.ModelChoiceField, (DayField, forms.DateField)
        changed = [
            any(self.propose(n) for n in in_turn if isinstance(self.fields[n].field, kind))
            for kind in kinds
        ]
        return any(changed)

    def _propose_all(self, names: list[str]) -> bool:
        proposed = [self.propose(name) for name in names]
        return any(proposed)

    def said_of(self, page: HttpResponse) -> dict[str, list[str]]:
        """What the page that is shown again says is wrong."""
        found = {}
        for bound in bound_fields(page).values():
            if bound.form.errors:
                found |= {
                    bound.form.add_prefix(name): list(said)
                    for name, said in bound.form.errors.items()
                }
        return found


def _flat(choices) -> Iterator[tuple]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def tables_in(form: PageForm) -> list[str]:
    """The tables of a form that can have a row more, by their prefix."""
    prefixes = [name.removesuffix(ROWS) for name in form.names if name.endswith(ROWS)]
    return sorted(p for p in prefixes if any(n.startswith(f"{p}-{ROW}-") for n in form.names))
