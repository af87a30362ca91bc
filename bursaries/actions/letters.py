"""Letters: made of the template of their round, frozen, and read by their addressee on a page of a signed link."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from bursaries.actions.deciding import LETTER_OF_DECISION
from bursaries.actions.granting import lock_round, postal_address
from bursaries.enums import AWARD_HELD, LetterKind
from bursaries.lettering import (
    blocks_of,
    kept,
    short,
    template_proposed,
    values_of_application,
    values_of_award,
    values_of_obligation,
)
from bursaries.models import (
    Application,
    Award,
    BursaryRound,
    Letter,
    LetterTemplate,
    Obligation,
)
from programs import mailing
from programs.letters import fields
from programs.letters import model as paper
from programs.lib import phones
from programs.lib.periods import today
from programs.links import token_of
from programs.models import Program
from programs.models.fields import localized

mailing.declare(bursary_letter=gettext_lazy("Lettre à lire"))

# Letters that a click makes or sends: some seconds.
AT_ONCE = 200
_KINDS = {LetterKind.CONTRACT: "contract", LetterKind.STATEMENT: "statement"}


# --- Templates ------------------------------------------------------------------------------------


@transaction.atomic
def propose_templates(*, round: BursaryRound, kinds: Iterable[str], by) -> int:
    """Give a round the texts that are proposed for the ``kinds`` it has none of; how many is returned."""
    lock_round(round.pk)
    known = set(round.letter_templates.values_list("kind", flat=True))
    made = [template_proposed(round, kind) for kind in kinds if kind not in known]
    LetterTemplate.objects.bulk_create(made)
    return len(made)


@transaction.atomic
def keep_template(*, template: LetterTemplate, by) -> LetterTemplate:
    """Keep what a coordinator wrote; letters that were made say what they said."""
    template.full_clean()
    template.save()
    return template


# --- Letters --------------------------------------------------------------------------------------


@transaction.atomic
def make_letter(
    *,
    kind: str,
    by,
    application: Application | None = None,
    award: Award | None = None,
    obligation: Obligation | None = None,
    on: date | None = None,
    values: Mapping[str, str] | None = None,
    tables: Mapping[str, paper.Table] | None = None,
    proposed: bool = False,
) -> Letter:
    """Fill the template of the round for one person, in their language, and freeze what it says.

    It is about an ``award`` or an ``application``, which give its fields; about an ``obligation``, whoever keeps its
    ledger gives those that are its own in ``values``. A round that has no such template takes the text that is
    ``proposed``, where that may be. Raises ValidationError where it may not, or a field has nothing to say.
    """
    day = on or today()
    if award is None and application is not None and kind == LetterKind.AWARD:
        award = Award.objects.filter(application=application).first()
    language, round, known, addressee = _about(application, award, obligation, day)
    template = LetterTemplate.objects.filter(round=round, kind=kind).first()
    if template is None and proposed:
        template = template_proposed(round, kind)
    if template is None:
        raise ValidationError(
            _(
                "le concours n’a pas de modèle pour « %(kind)s ». Écrivez-le, ou proposez-le, sous « Modèles »."
            )
            % {"kind": LetterKind(kind).label}
        )
    said = {**known, **(values or {})}
    try:
        subject = fields.fill_line(localized(template, "subject", language), said)
        blocks = fields.compose(localized(template, "body", language), said, tables)
    except fields.NotFilled as error:
        raise ValidationError(str(error)) from error
    letter = Letter(
        kind=kind,
        application=application,
        award=award,
        obligation=obligation,
        language=language,
        addressee=addressee,
        subject=subject[: Letter._meta.get_field("subject").max_length],
        body=kept(blocks),
        dated_on=day,
        made_by=by,
    )
    letter.full_clean()
    letter.save()
    return letter


def _about(application, award, obligation, day: date) -> tuple:
    """The language, the round, the values and the addressee of a letter."""
    if award is not None:
        addressee = "\n".join(filter(None, (award.holder, award.address)))
        return award.language, award.round, values_of_award(award, day), addressee
    if application is not None:
        addressee = "\n".join(filter(None, (application.name, postal_address(application))))
        values = values_of_application(application, day)
        return application.language, application.round, values, addressee
    last = obligation.awards.select_related("round").order_by("-awarded_on", "-pk").first()
    language = last.language if last else get_language()
    values = values_of_obligation(obligation, language, day)
    addressee = "\n".join(filter(None, (obligation.person.name, last.address if last else "")))
    return language, last and last.round, values, addressee


def letters_to_make(round: BursaryRound) -> QuerySet[Application]:
    """The applications whose decision has no letter yet, made since it was taken."""
    decided = Application.objects.filter(round=round, state__in=LETTER_OF_DECISION)
    told = Q()
    for state, kind in LETTER_OF_DECISION.items():
        told |= Q(state=state, letters__kind=kind)
    # The letter of an award that was given back says nothing of the one that followed it.
    told &= Q(letters__award=None) | Q(letters__award__state__in=AWARD_HELD)
    made = decided.filter(told).values("pk")
    return decided.exclude(pk__in=made).order_by("last_name", "first_name", "pk")


def letters_to_send(round: BursaryRound) -> QuerySet[Letter]:
    """What was made, has not left, and still says what was decided."""
    current = Q()
    for state, kind in LETTER_OF_DECISION.items():
        current |= Q(application__state=state, kind=kind)
    letters = Letter.objects.filter(current, application__round=round, sent_at=None)
    return letters.select_related("application__round__program__lead").order_by("pk")


@transaction.atomic
def make_letters(
    *, round: BursaryRound, by, on: date | None = None
) -> tuple[list[Letter], list[tuple[Application, str]]]:
    """Make the letters that decisions wait for: those that were made, and those that could not be, with why."""
    lock_round(round.pk)
    made, refused = [], []
    waiting = letters_to_make(round).select_related(
        "round__program__lead", "award__program__lead", "award__round", "award__tier"
    )
    for application in waiting[:AT_ONCE]:
        kind = LETTER_OF_DECISION[application.state]
        try:
            made.append(make_letter(kind=kind, application=application, by=by, on=on))
        except ValidationError as error:
            refused.append((application, " ".join(error.messages)))
    return made, refused


@transaction.atomic
def send_letters(*, letters: Iterable[Letter], by) -> int:
    """Tell the addressee of each letter, by mail, that it is there; the mail holds the link to it and nothing of it."""
    keys = [one.pk for one in letters]
    locked = (
        Letter.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in=keys, sent_at=None, application__isnull=False)
        .select_related("application__round__program__lead")
        .order_by("pk")
    )
    sent = list(locked)
    for letter in sent:
        application = letter.application
        mailing.send(
            "bursary_letter",
            to=application.email,
            language=letter.language,
            about=letter,
            organization=application.round.program.lead,
            round=application.round,
            url=mailing.absolute(reverse("letter_box", args=[token_of(application)])),
        )
    Letter.objects.filter(pk__in=[one.pk for one in sent]).update(sent_at=timezone.now())
    return len(sent)


@transaction.atomic
def take_back_letter(*, letter: Letter, by) -> None:
    """A letter that was made and has not left is thrown away, to be made anew."""
    locked = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if locked.sent_at:
        raise ValidationError(_("Cette lettre est envoyée."))
    locked.delete()


# --- On paper -------------------------------------------------------------------------------------


def paper_kind(kind: str) -> paper.Kind:
    """How a kind of letter is laid out."""
    return _KINDS.get(kind, "letter")


def sender_of(program: Program, language: str) -> paper.Sender:
    """The head of the paper of a program: its lead organisation, as its entry in the directory says it."""
    lead = program.lead
    return paper.Sender(
        localized(lead, "name", language), phone=phones.show(lead.phone), email=lead.email
    )


def printed(letter: Letter) -> paper.Letter:
    """The letter as it is put on paper."""
    about = letter.award or letter.application or letter.obligation
    program = letter.application.round.program if letter.application else about.program
    return paper.Letter(
        language=short(letter.language),
        kind=paper_kind(letter.kind),
        title=letter.subject,
        sender=sender_of(program, letter.language),
        day=letter.dated_on,
        blocks=blocks_of(letter.body),
        addressee=tuple(letter.addressee.splitlines()),
        reference=about.display_code if not letter.obligation_id or letter.award_id else "",
        signatures=_parties(letter) if letter.kind == LetterKind.CONTRACT else (),
    )


def _parties(contract: Letter) -> tuple[paper.Signature, ...]:
    with override(contract.language):
        return (
            paper.Signature(_("Pour l’organisme"), "", str(contract.award.program.lead)),
            paper.Signature(_("Titulaire de la bourse"), contract.award.holder),
        )
