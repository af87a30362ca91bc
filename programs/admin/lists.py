"""The lists of the admin: what their address asks for is known to them, or answered 400."""

import re
from datetime import date

from django.contrib.admin.filters import RelatedOnlyFieldListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ALL_VAR, ORDER_VAR, PAGE_VAR, ChangeList
from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db.models import Case, CharField, F, TextField, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.functional import cached_property

from programs.asked import is_key, read_number
from programs.choosing import EVERY, PARAMETER
from programs.lookups import counted_key_of
from programs.models import Organization
from programs.models.organizations import tell_apart_with

_COLUMNS = re.compile(r"-?[0-9]{1,3}(\.-?[0-9]{1,3})*")
# Records one by one, which links from other pages ask for.
_ONE_RECORD = {"pk", "pk__exact", "id", "id__exact"}
_PARTS = ("year", "month", "day")


def _number_shown(prefix: str) -> Case:
    """The number of a record as it is printed: its code, or one made of its key."""
    own = Concat(Value(f"{prefix}-"), Cast("pk", TextField()))
    return Case(When(code="", then=own), default=F("code"), output_field=TextField())


class RelatedFilter(RelatedOnlyFieldListFilter):
    """Django's own, of which organisations of one name are told apart."""

    def field_choices(self, field, request, model_admin):
        choices = super().field_choices(field, request, model_admin)
        if field.related_model is not Organization:
            return choices
        found = Organization.objects.filter(pk__in=[pk for pk, _name in choices]).told_apart()
        names = {organization.pk: str(organization) for organization in found}
        return [(pk, names[pk]) for pk, _name in choices]

    def has_output(self):
        """Also of what the address asks for, where nothing else could be chosen: it filters all the same."""
        return super().has_output() or bool(self.lookup_val)


class AskedList(ChangeList):
    """Django's own, that asks the database nothing but what its filters offer.

    Django lets an address try any lookup on any column of the list's own, a regular expression too, and learns what
    was wrong with it from the database, if at all.
    """

    def __init__(self, request, *arguments, **options):
        self.kept_program = getattr(request, "chosen", None)
        if PAGE_VAR in request.GET:
            read_number(request.GET[PAGE_VAR])
        if not _COLUMNS.fullmatch(request.GET.get(ORDER_VAR) or "1"):
            raise BadRequest("the order of a list is no order")
        try:
            super().__init__(request, *arguments, **options)
        except IncorrectLookupParameters as error:
            raise BadRequest("the filter of a list is no filter") from error

    @property
    def chosen(self) -> dict:
        """The program of the bar, where the list keeps it, and the address of the list without it."""
        if not self.kept_program:
            return {}
        program, kept = self.kept_program
        if any(self.params.get(name) != value for name, value in kept.items()):
            return {}
        return {"program": program, "url": self.get_query_string(remove=[*kept])}

    @property
    def whole(self) -> str:
        """The address of the whole list: its bare one would bring back the program of the bar."""
        return f"?{PARAMETER}={EVERY}" if self.kept_program else "?"

    def get_query_string(self, new_params=None, remove=None):
        found = super().get_query_string(new_params, remove)
        return self.whole if found == "?" else found

    def get_filters(self, request):
        self._check_days()
        self._check_keys()
        found = super().get_filters(request)
        _specs, _has_filters, remaining, *_others = found
        if unknown := remaining.keys() - _ONE_RECORD - self._days():
            raise BadRequest(f"a list does not filter by {sorted(unknown)}")
        return found

    def _check_days(self) -> None:
        """The year, month and day under the title of a list, each within the one before."""
        parts = [self.params.get(f"{self.date_hierarchy}__{part}") for part in _PARTS]
        given = [read_number(part) for part in parts if part is not None]
        if None in parts[: len(given)]:
            raise BadRequest("a day of the list has no month or no year")
        try:
            day = date(*given, *(1, 1, 1)[len(given) :])
            # The day after, up to which Django asks.
            day.replace(year=day.year + 1)
        except ValueError:
            raise BadRequest("a day of the list is no day") from None

    def _check_keys(self) -> None:
        """The records that filters are about; Django reads only those of the filters that have two choices."""
        for path in (name[0] for name in self.list_filter if isinstance(name, tuple)):
            column = get_fields_from_path(self.model, path)[-1].target_field
            key = self.params.get(f"{path}__{column.name}__exact")
            if key is not None and not is_key(column, key):
                raise BadRequest(f"{path} has no such key")

    def _days(self) -> set[str]:
        """What Django makes of them."""
        if f"{self.date_hierarchy}__year" not in self.params:
            return set()
        return {f"{self.date_hierarchy}__gte", f"{self.date_hierarchy}__lt"}

    @property
    def active_filters(self) -> int:
        """How many of its filters narrow the list."""
        return sum(
            any(name in self.params for name in spec.expected_parameters())
            for spec in self.filter_specs
        )

    @cached_property
    def hides_some(self) -> bool:
        """Whether a search, a filter or a day keeps records back."""
        narrows = self.query or any(name not in (ALL_VAR, ORDER_VAR) for name in self.params)
        return bool(narrows) and self.result_count < self.root_queryset.count()

    def get_ordering_field(self, field_name):
        """A column of text stands in the order of a French dictionary, its numbers in that of counting."""
        found = super().get_ordering_field(field_name)
        if found == "code" and (prefix := getattr(self.model_admin, "number_prefix", "")):
            return counted_key_of(_number_shown(prefix))
        return counted_key_of(found) if isinstance(found, str) and self._is_text(found) else found

    def _is_text(self, path: str) -> bool:
        try:
            column = get_fields_from_path(self.model, path)[-1]
        except FieldDoesNotExist:
            # What the list computes.
            return False
        has_order_of_its_own = column.choices or getattr(column, "db_collation", None)
        return isinstance(column, CharField | TextField) and not has_order_of_its_own

    def get_results(self, request):
        self._get_results(request)
        self.result_list = list(self.result_list)
        self.model_admin.before_showing(self.result_list)
        said = self.model_admin.told_beside(self.result_list, self.query)
        for record in self.result_list:
            record.told_beside = said.get(record.pk, "")
        # Where there is nothing, there is nothing to be done with it.
        self.show_admin_actions = bool(self.result_count)

    def _get_results(self, request):
        try:
            super().get_results(request)
        except IncorrectLookupParameters:
            # The list has grown shorter: its last page, as in every other list.
            pages = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
            self.page_num = pages.num_pages
            super().get_results(request)
        tell_apart_with(self.result_list)
