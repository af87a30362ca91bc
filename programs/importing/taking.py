"""Taking a file in: one import at a time, the same file once, and a record of what it was and did.

Two files at once would each match their rows with records that the other is about to write. So whoever writes waits
for the one before, then matches again; a preview is only ever a promise.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from programs import history, locks
from programs.access import visible_imports
from programs.importing import registry
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.results import RecordResult
from programs.models import Import, Program


class Repeated(Exception):
    """The same file stands already, since whoever sends it was last told: ``earlier`` is that import."""

    def __init__(self, earlier: Import):
        super().__init__(earlier.pk)
        self.earlier = earlier


def latest(resource: str, digest: str, *, program: Program | None, by) -> Import | None:
    """The last import of the same file, for the same records, that stands and that ``by`` may see; nobody sees all."""
    imports = visible_imports(by) if by else Import.objects.all()
    same = imports.standing().filter(resource=resource, sha256=digest, program=program)
    return same.select_related("made_by").order_by("-pk").first()


def find_own(resource: str, digest: str, *, by) -> Import | None:
    """The import of a file that ``by`` has just confirmed: waits until it is over, where it is under way."""
    with transaction.atomic():
        wait_for_others()
        own = Import.objects.standing().filter(resource=resource, sha256=digest, made_by=by)
        return own.select_related("made_by").order_by("-pk").first()


@transaction.atomic
def take_in(
    file: KeptFile, *, scope: Scope, by=None, leads: Sequence[int] = (), progress=None
) -> tuple[Import | None, RecordResult]:
    """Import ``file`` as one act; without an import where its rows are refused.

    Raises ``Repeated`` where the same file stands by an import of which the sender was not told, and
    ``UnreadableFile``.
    """
    resource, digest = file.resource, file.digest
    wait_for_others()
    earlier = latest(resource, digest, program=scope.program, by=by)
    if earlier and earlier.pk != file.seen:
        raise Repeated(earlier)
    importer = registry.get(resource)(scope)
    importer.answers = file.answers
    if progress:
        importer.progress = progress
    with history.one_act() as name_in_history:
        result = importer.import_file(file.data, file.name, user=by, choices=file.choices)
        if result.is_refused:
            return None, result
        counts = result.counts
        made = Import.objects.create(
            resource=resource,
            program=scope.program,
            file_name=file.name[:255],
            sha256=digest,
            made_by=by,
            leads=list(leads),
            new=counts.new,
            updated=counts.updated,
            unchanged=counts.unchanged,
            notes=[note.text for note in result.notes],
            context=name_in_history,
            moves=_moves(importer),
        )
    return made, result


def wait_for_others() -> None:
    """Until no import is being written, nor undone."""
    locks.alone("imports")


def _moves(importer: Any) -> dict[str, list[int]]:
    return {label: keys for label, keys in importer.logged.items() if keys}
