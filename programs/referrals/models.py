"""Referrals: a person sent by an organisation to a program, and what is said about it on both sides."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, CharField, Exists, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat, Trim
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.dates import Question, asking, dated, past, since, until
from programs.history import tracked
from programs.lib.periods import Period, add_months
from programs.models.fields import numbered, told
from programs.models.files import StoredFile, once_a
from programs.models.successions import is_there
from programs.moves import Move, moved
from programs.referrals.enums import (
    REFERRAL_ACCEPTED,
    REFERRAL_AWAITING,
    REFUSAL_EXPLAINED,
    ReferralState,
    RefusalReason,
    Urgency,
)


class ReferralQuerySet(models.QuerySet):
    def received_in(self, period: Period):
        return self.filter(received_on__range=(period.start, period.end))

    def awaiting_acknowledgement(self):
        return self.filter(state__in=REFERRAL_AWAITING)

    def without_duplicates(self):
        """A duplicate was never a referral of its own: it stands in no count, of no time."""
        return self.exclude(state=ReferralState.DUPLICATE)

    def accepted_by(self, day):
        """Accepted on ``day`` at the latest, whatever became of them since."""
        return self.filter(Exists(_acceptances().filter(effective_on__lte=day)))

    def with_acceptance(self):
        """Each with ``accepted_on``, the day on which it was first accepted, or None."""
        first = _acceptances().order_by().values("referral").annotate(day=Min("effective_on"))
        return self.annotate(accepted_on=Subquery(first.values("day")))

    def moved_to_by(self, state: str, day):
        """Those that the log brings to ``state`` on ``day`` at the latest, whatever became of them since."""
        return self.filter(Exists(_moves_to(state).filter(effective_on__lte=day)))

    def with_day_of(self, state: str, name: str, *, by=None, if_known: bool = True):
        """Each with ``name``, the day on which it first came to ``state``, or None.

        What is later than ``by`` had not happened. A day that nobody knows is none, but where ``if_known`` is False:
        it is then the one by which it had come.
        """
        moves = _moves_to(state)
        moves = moves.filter(day_known=True) if if_known else moves
        moves = moves.filter(effective_on__lte=by) if by else moves
        first = moves.order_by().values("referral").annotate(day=Min("effective_on"))
        return self.annotate(**{name: Subquery(first.values("day"))})

    def with_what_was_sent(self):
        """Each with ``name_sent`` and ``phone_sent``, all that its referrer knows of the person.

        What came by a spreadsheet has only the name of the file.
        """
        text = {"output_field": CharField()}
        sent = Concat(KT("as_sent__first_name"), Value(" "), KT("as_sent__last_name"), **text)
        known = Concat("person__first_name", Value(" "), "person__last_name", **text)
        return self.annotate(
            name_sent=Trim(Case(When(as_sent={}, then=known), default=sent, **text)),
            phone_sent=Cast(KT("as_sent__phone"), **text),
        )


def _acceptances():
    """The moves by which the referral of the outer query was accepted, or went on from there."""
    return ReferralMove.objects.filter(referral=OuterRef("pk"), to_state__in=REFERRAL_ACCEPTED)


def _moves_to(state: str):
    return ReferralMove.objects.filter(referral=OuterRef("pk"), to_state=state)


# A partner may write before the program opens its doors, or after it closed them.
MARGIN = 30
# A referral that came longer ago is rather a slip of the pen.
LONG_AGO = 24  # months


def _came_long_ago(referral: "Referral", _parent, on: date) -> str | None:
    is_old = referral.received_on < add_months(on, -LONG_AGO)
    return gettext("Cette référence aurait été reçue il y a plus de deux ans.") if is_old else None


@asking(Question("received_on", _came_long_ago), is_there("referrer", "received_on"))
@dated(
    received_on=past(
        since(
            "program.starts_on",
            _("Cette date précède de plus de 30 jours le début du programme."),
            margin=MARGIN,
        ),
        until(
            "program.ends_on",
            _("Cette date suit de plus de 30 jours la fin du programme."),
            margin=MARGIN,
        ),
        since("person.birth_date", _("Cette date précède la naissance de la personne.")),
    )
)
@tracked
class Referral(models.Model):
    """One sending of a person to a program by an organisation, from its receipt to its close."""

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="referrals"
    )
    person = models.ForeignKey(
        "people.Person", models.PROTECT, verbose_name=_("personne"), related_name="referrals"
    )
    code = models.CharField(
        _("code"),
        max_length=40,
        blank=True,
        help_text=_("Le numéro de la référence dans vos fichiers."),
    )
    referrer = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme référent"),
        null=True,
        blank=True,
        related_name="sent_referrals",
        help_text=_(
            "Laissez vide si la personne s’est présentée d’elle-même ou si l’organisme est inconnu."
        ),
    )
    referrer_as_typed = models.CharField(_("organisme tel qu’écrit"), max_length=200, blank=True)
    received_on = models.DateField(_("reçue le"))
    state = models.CharField(
        _("état"), max_length=20, choices=ReferralState, default=ReferralState.RECEIVED
    )
    urgency = models.CharField(_("urgence"), max_length=10, choices=Urgency, default=Urgency.NORMAL)
    need = models.TextField(_("besoin"), blank=True)
    note = models.TextField(_("note"), blank=True)
    assigned_to = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        verbose_name=_("suivie par"),
        null=True,
        blank=True,
        related_name="assigned_referrals",
    )
    redirected_to = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("redirigée vers"),
        null=True,
        blank=True,
        related_name="redirected_referrals",
    )
    duplicate_of = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("doublon de"),
        null=True,
        blank=True,
        related_name="duplicates",
    )
    refusal = models.CharField(
        _("motif du refus"), max_length=20, choices=RefusalReason, blank=True
    )
    reason = models.TextField(_("motif ou issue"), blank=True)
    created_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("inscrite par"),
        null=True,
        blank=True,
        editable=False,
        related_name="created_referrals",
    )
    # What was said against sending it, to the program or on from there, and confirmed by whoever sent it.
    sent_despite = models.TextField(_("transmise malgré"), blank=True, editable=False)
    # What the form sent, kept as typed: it is all that the referrer sees of the person from then on.
    as_sent = models.JSONField(_("telle qu’envoyée"), default=dict, blank=True, editable=False)
    # The form's own number: sent twice, it is one referral.
    submission = models.UUIDField(null=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("inscrite le"), auto_now_add=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("référence")
        verbose_name_plural = _("références")
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["program", "received_on"], name="referral_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                condition=~Q(code=""),
                name="referral_code_once",
                violation_error_message=_("Une autre référence de ce programme porte ce code."),
            ),
            models.CheckConstraint(
                name="referral_refused_with_reason",
                condition=~Q(state=ReferralState.REFUSED, reason="")
                | Q(refusal__in=REFUSAL_EXPLAINED),
                violation_error_message=_("Écrivez le motif du refus."),
            ),
            models.CheckConstraint(
                name="referral_refusal_of_a_refused_one",
                condition=Q(refusal="") | Q(state=ReferralState.REFUSED),
                violation_error_message=_("Seule une référence refusée a un motif de refus."),
            ),
            models.CheckConstraint(
                name="referral_refusal_known",
                condition=Q(refusal__in=["", *RefusalReason.values]),
                violation_error_message=_("Ce motif de refus n’existe pas."),
            ),
            models.CheckConstraint(
                name="referral_redirected_somewhere",
                condition=~Q(state=ReferralState.REDIRECTED, redirected_to=None),
                violation_error_message=_(
                    "Choisissez l’organisme vers lequel la référence est redirigée."
                ),
            ),
        ]

    def __str__(self):
        return told(self, "display_code", "person")

    @property
    def display_code(self) -> str:
        return self.code or numbered("R", self.pk)

    @property
    def why_refused(self) -> str:
        """The reason that was chosen for the refusal, and what was written beside it."""
        chosen = str(self.get_refusal_display())
        if not chosen or not self.reason:
            return chosen or self.reason
        return gettext("%(choice)s : %(detail)s") % {"choice": chosen, "detail": self.reason}


@dated(effective_on=past())
@tracked
class ReferralMove(Move):
    """One step of a referral. The day of its acceptance counts in the figures, and is mended where it was wrong."""

    referral = moved(Referral)
    # A file says what a referral has become, and not always since when: no delay is measured to such a day.
    day_known = models.BooleanField(_("jour connu"), default=True)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une référence")
        verbose_name_plural = _("étapes des références")
        indexes = [
            models.Index(
                fields=["referral", "effective_on"],
                name="referral_acceptance",
                condition=Q(to_state__in=REFERRAL_ACCEPTED),
            )
        ]


@tracked
class ReferralMessage(models.Model):
    """A message about a referral, from its referrer to the coordinators or back."""

    referral = models.ForeignKey(
        Referral, models.CASCADE, verbose_name=_("référence"), related_name="messages"
    )
    from_referrer = models.BooleanField(_("de l’organisme référent"))
    author = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("auteur"),
        null=True,
        blank=True,
        related_name="+",
    )
    # Who writes through a signed link has a name and no account.
    author_name = models.CharField(_("nom de l’auteur"), max_length=160, blank=True)
    body = models.TextField(_("message"))
    sent_at = models.DateTimeField(_("envoyé le"), auto_now_add=True)
    read_at = models.DateTimeField(_("lu le"), null=True, blank=True)
    submission = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("message d’une référence")
        verbose_name_plural = _("messages des références")
        ordering = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="message_says_something",
                condition=~Q(body=""),
                violation_error_message=_("Écrivez votre message."),
            ),
            models.CheckConstraint(
                name="message_has_an_author",
                condition=~Q(author=None, author_name=""),
                violation_error_message=_("Un message a un auteur."),
            ),
        ]

    def __str__(self):
        return told(self, "referral.display_code", "sent_at.date")


@tracked(exclude=("content",))
class ReferralFile(StoredFile):
    """A file joined to a referral."""

    referral = models.ForeignKey(
        Referral, models.CASCADE, verbose_name=_("référence"), related_name="files"
    )
    from_referrer = models.BooleanField(_("de l’organisme référent"), default=True)

    class Meta(StoredFile.Meta):
        verbose_name = _("pièce jointe d’une référence")
        verbose_name_plural = _("pièces jointes des références")
        constraints = [*StoredFile.Meta.constraints, once_a("referral")]


class ReferralLinkQuerySet(models.QuerySet):
    def open_at(self, moment):
        return self.filter(revoked_at=None, expires_at__gt=moment)


@tracked(exclude=("nonce",))
class ReferralLink(models.Model):
    """The door of an occasional partner without an account: it opens on one referral, to send or to follow.

    The link is signed and holds ``nonce``: renewing it changes that, so that only the last link opens.
    """

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="referral_links",
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        related_name="referral_links",
    )
    contact_name = models.CharField(_("nom de la personne"), max_length=160)
    email = models.EmailField(_("courriel"))
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    referral = models.OneToOneField(
        Referral,
        models.PROTECT,
        verbose_name=_("référence"),
        null=True,
        blank=True,
        related_name="link",
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("envoyé par"), related_name="+"
    )
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valide jusqu’au"))
    revoked_at = models.DateTimeField(_("fermé le"), null=True, blank=True)

    objects = ReferralLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien d’un partenaire occasionnel")
        verbose_name_plural = _("liens des partenaires occasionnels")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return told(self, "contact_name", "organization")
