"""Mail in the admin: the outbox, for administrators; and on a record, what has become of the mail about it."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import access, mailing
from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL, STOPPED, badge
from programs.admin.base import ScopedAdmin
from programs.admin.filters import AwaitingFilter
from programs.enums import MailState, MailTrouble
from programs.forms import add_errors
from programs.lib.text import sort_key
from programs.models import OutgoingMail

TONES = {
    MailState.WAITING: ACTIVE,
    MailState.DELAYED: ATTENTION,
    MailState.SENT: DONE,
    MailState.REFUSED: STOPPED,
    MailState.UNSENT: STOPPED,
    MailState.REPLACED: NEUTRAL,
    MailState.ABANDONED: NEUTRAL,
    MailState.TAKEN_BACK: NEUTRAL,
}


def standing(mail: OutgoingMail | None) -> dict | None:
    """Where a mail is, for templates/components/mail_state.html."""
    if mail is None:
        return None
    return {
        "label": mail.state.label,
        "tone": TONES[mail.state],
        "detail": mailing.fate_of(mail),
    }


class MailColumn:
    """Beside a list of records: ``mail_state``, where the last mail about each of them is."""

    def get_changelist_instance(self, request):
        shown = super().get_changelist_instance(request)
        found = access.latest_mails(shown.result_list)
        for record in shown.result_list:
            record.latest_mail = found.get(record.pk)
        return shown

    @admin.display(description=gettext_lazy("courriel"))
    def mail_state(self, record):
        if not hasattr(record, "latest_mail"):
            record.latest_mail = access.latest_mails([record]).get(record.pk)
        said = standing(record.latest_mail)
        return _state(said) if said else "–"


def _state(said: dict):
    return format_html(
        "{}<br><small>{}</small>", badge(said["label"], said["tone"]), said["detail"]
    )


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("état")
    parameter_name = "etat"

    def lookups(self, request, model_admin):
        return [
            ("attente", _("En attente")),
            ("retard", _("Retardés")),
            ("partis", _("Envoyés")),
            ("refuses", _("Adresse refusée")),
            ("perdus", _("Pas partis")),
            ("incertains", _("Peut-être reçus deux fois")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "attente":
                return queryset.waiting()
            case "retard":
                return queryset.waiting().exclude(trouble="")
            case "partis":
                return queryset.exclude(sent_at=None)
            case "refuses":
                return queryset.filter(trouble=MailTrouble.RECIPIENT)
            case "perdus":
                return queryset.exclude(given_up_at=None)
            case "incertains":
                return queryset.filter(uncertain__gt=0)
        return queryset


class TemplateFilter(admin.SimpleListFilter):
    title = gettext_lazy("ce que c’est")
    parameter_name = "modele"

    def lookups(self, request, model_admin):
        return sorted(mailing.labels().items(), key=lambda known: sort_key(known[1]))

    def queryset(self, request, queryset):
        return queryset.filter(template=self.value()) if self.value() else queryset


class AbandonForm(forms.Form):
    """Why mails are given up; and which, as the list sent them."""

    reason = forms.CharField(
        label=gettext_lazy("Motif"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
    action = forms.CharField(widget=forms.HiddenInput)
    select_across = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, keys: list[str]):
        super().__init__(data)
        self.fields[ACTION_CHECKBOX_NAME] = forms.MultipleChoiceField(
            choices=[(key, key) for key in keys], widget=forms.MultipleHiddenInput
        )


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ScopedAdmin):
    visible = staticmethod(access.visible_mails)
    empty_hint = gettext_lazy("Chaque courriel que le site envoie paraîtra ici, sans son texte.")
    search_help_text = gettext_lazy("Une adresse, ou un mot de l’objet.")
    list_display = [
        "to",
        "what",
        "about_link",
        "mail_state",
        "trouble_said",
        "attempts",
        "unsure",
    ]
    list_filter = [AwaitingFilter, StateFilter, TemplateFilter]
    list_select_related = ["about_type"]
    search_fields = ["to__matches", "subject__matches"]
    actions = ["retry", "abandon"]
    fields = [
        "to",
        "what",
        "subject",
        "about_link",
        "language",
        "mail_state",
        "created_at",
        "useful_until",
        "attempts",
        "next_try",
        "trouble_said",
        "uncertain",
        "message_id",
    ]
    readonly_fields = fields

    def can_view(self, user):
        return user.is_superuser

    def can_change(self, user, obj=None):
        return False

    def get_queryset(self, request):
        # The text is nobody's to read here, and is not even asked for.
        return super().get_queryset(request).defer("body", "file")

    @admin.display(description=gettext_lazy("ce que c’est"), ordering="template")
    def what(self, mail):
        return mailing.label_of(mail.template)

    @admin.display(description=gettext_lazy("à propos de"), ordering="about_id")
    def about_link(self, mail):
        model = mail.about_type and mail.about_type.model_class()
        if model is None:
            return "–"
        said = f"{model._meta.verbose_name} {mail.about_id}"
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        try:
            return format_html('<a href="{}">{}</a>', reverse(name, args=[mail.about_id]), said)
        except NoReverseMatch:
            return said

    @admin.display(description=gettext_lazy("état"))
    def mail_state(self, mail):
        said = standing(mail)
        # The column beside it says what went wrong.
        detail = "" if mail.given_up_at else said["detail"]
        return _state(said | {"detail": detail})

    @admin.display(description=gettext_lazy("réponses perdues"), ordering="uncertain")
    def unsure(self, mail):
        return mail.uncertain or "–"

    @admin.display(description=gettext_lazy("prochain essai"), ordering="next_attempt_at")
    def next_try(self, mail):
        return mail.next_attempt_at if mail.is_waiting else "–"

    @admin.display(description=gettext_lazy("dernière erreur"), ordering="trouble")
    def trouble_said(self, mail):
        said = mail.get_trouble_display()
        return f"{said} ({mail.server_code})" if mail.server_code else said or "–"

    # --- What administrators do with those that are ticked

    @admin.action(description=gettext_lazy("Réessayer maintenant"), permissions=["view"])
    def retry(self, request, queryset):
        """A mail that can still leave leaves at once, or waits for its server once more."""
        count = mailing.retry(queryset, by=request.user)
        said = ngettext("%(count)s courriel repart.", "%(count)s courriels repartent.", count)
        self._say(request, count, said)

    @admin.action(description=gettext_lazy("Abandonner"), permissions=["view"])
    def abandon(self, request, queryset):
        """Ask why before giving them up; then do it."""
        asked = "reason" in request.POST
        keys = request.POST.getlist(ACTION_CHECKBOX_NAME)
        form = AbandonForm(request.POST if asked else None, keys)
        if asked and form.is_valid():
            try:
                reason = form.cleaned_data["reason"]
                count = mailing.abandon(queryset, by=request.user, reason=reason)
            except ValidationError as error:
                add_errors(form, error)
            else:
                said = ngettext(
                    "%(count)s courriel abandonné.", "%(count)s courriels abandonnés.", count
                )
                return self._say(request, count, said)
        form.initial = {
            "action": "abandon",
            "select_across": request.POST.get("select_across", ""),
            ACTION_CHECKBOX_NAME: keys,
        }
        return self._ask(request, queryset.unsent().count(), form)

    def _say(self, request, count: int, said: str) -> None:
        if count:
            self.message_user(request, said % {"count": count}, messages.SUCCESS)
        else:
            nothing = _("Aucun de ces courriels n’attend, ou leur texte n’est plus là.")
            self.message_user(request, nothing, messages.WARNING)

    def _ask(self, request, count: int, form):
        chosen = ngettext("%(count)s courriel", "%(count)s courriels", count) % {"count": count}
        context = {
            "title": _("Abandonner"),
            "object_label": chosen,
            "consequences": [
                _("Ce qui n’est pas parti ne partira pas, et son texte est effacé."),
                _("Le motif reste à l’historique du courriel."),
            ],
            "form": form,
            "action": _("Abandonner"),
            "danger": True,
            "cancel_url": reverse(f"{self.admin_site.name}:programs_outgoingmail_changelist"),
        }
        return TemplateResponse(request, "components/confirm.html", context)
