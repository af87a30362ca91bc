"""The pages on which two records are chosen, compared and merged, and on which a merge is taken back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import access, merging, unmerging
from programs.admin.obstacles import told
from programs.asked import page_of
from programs.doubles import Double
from programs.merging import values
from programs.models import Merge

FOUND = 20
PAIRS = 25


class ReasonForm(forms.Form):
    """Why the two are one, for whoever reads the trace later."""

    reason = forms.CharField(
        label=gettext_lazy("Pourquoi (facultatif)"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MergingPages:
    """What ``MergeableAdmin`` has pages for."""

    # --- Which two ---------------------------------------------------------------------------------

    def doubles_view(self, request):
        """The pairs that may be one, among the records that the user may change."""
        self.refuse_strangers(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        doubles = self.doubles_among(self.changed_by(request.user))
        page = page_of(doubles, PAIRS, request.GET.get("page"))
        keys = {key for one in page for key in (one.first, one.second)}
        records = self._with_what_tells_them(request, keys)
        rows = [self._pair(records, one) for one in page]
        more = {"page": page, "rows": rows, "count": len(doubles)}
        return self._page(request, "doubles", _("Doublons possibles"), **more)

    def choose_view(self, request, pk: int):
        """With which other record one is merged: those that look like it, or that one looks for."""
        record = self._own(request, pk)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        own = self.changed_by(request.user)
        alike = self.like(record, own)[:FOUND]
        words = request.GET.get("q", "").strip()[:200]
        found = []
        if words:
            results, _may_repeat = self.get_search_results(
                request, self.get_queryset(request), words
            )
            keys = {one.pk for one in results.exclude(pk=pk)[:FOUND]}
            found = list(own.filter(pk__in=keys).values_list("pk", flat=True))
        records = self._with_what_tells_them(
            request, {pk, *found, *(one.other_than(pk) for one in alike)}
        )
        more = {
            "record": records[pk],
            "alike": [self._candidate(records, pk, one.other_than(pk), one.why) for one in alike],
            "found": [self._candidate(records, pk, key) for key in found],
            "words": words,
        }
        return self._page(request, "choose", _("Fusionner avec une autre fiche"), **more)

    def _with_what_tells_them(self, request, keys) -> dict[int, Any]:
        records = list(self.get_queryset(request).filter(pk__in=keys))
        self.before_showing(records)
        return {record.pk: record for record in records}

    def _pair(self, records, double: Double) -> dict:
        first, second = records[double.first], records[double.second]
        return {
            "first": self._told(first),
            "second": self._told(second),
            "why": double.why,
            "url": self.address("merge_with", first.pk, second.pk),
            "apart_url": self.address("told_apart", first.pk, second.pk),
        }

    def _candidate(self, records, pk: int, other: int, why: str = "") -> dict:
        return {
            **self._told(records[other]),
            "why": why,
            "compare_url": self.address("merge_with", pk, other),
        }

    def _told(self, record) -> dict:
        """A record as a line of these pages has it: its name, and what one may know it again by."""
        how = merging.of_model(self.model)
        names = [name for name in how.told if name not in ("first_name", "last_name")]
        said = [values.shown(self.model, name, values.stored(record, name)) for name in names]
        return {
            "name": str(record),
            "number": record.pk,
            "details": " · ".join(filter(None, said)),
            "url": self.url_of(record.pk),
        }

    # --- The two of them ---------------------------------------------------------------------------

    def compare_view(self, request, pk: int, other: int):
        """GET shows both side by side and what follows; POST merges them, once. The older one stays."""
        kept, absorbed = self._both(request, pk, other)
        if request.method == "POST":
            return self._merge(request, kept, absorbed)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        return self._comparison(request, kept, absorbed, {}, ReasonForm())

    def apart_view(self, request, pk: int, other: int):
        """They are two, and nobody is asked again; or what was said so is taken back."""
        one, another = self._both(request, pk, other)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        compared = self.address("merge_with", one.pk, another.pk)
        if "again" in request.POST:
            merging.propose_again(one, another)
            messages.success(request, _("Ces deux fiches seront de nouveau proposées ensemble."))
            return HttpResponseRedirect(compared)
        merging.tell_apart(one, another, by=request.user)
        words = _("C’est noté : ces deux fiches ne seront plus proposées ensemble.")
        link = format_html('{} <a href="{}">{}</a>', words, compared, _("Les revoir"))
        messages.success(request, link)
        return HttpResponseRedirect(self.address("doubles"))

    def _own(self, request, pk: int):
        """A record that the user may change: 404 where it is not for their eyes, 403 where they only read it."""
        if not self.can_view(request.user):
            raise PermissionDenied
        record = self.get_object(request, str(pk))
        if record is None:
            raise Http404
        if not self.can_change(request.user, record):
            raise PermissionDenied
        return record

    def _both(self, request, pk: int, other: int) -> tuple:
        if pk == other:
            raise Http404
        first, second = sorted((pk, other))
        return self._own(request, first), self._own(request, second)

    def _merge(self, request, kept, absorbed):
        form, choices = ReasonForm(request.POST), self._choices(request)
        if not form.is_valid():
            return self._comparison(request, kept, absorbed, choices, form)
        name = str(absorbed)
        try:
            made = merging.merge(
                kept,
                absorbed,
                by=request.user,
                choices=choices,
                reason=form.cleaned_data["reason"],
                door=self._door(request),
            )
        except ValidationError as error:
            if not self.get_queryset(request).filter(pk=absorbed.pk).exists():
                messages.error(request, " ".join(error.messages))
                return HttpResponseRedirect(self.url_of(absorbed.pk))
            return self._comparison(request, kept, absorbed, choices, form, error.messages)
        self._log_merge(
            request,
            kept.pk,
            name,
            _("Fusionnée avec la fiche « %(name)s ».") % {"name": name},
        )
        words = _("La fiche « %(name)s » est fusionnée avec celle-ci.") % {"name": name}
        undo = self.address("unmerge", kept.pk, made.pk)
        link = format_html('{} <a href="{}">{}</a>', words, undo, _("Annuler cette fusion"))
        messages.success(request, link)
        return HttpResponseRedirect(self.url_of(kept.pk))

    def _choices(self, request) -> dict[str, str]:
        fields = merging.of_model(self.model).fields
        sent = {name: request.POST.get(f"choice_{name}", "") for name in fields}
        return {name: side for name, side in sent.items() if side in (values.KEPT, values.ABSORBED)}

    def _door(self, request):
        def door(model):
            records = self.admin_site._registry.get(model)
            return records.get_queryset(request) if records else None

        return door

    def _comparison(self, request, kept, absorbed, choices, form, refused=()):
        act = merging.look(kept, absorbed, choices=choices, door=self._door(request))
        self.before_showing([kept, absorbed])
        more = {
            "kept": self._told(kept) | {"heading": _("Fiche nº %d, qui reste") % kept.pk},
            "absorbed": self._told(absorbed)
            | {"heading": _("Fiche nº %d, fusionnée") % absorbed.pk},
            "rows": self._rows(act, choices),
            "refusals": list(dict.fromkeys([*refused, *(one.sentence for one in act.refusals)])),
            "followed": self._followed(request, act),
            "consents": act.told.get("consents", []),
            "hints": act.told.get("hints", []),
            "apart": merging.are_told_apart(kept, absorbed),
            "apart_url": self.address("told_apart", kept.pk, absorbed.pk),
            "cancel_url": self.url_of(kept.pk),
            "form": form,
        }
        return self._page(request, "compare", _("Fusionner deux fiches"), **more)

    def _rows(self, act: merging.Act, choices) -> list[dict]:
        """What both say, field by field; of those that differ, the side that is chosen or proposed."""
        asked = {one.name: choices.get(one.name, one.proposed) for one in act.differences}
        rows = []
        for name in (*act.how.fields, act.how.joined):
            mine, other = (
                values.shown(self.model, name, sheet.now[name])
                for sheet in (act.of_kept, act.of_absorbed)
            )
            if mine or other:
                label = capfirst(self.model._meta.get_field(name).verbose_name)
                more = {"name": name, "label": label, "kept": mine, "absorbed": other}
                rows.append(more | {"chosen": asked.get(name, "")})
        return rows

    def _followed(self, request, act: merging.Act) -> list[dict]:
        """How many records of each list the user will find on the other record, of those that they see."""
        door, found = self._door(request), []
        for model, keys in act.followed.items():
            seen = door(model)
            count = seen.filter(pk__in=keys).count() if seen is not None else 0
            if count:
                found.append({"name": capfirst(model._meta.verbose_name_plural), "count": count})
        return sorted(found, key=lambda one: one["name"])

    # --- Taken back --------------------------------------------------------------------------------

    def unmerge_view(self, request, pk: int, merge: int):
        """GET says what stands in the way of taking a merge back; POST does it, once."""
        record = self._own(request, pk)
        made = Merge.objects.into(record).filter(pk=merge).first()
        if made is None:
            raise Http404
        if not access.can_unmerge(request.user, made):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        if request.method == "POST":
            try:
                unmerging.unmerge(made, by=request.user)
            except ValidationError as error:
                return self._unmerge_page(request, record, made, error.messages)
            self._log_merge(
                request,
                pk,
                str(record),
                _("Fusion annulée : « %(name)s ».") % {"name": made},
            )
            messages.success(
                request,
                _("La fusion est annulée : « %(name)s » a de nouveau sa fiche.") % {"name": made},
            )
            return HttpResponseRedirect(self.url_of(made.absorbed_key))
        return self._unmerge_page(request, record, made)

    def _unmerge_page(self, request, record, made: Merge, refused=()):
        looked = unmerging.Undoing(made, self._door(request))
        try:
            unmerging.refuse_out_of_turn(made)
        except ValidationError as error:
            refused = error.messages
        more = {
            "record": record,
            "made": made,
            "refused": list(refused),
            "obstacles": looked.obstacles,
            "named": [told(self.admin_site, one) for one in looked.obstacles.named],
            "cancel_url": self.url_of(record.pk),
        }
        return self._page(request, "undo", _("Annuler une fusion"), **more)

    # --- All of them -------------------------------------------------------------------------------

    def _page(self, request, name: str, title: str, **more):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            **more,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/merging/{name}.html", context)

    def _log_merge(self, request, pk: int, name: str, words: str) -> None:
        LogEntry.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(self.model),
            object_id=str(pk),
            object_repr=name[:200],
            action_flag=CHANGE,
            change_message=words,
        )
