"""One piece of a pack: what it is given by, who signed it, and all that taken back."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.doors import for_accounts
from programs.files import attachment
from programs.forms import attempt
from programs.lib.periods import today
from reporting.packs import access, actions, minutes
from reporting.packs.asking import to_explain
from reporting.packs.enums import PieceKind
from reporting.packs.forms import FileForm, MinutesForm, ReportForm, SignatureForm, StatementForm
from reporting.packs.models import Pack, PackItem
from reporting.packs.standing import PackStanding, Standing, standing_of
from reporting.packs.views.desk import ASKS, confirm, crumbs_of, sent

# What is done on the page of a piece, and by which form.
WAYS = ("rapport", "proces-verbal", "fichier", "texte", "signature")


class _Page:
    """The page of a piece: its forms, of which one may have been sent."""

    def __init__(self, request: HttpRequest, pk: int, item_pk: int):
        self.request, user = request, request.user
        self.pack: Pack = access.get_pack_for(user, pk)
        self.item: PackItem = access.get_item_for(user, self.pack, item_pk)
        self.item.pack = self.pack
        self.standing: PackStanding = standing_of(self.pack, today())
        self.own: Standing = next(
            one for one in self.standing.pieces if one.item.pk == self.item.pk
        )

    def form(self, way: str, *posted) -> forms.Form | None:
        """The form of one way; None where the piece is not given so."""
        make: dict[str, Callable[..., forms.Form | None]] = {
            "rapport": self._report,
            "proces-verbal": self._minutes,
            "fichier": FileForm,
            "texte": self._statement,
            "signature": self._signature,
        }
        return make[way](*posted)

    def _report(self, *posted) -> ReportForm | None:
        if self.item.piece.kind != PieceKind.REPORT:
            return None
        versions = access.versions_for(self.request.user, self.pack, self.item.piece)
        return ReportForm(*posted[:1], versions=versions, chosen=self.item.report_version_id)

    def _minutes(self, *posted) -> MinutesForm | None:
        if self.item.piece.kind != PieceKind.MINUTES:
            return None
        program = self.pack.requirement.program
        offered = minutes.offered(program, self.pack.period)
        return MinutesForm(*posted[:1], offered=offered) if offered else None

    def _statement(self, *posted) -> StatementForm | None:
        if self.item.piece.kind != PieceKind.STATEMENT:
            return None
        is_asked = self.item.piece.explains_variances
        lines = to_explain(self.item.piece, self.standing.facts) if is_asked else []
        return StatementForm(*posted[:1], item=self.item, lines=lines)

    def _signature(self, *posted) -> SignatureForm | None:
        return SignatureForm(*posted[:1], item=self.item) if self.item.piece.roles else None

    def answer(self, sent_way: str = "", sent_form=None) -> HttpResponse:
        ways = {way: sent_form if way == sent_way else self.form(way) for way in WAYS}
        report = ways["rapport"]
        context = {
            "pack": self.pack,
            "item": self.item,
            "piece": self.item.piece,
            "own": self.own,
            "form": sent_form,
            "report_form": report,
            "has_reports": report is not None and report.fields["version"].queryset.exists(),
            "minutes_form": ways["proces-verbal"],
            "file_form": ways["fichier"],
            "statement_form": ways["texte"],
            "signature_form": ways["signature"] if self.own.to_sign or sent_form else None,
            "crumbs": crumbs_of(self.pack),
        }
        return render(self.request, "packs/item.html", context)


@for_accounts
@require_safe
def item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """How a piece is given, and what was given."""
    return _Page(request, pk, item_pk).answer()


def _given(way: str, done: str, give: Callable) -> Callable:
    """The page that a form of a piece is sent to: ``give(page, form)`` does it."""

    @for_accounts
    @require_http_methods(ASKS)
    def view(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
        page = _Page(request, pk, item_pk)
        if request.method != "POST":
            return redirect("pack_item", pk, item_pk)
        form = page.form(way, request.POST, request.FILES)
        if form is None:
            return redirect("pack_item", pk, item_pk)
        if form.is_valid() and attempt(form, lambda: give(page, form)):
            messages.success(request, done)
            return redirect("pack_item", pk, item_pk)
        return page.answer(way, form)

    return view


item_report = _given(
    "rapport",
    gettext_lazy("Le rapport publié est dans le dossier."),
    lambda page, form: actions.choose_report(item=page.item, version=form.cleaned_data["version"]),
)
item_minutes = _given(
    "proces-verbal",
    gettext_lazy("Le procès-verbal est dans le dossier."),
    lambda page, form: actions.choose_minutes(
        item=page.item, key=form.cleaned_data["minutes"], by=page.request.user
    ),
)
item_file = _given(
    "fichier",
    gettext_lazy("Le fichier est dans le dossier."),
    lambda page, form: actions.add_file(
        item=page.item, file=form.cleaned_data["file"], by=page.request.user
    ),
)
item_text = _given(
    "texte",
    gettext_lazy("Le texte est dans le dossier."),
    lambda page, form: actions.explain(item=page.item, **form.answers()),
)
item_sign = _given(
    "signature",
    gettext_lazy("La signature est notée."),
    lambda page, form: actions.note_signature(item=page.item, **form.cleaned_data),
)


# --- taken back


@for_accounts
@require_http_methods(ASKS)
def item_empty(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    page = _Page(request, pk, item_pk)
    form = forms.Form(*sent(request))
    if form.is_valid() and attempt(form, actions.empty_item, item=page.item):
        messages.success(request, _("La pièce est vide de nouveau."))
        return redirect("pack_item", pk, item_pk)
    return confirm(
        request,
        form,
        title=_("Vider la pièce"),
        object_label=f"{page.item.piece} · {page.pack}",
        consequences=[
            _(
                "Le rapport choisi, les fichiers, le texte et les signatures de cette pièce en sont retirés."
            )
        ],
        danger=True,
        crumbs=crumbs_of(page.pack),
        cancel_url=reverse("pack_item", args=[pk, item_pk]),
    )


@for_accounts
@require_safe
def item_document(request: HttpRequest, pk: int, item_pk: int, file_pk: int) -> HttpResponseBase:
    """A joined file, handed over."""
    page = _Page(request, pk, item_pk)
    return attachment(access.get_file_for(request.user, page.item, file_pk))


@for_accounts
@require_POST
def item_drop_file(request: HttpRequest, pk: int, item_pk: int, file_pk: int) -> HttpResponse:
    page = _Page(request, pk, item_pk)
    file = access.get_file_for(request.user, page.item, file_pk)
    return _dropped(page, lambda: actions.drop_file(file=file), _("Le fichier est retiré."))


@for_accounts
@require_POST
def item_drop_signature(
    request: HttpRequest, pk: int, item_pk: int, signature_pk: int
) -> HttpResponse:
    page = _Page(request, pk, item_pk)
    signature = access.get_signature_for(request.user, page.item, signature_pk)
    return _dropped(
        page,
        lambda: actions.drop_signature(signature=signature),
        _("La signature est retirée."),
    )


def _dropped(page: _Page, drop: Callable[[], None], done: str) -> HttpResponse:
    form = forms.Form({})
    form.full_clean()
    attempt(form, drop)
    if form.errors:
        messages.error(page.request, " ".join(form.non_field_errors()))
    else:
        messages.success(page.request, done)
    return redirect("pack_item", page.pack.pk, page.item.pk)
