"""What a funder asks: written, copied for other years or another funder, taken back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.lib.periods import Period, today
from reporting.packs.actions.packs import begin_pack, locked, put_pieces
from reporting.packs.enums import PackState, PieceKind, Preparer
from reporting.packs.models import Pack, RequiredPiece, Requirement

# What of a requirement is what it asks, and passes to a copy; and what of its pieces.
_ASKED = ("title", "title_en", "due", "due_moves", "language", "note")
_OF_PIECE = (
    "number",
    "title",
    "title_en",
    "kind",
    "report_kind",
    "condition",
    "condition_amount",
    "variance_percent",
    "variance_amount",
    "due",
    "prepared_by",
    "signatories",
    "signatories_en",
    "note",
)
# What most funders ask for; what of it a letter does not ask is removed.
USUAL_PIECES = (
    (gettext_lazy("Rapport annuel"), PieceKind.REPORT, "bilan", Preparer.COORDINATION),
    (gettext_lazy("Rapport financier"), PieceKind.REPORT, "financier", Preparer.FINANCE),
    (gettext_lazy("Extrait du procès-verbal"), PieceKind.MINUTES, "", Preparer.COORDINATION),
)


@transaction.atomic
def keep_requirement(*, requirement: Requirement, by) -> Requirement:
    """Save what a funder asks; packs under way follow its due day, and the one of the last year that ended is begun.

    Of a requirement after which a pack was made, only the last year that it holds for may change.
    """
    if requirement.pk:
        _refuse_used(requirement)
    requirement.full_clean()
    requirement.save()
    _follow(requirement)
    begin_due(requirement, by)
    return requirement


def _refuse_used(requirement: Requirement) -> None:
    before = Requirement.objects.get(pk=requirement.pk)
    kept = {"valid_until", "note"}
    changed = {
        field.name
        for field in Requirement._meta.concrete_fields
        if getattr(before, field.attname) != getattr(requirement, field.attname)
    }
    if changed - kept and is_used(requirement):
        raise ValidationError(
            _(
                "Un dossier de cette exigence est complet ou transmis : seuls son dernier exercice et sa consigne "
                "changent encore. Reprenez-la dans une nouvelle exigence pour les exercices suivants."
            )
        )
    years = Pack.objects.filter(requirement=requirement)
    outside = years.filter(starts_on__lt=requirement.valid_from)
    if requirement.valid_until:
        outside = outside | years.filter(ends_on__gt=requirement.valid_until)
    for pack in outside:
        if pack.state != PackState.PREPARING or pack.deliveries.exists():
            raise ValidationError(
                {"valid_until": _("Le dossier %(year)s existe déjà.") % {"year": pack.year_said()}}
            )


def is_used(requirement: Requirement) -> bool:
    """Whether a pack was made after it that is complete, or left."""
    return requirement.packs.exclude(state=PackState.PREPARING).exists()


def _follow(requirement: Requirement) -> None:
    """Give the packs under way the due days of the rule as it is now."""
    for pack in requirement.packs.filter(state=PackState.PREPARING):
        found = locked(pack)
        due_on = requirement.due_rule.after(found.ends_on, working=requirement.due_moves)
        if found.due_on != due_on:
            found.due_on = due_on
            found.save(update_fields=["due_on"])
        put_pieces(found)


def begin_due(requirement: Requirement, by) -> None:
    """Begin the packs of the year of today and of the one before, as far as it holds for them."""
    program = requirement.program
    current = program.calendar.year_containing(today())
    for year in (program.calendar.previous(current), current):
        if requirement.asks_of(year) and program.runs_in(year):
            begin_pack(requirement=requirement, period=year, by=by)


@transaction.atomic
def keep_piece(*, piece: RequiredPiece) -> RequiredPiece:
    """Save a piece; packs under way have it from now on."""
    piece.full_clean(exclude=["number_key"])
    piece.save()
    _follow(piece.requirement)
    return piece


@transaction.atomic
def drop_piece(*, piece: RequiredPiece) -> None:
    """Take a piece back. Raises ValidationError where a pack was given it already."""
    for item in piece.items.prefetch_related("files", "signatures"):
        is_given = item.report_version_id or item.text or item.explanations
        if is_given or item.files.all() or item.signatures.all():
            raise ValidationError(_("Un dossier a déjà cette pièce : videz-la d’abord."))
        item.delete()
    piece.delete()


@transaction.atomic
def drop_requirement(*, requirement: Requirement) -> None:
    """Take back a requirement that was written by mistake, with the packs in which nothing is."""
    for pack in requirement.packs.all():
        if pack.deliveries.exists() or not pack.is_open:
            raise ValidationError(
                _("Un dossier en a été fait : dites plutôt jusqu’à quel exercice elle vaut.")
            )
    for piece in requirement.pieces.all():
        drop_piece(piece=piece)
    requirement.packs.all().delete()
    try:
        requirement.delete()
    except ProtectedError as error:
        raise ValidationError(_("D’autres fiches en dépendent encore.")) from error


@transaction.atomic
def offer_usual_pieces(*, requirement: Requirement) -> None:
    """Give a requirement without pieces those that most funders ask for."""
    for number, (title, kind, report_kind, prepared_by) in enumerate(USUAL_PIECES, 1):
        keep_piece(
            piece=RequiredPiece(
                requirement=requirement,
                number=str(number),
                title=str(title),
                kind=kind,
                report_kind=report_kind,
                prepared_by=prepared_by,
            )
        )


@transaction.atomic
def copy_requirement(*, requirement: Requirement, copy: Requirement, by) -> Requirement:
    """Save ``copy``, which says whose and from which year it is, with what ``requirement`` asks and its pieces.

    Where it is of the same funder and program, the one before ends with the year before.
    """
    for name in _ASKED:
        setattr(copy, name, getattr(requirement, name))
    follows = (copy.program_id, copy.funder_id) == (requirement.program_id, requirement.funder_id)
    if follows:
        _end_before(requirement, copy)
    copy.full_clean()
    copy.save()
    RequiredPiece.objects.bulk_create(
        RequiredPiece(
            requirement=copy,
            number_key=piece.number_key,
            **{name: getattr(piece, name) for name in _OF_PIECE},
        )
        for piece in requirement.pieces.all()
    )
    begin_due(copy, by)
    return copy


def _end_before(requirement: Requirement, copy: Requirement) -> None:
    """The year before the first one of ``copy`` is the last one of ``requirement``; its empty packs after it go."""
    last: Period = requirement.program.calendar.previous(
        requirement.program.calendar.year_containing(copy.valid_from)
    )
    if last.end < requirement.valid_from:
        raise ValidationError(
            {"valid_from": _("L’exigence reprise ne vaut pas encore avant cet exercice.")}
        )
    for pack in requirement.packs.filter(ends_on__gt=last.end):
        if not pack.is_open or pack.deliveries.exists():
            raise ValidationError(
                {"valid_from": _("Le dossier %(year)s existe déjà.") % {"year": pack.year_said()}}
            )
        if any(
            item.report_version_id or item.text or item.files.exists() for item in pack.items.all()
        ):
            raise ValidationError(
                {
                    "valid_from": _("Le dossier %(year)s a déjà des pièces : videz-les d’abord.")
                    % {"year": pack.year_said()}
                }
            )
        pack.delete()
    requirement.valid_until = last.end
    requirement.full_clean()
    requirement.save(update_fields=["valid_until"])
