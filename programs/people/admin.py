"""Persons and their consents in the admin."""

from dataclasses import fields

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.access import coordinates
from programs.admin.base import RefusableForm, ScopedAdmin, ScopedInline
from programs.admin.merging import MergeableAdmin
from programs.importing.admin import RecordImportExportMixin
from programs.lib.names import from_capitals
from programs.people import access
from programs.people.doubles import doubles_among, like
from programs.people.likeness import Known
from programs.people.models import Consent, Person
from programs.people.paths import ShowsPath, rows_of
from programs.people.search import words_of
from programs.people.telling import tell_apart


class PersonForm(RefusableForm):
    """Whoever bears the name of a recorded person is added only where one says that they are another."""

    another_person = forms.BooleanField(
        label=_("C’est une autre personne : l’ajouter quand même"),
        label_suffix="",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.namesakes: list[Person] = []
        # The names that were typed in capitals, and how they are written.
        self.rewritten: dict[str, str] = {}
        if self.instance.pk:
            del self.fields["another_person"]

    def clean_first_name(self):
        return self._written("first_name")

    def clean_last_name(self):
        return self._written("last_name")

    def _written(self, name: str) -> str:
        """The name as people write it, where it was typed in capitals; the one that is recorded stays as it is."""
        typed = self.cleaned_data[name]
        written = from_capitals(typed) if name in self.changed_data else typed
        if written != typed:
            self.rewritten[typed] = written
        return written

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk and cleaned.get("holder"):
            self.namesakes = _namesakes(cleaned)
        if self.namesakes and not cleaned["another_person"]:
            raise ValidationError(_("Une personne de ce nom est déjà inscrite : voyez ci-dessous."))
        return cleaned


def _namesakes(typed: dict) -> list[Person]:
    """The recorded persons whom an import would ask about: those of the holder who may be the one ``typed``."""
    named = {field.name: typed[field.name] for field in fields(Known) if typed.get(field.name)}
    described = Known(**named)
    found = Person.objects.filter(holder=typed["holder"]).resembling(described)
    return [person for person in found if described.may_be(person.known)]


class ConsentInline(ScopedInline):
    """A consent is withdrawn, not deleted: what was agreed to stays known."""

    model = Consent
    can_delete = False
    autocomplete_fields = ["given_to"]


@admin.register(Person)
class PersonAdmin(ShowsPath, MergeableAdmin, RecordImportExportMixin, ScopedAdmin):
    form = PersonForm
    change_form_template = "admin/people/person/change_form.html"
    resource_name = "people"
    visible = staticmethod(access.visible_people)
    changed_by = staticmethod(access.people_changed_by)
    doubles_among = staticmethod(doubles_among)
    like = staticmethod(like)
    list_display = [
        "last_name",
        "first_name",
        "birth_date",
        "code",
        "city",
        "region",
        "spoken",
        "holder",
    ]
    list_display_links = ["last_name", "first_name"]
    list_filter = [
        "holder",
        "region",
    ]
    list_select_related = ["holder", "region"]
    search_fields = [
        *words_of(),
        "code__matches",
        "city__matches",
        "phone__dials",
    ]
    fieldsets = [
        (None, {"fields": [("first_name", "last_name"), "birth_date", "languages"]}),
        (_("Coordonnées"), {"fields": ["email", "phone", "city", "region"]}),
        (_("Dossier"), {"fields": ["holder", "code", "note"]}),
    ]
    inlines = [ConsentInline]

    def person_of(self, record):
        return record

    def before_showing(self, records):
        tell_apart(records)

    def get_urls(self):
        page = self.admin_site.admin_view(self.path_view)
        return [path("<int:pk>/parcours/", page, name="people_person_path"), *super().get_urls()]

    def path_view(self, request, pk: int):
        """The way of a person through the services, as far as the reader coordinates them."""
        if not self.can_view(request.user):
            raise PermissionDenied
        person = self.get_object(request, str(pk))
        if person is None:
            raise Http404
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        context = {
            **self.admin_site.each_context(request),
            "title": pgettext_lazy("services", "Parcours"),
            "opts": self.opts,
            "person": person,
            "rows": rows_of(request.user, person),
        }
        return TemplateResponse(request, "admin/people/person/path.html", context)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        for typed, written in form.rewritten.items():
            told = _(
                "« %(typed)s » est inscrit « %(written)s ». Si ce nom s’écrit autrement, corrigez-le."
            )
            self.message_user(request, told % {"typed": typed, "written": written})

    def can_change(self, user, obj=None):
        if obj is None:
            return coordinates(user)
        return access.can_change_person(user, obj)

    @admin.display(description=_("langues parlées"))
    def spoken(self, person):
        labels = dict(Person._meta.get_field("languages").base_field.choices)
        return ", ".join(str(labels.get(code, code)) for code in person.languages)
