"""Offers to be a mentor in the admin: read, then accepted or declined."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring import access, offers
from mentoring.enums import OfferState
from mentoring.matching import field_names, language_names
from mentoring.models import MentorOffer
from mentoring.offer_forms import AcceptOfferForm
from programs.admin.badges import ATTENTION, DONE, STOPPED
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.moves import DANGER, MovesAdmin, Step

TONES = {
    OfferState.RECEIVED: ATTENTION,
    OfferState.ACCEPTED: DONE,
    OfferState.DECLINED: STOPPED,
}

STEPS = (
    Step(
        name="accepter",
        label=_("Accepter"),
        to=OfferState.ACCEPTED,
        action=offers.accept_offer,
        style="",
        form=AcceptOfferForm,
        ask_reason=False,
        consequences=(
            _(
                "La personne est inscrite comme mentor, avec ce qu’elle a écrit : rien n’est à retaper."
            ),
            _("Son consentement est noté à la date de son envoi."),
            _("Elle n’est pas prévenue par Arrimage : écrivez-lui ou téléphonez-lui."),
        ),
    ),
    Step(
        name="decliner",
        label=_("Décliner"),
        to=OfferState.DECLINED,
        action=offers.decline_offer,
        style=DANGER,
        consequences=(
            _("L’offre est close et personne n’est inscrit. Le motif ne paraît qu’ici."),
            _("La personne n’est pas prévenue par Arrimage : écrivez-lui ou téléphonez-lui."),
        ),
    ),
)


@admin.register(MentorOffer)
class MentorOfferAdmin(MovesAdmin):
    """What the person wrote stays as it was sent: it is corrected on the mentor whom it becomes."""

    visible = staticmethod(access.visible_offers)
    machine = offers.offer_machine
    steps = STEPS
    tones = TONES
    empty_hint = _(
        "Les offres arrivent du formulaire public « Devenir mentor », dès qu’un programme cherche des mentors."
    )
    date_hierarchy = "received_on"
    list_display = [
        "name",
        "state_badge",
        "received_on",
        "occupation",
        "work_fields",
        "city",
        "program",
    ]
    list_filter = ["program", fiscal_year("received_on"), "state", AwaitingFilter]
    list_select_related = ["program"]
    search_fields = [
        "first_name__matches",
        "last_name__matches",
        "email__matches",
        "phone__dials",
        "city__matches",
        "occupation__matches",
    ]
    fieldsets = [
        (None, {"fields": ["program", "first_name", "last_name", "received_on"]}),
        (_("Coordonnées"), {"fields": ["email", "phone", "city", "spoken", "language"]}),
        (_("Travail"), {"fields": ["occupation", "work_fields", "background", "motivation"]}),
        (_("Consentement"), {"fields": ["consented_on"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        answered = [(_("Réponse"), {"fields": ["reason"]})] if obj and obj.reason else []
        return [*super().get_fieldsets(request, obj), *answered]

    def get_readonly_fields(self, request, obj=None):
        return [
            name for _label, rows in self.get_fieldsets(request, obj) for name in rows["fields"]
        ]

    def can_add(self, user):
        """An offer comes from the public form alone; a mentor met elsewhere is added as a mentor."""
        return False

    def buttons(self, request, record):
        if record.mentor_id is None:
            return super().buttons(request, record)
        url = reverse("admin:mentoring_mentor_change", args=[record.mentor_id])
        return [{"label": _("Ouvrir le mentor"), "url": url, "style": ""}]

    def render_change_form(self, request, context, *args, **kwargs):
        context |= {
            "title": _("Offre d’un mentor"),
            "show_save": False,
            "show_save_and_continue": False,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("nom"), ordering="last_name")
    def name(self, offer):
        return str(offer)

    @admin.display(description=_("langues parlées"))
    def spoken(self, offer):
        return language_names(offer.languages)

    @admin.display(description=_("domaines de travail"))
    def work_fields(self, offer):
        return field_names(offer.fields)
