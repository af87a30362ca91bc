"""What an organisation was called, and which carries on which, on its page in the admin."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django import forms
from django.contrib import admin
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs import access
from programs.actions import NAMES, rename_organization, take_back_renaming
from programs.admin.base import ScopedInline
from programs.admin.calendars import CalendarAdmin, CalendarForm
from programs.admin.told import ListedAdmin
from programs.forms import AdminDayField
from programs.lib.periods import format_date
from programs.lib.text import normalise
from programs.models import Organization, OrganizationName, OrganizationSuccession

RENAMED, CORRECTED, TAKEN_BACK = "renamed", "corrected", "taken_back"
ASKED = ("name_change", "named_since")


class NamesForm(CalendarForm):
    """Asks what another name is: a new one, or a slip of the pen. Neither is taken for granted."""

    name_change = forms.ChoiceField(
        label=_("Pourquoi le nom change"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (
                RENAMED,
                _("L’organisme a changé de nom : les rapports d’avant gardent l’ancien nom."),
            ),
            (
                CORRECTED,
                _("C’était une faute de frappe : le nom est corrigé partout, dans le passé aussi."),
            ),
            (
                TAKEN_BACK,
                _("Il n’avait pas changé de nom : le dernier changement inscrit est retiré."),
            ),
        ],
    )
    named_since = AdminDayField(
        label=_("Porte le nouveau nom depuis le"),
        required=False,
        help_text=_("Le premier jour du nouveau nom. Inutile pour une faute de frappe."),
    )

    @cached_property
    def changed_data(self):
        """Of the record: the answers are no columns of it."""
        return [name for name in super().changed_data if name not in ASKED]

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and have_changed(self.instance, cleaned):
            self._ask(cleaned)
        else:
            cleaned["name_change"] = ""
        return cleaned

    def _ask(self, cleaned) -> None:
        answer = cleaned.get("name_change")
        if not answer and "name_change" not in self.errors:
            question = _("Dites si l’organisme a changé de nom, ou si le nom était mal écrit.")
            self.add_error("name_change", question)
        if (
            answer == RENAMED
            and not cleaned.get("named_since")
            and "named_since" not in self.errors
        ):
            self.add_error("named_since", _("Écrivez le premier jour du nouveau nom."))
        if answer == TAKEN_BACK:
            self._check_taken_back(cleaned)

    def _check_taken_back(self, cleaned) -> None:
        last = self.instance.past_names[-1] if self.instance.past_names else None
        if last is None:
            sentence = _("Aucun changement de nom n’est inscrit pour cet organisme.")
        elif _differ(last[1], cleaned.get("name", "")):
            sentence = _(
                "Pour retirer le dernier changement, remettez le nom d’avant : %(name)s."
            ) % {"name": last[1]}
        else:
            return
        self.add_error("name_change", sentence)


def have_changed(organization: Organization, typed: Mapping[str, str]) -> bool:
    """Whether a name that was there says something else; accents and capitals are only ever corrected."""
    return any(
        name in typed and (said := getattr(organization, name)) and _differ(said, typed[name])
        for name in NAMES
    )


def _differ(before: str, after: str) -> bool:
    return normalise(before) != normalise(after or "")


class NamesAdmin(CalendarAdmin):
    """Beside ScopedAdmin, for organisations: a change of name goes through its action."""

    form = NamesForm

    def get_fieldsets(self, request, obj=None):
        """The question stands below the names once they change."""
        found = super().get_fieldsets(request, obj)
        if obj is None or request.method != "POST" or not have_changed(obj, request.POST):
            return found
        (title, options), *others = found
        return [(title, options), (_("Changement de nom"), {"fields": ASKED}), *others]

    def save_model(self, request, obj, form, change):
        answer = form.cleaned_data.get("name_change") if change else ""
        if answer in (RENAMED, TAKEN_BACK):
            self._rename(obj, form, answer)
            form.changed_data = [name for name in form.changed_data if name not in NAMES]
        super().save_model(request, obj, form, change)

    def _rename(self, organization: Organization, form: forms.ModelForm, answer: str) -> None:
        names = {name: form.cleaned_data[name] for name in NAMES}
        if answer == TAKEN_BACK:
            take_back_renaming(organization=organization)
        else:
            day = form.cleaned_data["named_since"]
            rename_organization(organization=organization, **names, from_day=day)


class FormerNameInline(ScopedInline):
    model = OrganizationName
    fields = ["name", "name_en", "acronym", "used_until", "note"]


class PredecessorInline(ScopedInline):
    """Whom the organisation carries on: several where they merged into it."""

    model = OrganizationSuccession
    fk_name = "successor"
    verbose_name = _("organisme dont il prend la suite")
    verbose_name_plural = _("organismes dont il prend la suite")
    fields = ["predecessor", "kind", "on_day", "note"]
    autocomplete_fields = ["predecessor"]

    def get_field_queryset(self, db, db_field, request):
        """Nobody ends an organisation that keeps its own entry but itself."""
        if db_field.name == "predecessor":
            return access.organizations_changed_by(request.user).told_apart()
        return super().get_field_queryset(db, db_field, request)


class SuccessorInline(ScopedInline):
    """Who carries the organisation on: several where it was split."""

    model = OrganizationSuccession
    fk_name = "predecessor"
    verbose_name = _("organisme qui prend sa suite")
    verbose_name_plural = _("organismes qui prennent sa suite")
    fields = ["successor", "kind", "on_day", "note"]
    autocomplete_fields = ["successor"]


@admin.register(OrganizationName)
class OrganizationNameAdmin(ListedAdmin):
    resource_name = "organization_names"
    visible = staticmethod(access.visible_former_names)
    empty_hint = _(
        "Un ancien nom s’inscrit à la page de l’organisme, ou avec d’autres par un fichier."
    )
    list_display = ["name", "name_en", "acronym", "organization", "used_until"]
    list_display_links = None
    list_select_related = ["organization"]
    search_fields = [
        "name__matches",
        "name_en__matches",
        "acronym__matches",
        "organization__known_as",
    ]
    fields = ["organization", "name", "name_en", "acronym", "used_until", "note"]


@admin.register(OrganizationSuccession)
class OrganizationSuccessionAdmin(ListedAdmin):
    resource_name = "organization_successions"
    visible = staticmethod(access.visible_successions)
    empty_hint = _(
        "Une succession s’inscrit à la page de l’un des organismes, ou avec d’autres par un fichier."
    )
    list_display = ["predecessor", "kind", "successor", "on_day"]
    list_display_links = None
    list_filter = ["kind"]
    list_select_related = ["predecessor", "successor"]
    search_fields = ["predecessor__known_as", "successor__known_as"]
    fields = ["predecessor", "successor", "kind", "on_day", "note"]


def story_of(organization: Organization) -> list[tuple[str, str]]:
    """What happened to an organisation, the oldest first: the day as it is said, and what came then.

    Two queries, whatever its length.
    """
    language = get_language() or "fr"
    events = [*_renamings(organization), *_successions(organization)]
    return [(format_date(day, language), said) for day, said in sorted(events)]


def _renamings(organization: Organization) -> Iterator[tuple[date, str]]:
    past = organization.past_names
    names = [name for _until, name, *_others in past] + [organization.name]
    for (until, before, *_others), after in zip(past, names[1:], strict=True):
        said = _("« %(before)s » devient « %(after)s ».") % {"before": before, "after": after}
        yield date.fromisoformat(until) + timedelta(days=1), said


def _successions(organization: Organization) -> Iterator[tuple[date, str]]:
    for one in organization.succeeds.select_related("predecessor"):
        said = _("%(kind)s : il prend la suite de « %(organization)s ».")
        yield one.on_day, said % {"kind": one.get_kind_display(), "organization": one.predecessor}
    for one in organization.succeeded.select_related("successor"):
        said = _("%(kind)s : « %(organization)s » prend sa suite.")
        yield one.on_day, said % {"kind": one.get_kind_display(), "organization": one.successor}
