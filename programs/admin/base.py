"""What every list and record of the admin has in common: the doors of access.py, and errors said in French."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.admin.utils import get_fields_from_path, unquote
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTextInputWidget,
    AutocompleteSelect,
    RelatedFieldWidgetWrapper,
)
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programs import access, integrity
from programs.admin import histories
from programs.admin.chosen import OfChosenProgram
from programs.admin.lists import AskedList, RelatedFilter
from programs.asked import is_key
from programs.forms import AdminDayField, AskingModelForm, PhoneField, add_errors
from programs.lib import phones
from programs.models.phones import PhoneField as PhoneColumn
from programs.taking_back import FRESH

SEARCH_HELP = _("Les accents, les majuscules et les apostrophes ne comptent pas.")


class AdminPhoneInput(AdminTextInputWidget):
    """Digits first on a phone's keyboard; of somebody else, so that the browser has nothing to propose."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "tel", "autocomplete": "off"} | (attrs or {}))


class RecordSelect(AutocompleteSelect):
    """Django's own, to which what is no key is no choice: it shows again what was sent, right or wrong."""

    def optgroups(self, name, value, attr=None):
        column = self.field.target_field
        return super().optgroups(name, [key for key in value if is_key(column, key)], attr)


class Rows(BaseInlineFormSet):
    """The rows of a record: those that there are, and so many more that a form still answers at once."""

    # What a person adds before saving (docs/performance.md says what it costs).
    MORE = 50

    default_error_messages = {
        "missing_management_form": _(
            "Le nombre de lignes de ce tableau n’a pas été reçu. Rechargez la page, puis recommencez."
        ),
        "too_many_forms": _(
            "C’est trop de lignes à la fois : au plus %(num)d dans ce tableau. Enregistrez, puis ajoutez les autres."
        ),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        most = len(self.get_queryset()) + self.MORE
        # Django says 0 where nothing may be added.
        self.max_num, self.absolute_max = min(self.max_num, most), most


class FormFields:
    """Fields that take what people type, and choices that go through the doors."""

    text_area = {"rows": 4}
    # Records have no page outside the admin.
    view_on_site = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = self._field_as_typed(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # Another record is opened or added from here; it is changed or deleted on its own page.
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def _field_as_typed(self, db_field, request, **kwargs):
        if isinstance(db_field, ArrayField) and db_field.base_field.choices:
            return forms.MultipleChoiceField(
                label=capfirst(db_field.verbose_name),
                choices=db_field.base_field.choices,
                required=False,
                help_text=db_field.help_text,
                widget=forms.CheckboxSelectMultiple,
            )
        if isinstance(db_field, models.DateField) and not isinstance(
            db_field, models.DateTimeField
        ):
            kwargs["form_class"] = AdminDayField
        if isinstance(db_field, PhoneColumn):
            kwargs |= {"form_class": PhoneField, "widget": AdminPhoneInput}
        if isinstance(db_field, models.TextField):
            kwargs["widget"] = AdminTextareaWidget(attrs=self.text_area)
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_field_queryset(self, db, db_field, request):
        """Only what the user may see can be chosen: the queryset of the related model's own admin."""
        if db_field.name in ("holder", "lead"):
            return access.organizations_coordinated_by(request.user).told_apart()
        if db_field.name == "program":
            return self.programs_to_write_in(request)
        if related := self.admin_site._registry.get(db_field.remote_field.model):
            return related.get_queryset(request)
        return super().get_field_queryset(db, db_field, request)

    def programs_to_write_in(self, request):
        return access.programs_coordinated_by(request.user)


class ScopedInline(FormFields, admin.TabularInline):
    """Rows of a record: who may change the record may change them."""

    form = AskingModelForm
    formset = Rows
    extra = 0
    # Without the class of the large fields, which would take the room of the other columns.
    text_area = {"rows": 2, "cols": 36, "class": ""}

    def _parent(self, request):
        return self.admin_site._registry[self.parent_model]

    def has_view_permission(self, request, obj=None):
        return self._parent(request).has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._parent(request).has_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


class ReadInline(ScopedInline):
    """Rows that are read here, and written elsewhere."""

    can_delete = False

    def has_change_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class NumberSearch:
    """Finds a record by the number that it prints (R-0114) where it has no code of its own: its ``number_prefix``."""

    number_prefix: str

    def get_search_results(self, request, queryset, search_term):
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        number = search_term.strip().upper().removeprefix(f"{self.number_prefix}-")
        if number.isascii() and number.isdigit() and len(number) < 10:
            found = found | queryset.filter(pk=int(number), code="")
        return found, may_repeat


class RefusableForm(AskingModelForm):
    """A form that can be shown again with what the database or an action refused, nothing lost."""

    refusal: ValidationError | None = None

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            add_errors(self, self.refusal)
        return cleaned


class ScopedAdmin(FormFields, OfChosenProgram, admin.ModelAdmin):
    """Shows what ``visible`` lets through; a foreign record answers 404, a missing right 403.

    Coordinators have every right on what they see; a subclass says otherwise by overriding ``can_view``,
    ``can_add`` and ``can_change``, never Django's ``has_…_permission``.
    """

    form = RefusableForm
    search_help_text = SEARCH_HELP
    empty_hint = _("Ajoutez une première fiche, ou importez celles d’un fichier.")
    list_per_page = 50
    show_full_result_count = False
    actions_on_bottom = False

    visible: Callable[..., models.QuerySet]

    def get_urls(self):
        # Without Django's nameless address of old, which answers for records that do not exist.
        return [address for address in super().get_urls() if address.name]

    # --- Rights ---------------------------------------------------------------------------------

    def can_view(self, user) -> bool:
        return access.coordinates(user)

    def can_add(self, user) -> bool:
        return self.can_change(user)

    def can_change(self, user, obj=None) -> bool:
        return access.coordinates(user)

    def has_module_permission(self, request):
        return self.can_view(request.user)

    def has_view_permission(self, request, obj=None):
        return self.can_view(request.user)

    def has_add_permission(self, request):
        return self.can_add(request.user)

    def has_change_permission(self, request, obj=None):
        return self.can_change(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """Records are ended, not deleted; only a fresh mistake of one's own can be undone."""
        if not self.can_change(request.user, obj):
            return False
        return obj is None or (self._is_fresh(request, obj) and not self._has_followers(obj))

    def _is_fresh(self, request, obj) -> bool:
        return LogEntry.objects.filter(
            user=request.user,
            content_type=ContentType.objects.get_for_model(obj),
            object_id=str(obj.pk),
            action_flag=ADDITION,
            action_time__gte=timezone.now() - FRESH,
        ).exists()

    def _has_followers(self, obj) -> bool:
        """Whether other records hang on ``obj``, beside the log of its first state."""
        for relation in obj._meta.related_objects:
            if relation.on_delete is models.DO_NOTHING:
                continue  # the history, which stays
            rows = relation.related_model._base_manager.filter(**{relation.field.name: obj})
            allowed = 1 if relation.get_accessor_name() == "moves" else 0
            if rows[: allowed + 1].count() > allowed:
                return True
        return False

    def get_list_filter(self, request):
        """A filter by a related record offers only those of the records that the user sees."""
        return [
            (name, RelatedFilter) if self._is_relation(name) else name
            for name in super().get_list_filter(request)
        ]

    def get_list_display(self, request):
        """Whoever has one program need not read its name on every line."""
        columns = list(super().get_list_display(request))
        if "program" in columns and self.programs_to_write_in(request).count() == 1:
            columns.remove("program")
        return columns

    def _is_relation(self, name) -> bool:
        return isinstance(name, str) and get_fields_from_path(self.model, name)[-1].is_relation

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    # --- Records --------------------------------------------------------------------------------

    def get_queryset(self, request):
        queryset = self.visible(request.user)
        if self.list_select_related:
            queryset = queryset.select_related(*self.list_select_related)
        return queryset.order_by(*(self.get_ordering(request) or self.opts.ordering))

    def before_showing(self, records) -> None:
        """What the records of one page, or the choices of one list, need to know of one another."""

    def told_beside(self, records, words: str) -> dict:
        """What is said beside the names of some of ``records`` that ``words`` found, by key: « anciennement … »."""
        return {}

    def get_search_results(self, request, queryset, search_term):
        """Django's own, which looks for each word by itself; a whole telephone number is looked for as one."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        dialled = [path for path in self.get_search_fields(request) if path.endswith("__dials")]
        number = phones.kept(search_term) if dialled else ""
        if phones.is_kept(number):
            same = models.Q(
                *((f"{path.removesuffix('__dials')}__startswith", number) for path in dialled),
                _connector=models.Q.OR,
            )
            found = found | queryset.filter(same)
        return found, may_repeat

    def get_changelist(self, request, **kwargs):
        return AskedList

    def response_action(self, request, queryset):
        """Django's own, of records that were ticked: each by a key."""
        for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
            if not is_key(self.opts.pk, key):
                raise BadRequest("a record of a list has no such key")
        return super().response_action(request, queryset)

    def get_object(self, request, object_id, from_field=None):
        # Django takes « ?_to_field= » for the name of a column.
        return super().get_object(request, object_id, from_field or None)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def get_changeform_initial_data(self, request):
        """Where there is only one program or one organisation to choose, it is chosen."""
        initial = super().get_changeform_initial_data(request)
        for name, value in initial.items():
            self._check_key(name, value)
        single = {
            "program": self.programs_to_write_in,
            "holder": lambda request: access.holding_organizations(request.user),
            "lead": lambda request: access.organizations_coordinated_by(request.user),
        }
        names = {field.name for field in self.opts.fields}
        for name in names & single.keys() - initial.keys():
            found = list(single[name](request).values_list("pk", flat=True)[:2])
            if len(found) == 1:
                initial[name] = found[0]
        return initial

    def _check_key(self, name: str, value: object) -> None:
        """Refuse to begin a record with another that no key names. Raises BadRequest."""
        column = next((one for one in self.opts.fields if one.name == name), None)
        if value and column and column.is_relation and not is_key(column.target_field, value):
            raise BadRequest(f"{name} has no such key")

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def save_model(self, request, obj, form, change):
        """Write the columns that were changed and no other: a counter may have moved meanwhile."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        columns = {field.name for field in self.opts.concrete_fields}
        if changed := [name for name in form.changed_data if name in columns]:
            obj.save(update_fields=changed)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Django's own, but what the database or an action refuses comes back as an error of the form."""
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            request.refusal = integrity.refusal(error)
        except ValidationError as error:
            request.refusal = error
        return super().changeform_view(request, object_id, form_url, extra_context)

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        context = {"told": histories.told(self, request, record)} if record else {}
        return super().history_view(request, object_id, (extra_context or {}) | context)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            with transaction.atomic():
                return super().delete_view(request, object_id, extra_context)
        except IntegrityError as error:
            self.message_user(request, integrity.explain(error), messages.ERROR)
        return HttpResponseRedirect(self.url_of(object_id))

    def url_of(self, pk) -> str:
        """The address of a record in the admin."""
        return reverse(
            f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change",
            args=[pk],
        )


class WrittenElsewhere:
    """Put before a ModelAdmin whose records are written on the page of another: read here, brought in and out.

    Whoever would change them otherwise brings them in.
    """

    empty_hint = _(
        "Elles s’inscrivent à la page de ce dont elles parlent, ou s’importent d’un fichier."
    )

    def can_add(self, user) -> bool:
        return False

    def can_change(self, user, obj=None) -> bool:
        return False

    def has_import_permission(self, request) -> bool:
        return super().can_change(request.user)


class ReadOnlyAdmin(ScopedAdmin):
    """Data of the product, or of another workplace: to be chosen and read."""

    def can_view(self, user) -> bool:
        return user.is_staff

    def can_change(self, user, obj=None) -> bool:
        return False
