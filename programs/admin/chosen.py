"""Lists and forms of the admin begin with the program that was chosen in the bar."""

from urllib.parse import urlencode

from django.contrib.admin.utils import get_fields_from_path
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from programs.asked import is_key
from programs.choosing import EVERY, PARAMETER, chosen_program, says_nothing
from programs.models import Program


class OfChosenProgram:
    """Beside ModelAdmin: a list asked for by its bare address becomes that of the chosen program, by its own filter.

    The address then says so: the list is the same for whoever is given the link. « ?programme=tous » is the list of
    all of them.
    """

    def filter_by(self, program: Program) -> dict[str, str]:
        """What an address says for the list to keep what is of ``program``; nothing where no filter does."""
        for name in self.list_filter:
            if isinstance(name, str) and self._leads_to_program(name):
                return {f"{name}__id__exact": str(program.pk)}
        return {}

    def _leads_to_program(self, path: str) -> bool:
        return get_fields_from_path(self.model, path)[-1].related_model is Program

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        program = chosen_program(request.user)
        kept = self.filter_by(program) if program else {}
        if kept and says_nothing(request):
            return HttpResponseRedirect(f"{request.path}?{urlencode(kept)}")
        # What the list and its template read: see ``programs.admin.lists.AskedList``.
        request.chosen = (program, kept) if kept else None
        if request.GET.get(PARAMETER) == EVERY:
            request.GET = _without(request.GET, PARAMETER)
        return super().changelist_view(request, extra_context)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """What is added is of the program that its list keeps, or of the chosen one; the address may say more."""
        initial = super().get_changeform_initial_data(request)
        says_more = any(not name.startswith("_") for name in initial)
        if says_more or not self._has_program():
            return initial
        listed = QueryDict(request.GET.get("_changelist_filters", "")).get("program__id__exact")
        key = (
            listed
            if listed and is_key(Program._meta.pk, listed)
            else request.user.chosen_program_id
        )
        if key and self.programs_to_write_in(request).filter(pk=key).exists():
            initial["program"] = int(key)
        return initial

    def _has_program(self) -> bool:
        return any(column.name == "program" for column in self.opts.fields)


def _without(query: QueryDict, name: str) -> QueryDict:
    found = query.copy()
    del found[name]
    return found
