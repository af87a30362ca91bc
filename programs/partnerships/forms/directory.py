"""The entry of an organisation in the directory, with its services and its contacts in rows under it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.forms import PhoneField
from programs.models import Organization
from programs.partnerships.actions.directory import (
    CONTACT_FIELDS,
    ENTRY_FIELDS,
    REACH_FIELDS,
    SERVICE_FIELDS,
    Content,
    Row,
    content_of,
    entry_of,
)
from programs.partnerships.models import NetworkContact, NetworkEntry, NetworkService
from programs.people.enums import SpokenLanguage

MOST_SERVICES = 40
MOST_CONTACTS = 20
# Rows that wait, folded, for what is added.
_FREE_ROWS = 3


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class EntryForm(forms.ModelForm):
    """What an organisation says of itself, and how it is reached."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Langues de service"),
        choices=SpokenLanguage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    phone = PhoneField(label=gettext_lazy("Téléphone"), required=False)
    email = forms.EmailField(
        label=gettext_lazy("Courriel"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.URLField(
        label=gettext_lazy("Site web"),
        required=False,
        max_length=200,
        assume_scheme="https",
    )

    class Meta:
        model = NetworkEntry
        fields = ENTRY_FIELDS
        labels = {
            "is_listed": gettext_lazy("Montrer cette fiche aux membres du réseau"),
            "takes_referrals": gettext_lazy("L’organisme reçoit des références"),
        }
        help_texts = {
            "is_listed": gettext_lazy(
                "Décochée, elle n’est lue que de l’organisme et de la coordination."
            ),
            "mission": gettext_lazy("En deux ou trois phrases : ce que vous faites, et pour qui."),
        }
        widgets = {"mission": _lines(4), "mission_en": _lines(4), "address": _lines(3)}

    def __init__(self, *args, writes_reach: bool, **kwargs):
        super().__init__(*args, **kwargs)
        content = content_of(self.instance)
        self.initial |= content.entry | content.reach
        self.fields["seen"].initial = content.mark
        if not writes_reach:
            for name in REACH_FIELDS:
                del self.fields[name]

    def part(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def reach(self) -> list[forms.BoundField]:
        return self.part(*REACH_FIELDS)

    @property
    def places(self) -> list[forms.BoundField]:
        return self.part("address", "hours", "territory")

    @property
    def missions(self) -> list[forms.BoundField]:
        return self.part("mission", "mission_en")

    @property
    def standing(self) -> list[forms.BoundField]:
        return self.part("takes_referrals", "is_listed")


class _RowForm(forms.ModelForm):
    """``row`` is the key of the record that the row was opened on."""

    row = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ServiceForm(_RowForm):
    class Meta:
        model = NetworkService
        fields = SERVICE_FIELDS
        widgets = {"description": _lines(2), "description_en": _lines(2)}
        labels = {"name": gettext_lazy("Nom du service")}


class ContactForm(_RowForm):
    phone = PhoneField(
        label=gettext_lazy("Téléphone"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    class Meta:
        model = NetworkContact
        fields = CONTACT_FIELDS
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
        }


class _Rows(forms.BaseFormSet):
    """Rows of which each has a name of its own; one that is left blank, or taken out, is none."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if index is None or index >= self.initial_form_count():
            del form.fields["DELETE"]
        else:
            form.fields["DELETE"].label = _("Retirer de la fiche")

    def clean(self):
        names: set[str] = set()
        for form in self.written:
            name = form.cleaned_data.get("name", "")
            if name in names:
                form.add_error("name", _("Une autre ligne porte ce nom."))
            names.add(name)

    @property
    def written(self) -> list[forms.ModelForm]:
        return [
            form
            for form in self.forms
            if form not in self.deleted and form.is_valid() and form.cleaned_data.get("name")
        ]

    @property
    def deleted(self) -> list[forms.ModelForm]:
        return [
            form
            for form in self.forms
            if "DELETE" in form.fields and self._should_delete_form(form)
        ]

    def rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(
                {name: form.cleaned_data[name] for name in form._meta.fields},
                form.cleaned_data["row"],
            )
            for form in self.written
        )


def _formset(form: type[_RowForm], most: int) -> type[_Rows]:
    return forms.formset_factory(
        form,
        formset=_Rows,
        extra=_FREE_ROWS,
        max_num=most,
        absolute_max=most,
        can_delete=True,
    )


_Services, _Contacts = _formset(ServiceForm, MOST_SERVICES), _formset(ContactForm, MOST_CONTACTS)


class WholeEntry:
    """The entry of ``organization`` with its rows: valid together, and one content."""

    def __init__(self, data, entry: NetworkEntry, *, writes_reach: bool):
        # What was sent is read against the page that it was typed on, never against what somebody wrote since.
        before = content_of(entry) if data is None else Content({})
        self.form = EntryForm(data, instance=entry, writes_reach=writes_reach)
        self.services = _Services(data, prefix="service", initial=_initial(before.services))
        self.contacts = _Contacts(data, prefix="contact", initial=_initial(before.contacts))

    @property
    def organization(self) -> Organization:
        return self.form.instance.organization

    def is_valid(self) -> bool:
        # Each says what is wrong with it, also where another does.
        answers = [part.is_valid() for part in (self.form, self.services, self.contacts)]
        is_good = all(answers)
        if not is_good and not self.form.errors:
            self.form.add_error(
                None, _("Une ligne des services ou des contacts est à corriger : voyez plus bas.")
            )
        return is_good

    def reread(self) -> None:
        """What is sent next was written by somebody who was told that the entry changed."""
        name = self.form.add_prefix("seen")
        self.form.data = self.form.data.copy()
        self.form.data[name] = content_of(entry_of(self.organization)).mark

    def content(self) -> Content:
        said = self.form.cleaned_data
        return Content(
            {name: said[name] for name in ENTRY_FIELDS},
            {name: said[name] for name in REACH_FIELDS if name in said},
            self.services.rows(),
            self.contacts.rows(),
        )


def _initial(rows: tuple[Row, ...]) -> list[dict]:
    return [{"row": row.pk, **row.values} for row in rows]
