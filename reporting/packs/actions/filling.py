"""What a piece is given by: a published report, minutes, files, what is written; who signed it; and all taken back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.files import CheckedFile
from programs.lib.periods import today
from programs.submissions import made_once
from reporting.models import ReportVersion
from reporting.packs import minutes
from reporting.packs.actions.packs import locked_open, note_asked
from reporting.packs.asking import facts_of, to_explain
from reporting.packs.enums import PieceKind
from reporting.packs.models import PackFile, PackItem, PackSignature


@transaction.atomic
def choose_report(*, item: PackItem, version: ReportVersion) -> PackItem:
    """Give a piece by a published version of the report that it asks for."""
    pack = locked_open(item.pack)
    if version.report.kind != item.piece.report_kind:
        raise ValidationError(_("Cette pièce demande un autre rapport."))
    item.report_version = version
    item.full_clean(validate_unique=False)
    item.save(update_fields=["report_version"])
    note_asked(pack)
    return item


@transaction.atomic
def choose_minutes(*, item: PackItem, key: str, by) -> PackFile:
    """Give a piece by approved minutes: their PDF is kept as it is now."""
    program, period = item.pack.requirement.program, item.pack.period
    file = minutes.file_of(program, period, key)
    label = next(one.label for one in minutes.offered(program, period) if one.key == key)
    return add_file(item=item, file=file, by=by, origin=label)


@transaction.atomic
def add_file(*, item: PackItem, file: CheckedFile, by, origin: str = "") -> PackFile:
    """Join a file to a piece; the same bytes twice are one file."""
    pack = locked_open(item.pack)

    def create() -> PackFile:
        joined = PackFile.of(file, item=item, added_by=by, origin=origin)
        joined.full_clean()
        joined.save()
        return joined

    joined, _is_new = made_once(
        create, lambda: PackFile.objects.filter(item=item, sha256=file.sha256).first()
    )
    note_asked(pack)
    return joined


@transaction.atomic
def drop_file(*, file: PackFile) -> None:
    pack = locked_open(file.item.pack)
    file.delete()
    note_asked(pack)


@transaction.atomic
def explain(*, item: PackItem, text: str, explanations: dict[int, str]) -> PackItem:
    """Write a piece: its text, and why each line ends above or below its budget, beside the numbers of today."""
    pack = locked_open(item.pack)
    if item.piece.kind != PieceKind.STATEMENT:
        raise ValidationError(_("Cette pièce ne s’écrit pas."))
    asked = []
    if item.piece.explains_variances:
        asked = to_explain(item.piece, facts_of(pack, [item.piece], today()))
    item.text = text.strip()
    item.explanations = [one.as_kept(explanations.get(one.key, "").strip()) for one in asked]
    item.save(update_fields=["text", "explanations"])
    note_asked(pack)
    return item


@transaction.atomic
def note_signature(*, item: PackItem, role: str, name: str, signed_on: date) -> PackSignature:
    """Record that somebody signed a piece, as one of those who are to."""
    pack = locked_open(item.pack)
    if role not in item.piece.roles:
        raise ValidationError({"role": _("Cette fonction n’est pas de celles qui signent.")})
    wanted = item.piece.roles.count(role)
    if item.signatures.filter(role=role).count() >= wanted:
        raise ValidationError({"role": _("Cette signature est déjà notée.")})
    signature = PackSignature(item=item, role=role, name=name.strip(), signed_on=signed_on)
    signature.full_clean()
    signature.save()
    note_asked(pack)
    return signature


@transaction.atomic
def drop_signature(*, signature: PackSignature) -> None:
    locked_open(signature.item.pack)
    signature.delete()


@transaction.atomic
def empty_item(*, item: PackItem) -> PackItem:
    """Take out of a piece all that gives it, signatures included."""
    pack = locked_open(item.pack)
    item.report_version, item.text, item.explanations = None, "", []
    item.save(update_fields=["report_version", "text", "explanations"])
    item.files.all().delete()
    item.signatures.all().delete()
    note_asked(pack)
    return item
