"""Whom a row means, where its name is not written as a recorded person's: somebody decides, the file does not."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.importing.questions import OTHER, SAME, RowQuestion
from programs.importing.resources import RecordResource
from programs.importing.rows import Row
from programs.lib.names import from_capitals, is_in_capitals
from programs.lib.text import sort_key
from programs.people.importing.directory import PersonEntry
from programs.people.telling import told

_COLUMNS = ("person", "last_name", "first_name")


def told_by(row: Row, code: str) -> tuple:
    """What ``row`` says of its person, as a ``PersonEntry`` takes it; names without their capitals."""
    return (
        code,
        from_capitals(row.text("first_name")),
        from_capitals(row.text("last_name")),
        row.value("birth_date"),
        row.text("email"),
        row.text("phone"),
        row.text("city"),
    )


def recognise(resource: RecordResource, row: Row, holder: int, code: str) -> PersonEntry | None:
    """The recorded person whom somebody said that ``row`` means; None for another one, or while it waits."""
    described = PersonEntry(holder, *told_by(row, code))
    found = resource.directories.people.alike(
        holder,
        described.known,
        lambda: (PersonEntry(holder, *told_by(one, "")).known for one in resource.rows),
    )
    alike = {_value(entry): entry for entry in found}
    if not alike:
        return None
    answer = resource.ask(row, _COLUMNS, _question(row, alike))
    return alike.get(answer)


def _value(entry: PersonEntry) -> str:
    return str(entry.pk) if entry.pk else f"row-{entry.row_number}"


def _question(row: Row, alike: dict[str, PersonEntry]) -> RowQuestion:
    name = f"{row.text('first_name')} {row.text('last_name')}".strip()
    people = ", ".join(told(entry) for entry in alike.values())
    return RowQuestion(
        _("« %(name)s » ressemble à %(people)s.") % {"name": name, "people": people},
        (
            *(
                (value, _("C’est %(person)s") % {"person": told(entry)})
                for value, entry in alike.items()
            ),
            (OTHER, _("C’est une autre personne : l’ajouter")),
        ),
        _(
            "Dites dans l’aperçu si c’est la même personne, ou écrivez son nom comme il est inscrit."
        ),
    )


def contradiction(row: Row, entry: PersonEntry) -> RowQuestion | None:
    """What is asked of a row whose code is that of a person with another name or another birth date."""
    said = _contradicted(row, entry)
    if not said:
        return None
    return RowQuestion(
        _("Le code « %(code)s » est celui de %(person)s, et la ligne dit %(said)s.")
        % {"code": row.text("code"), "person": told(entry), "said": ", ".join(said)},
        ((SAME, _("C’est la même personne : corriger sa fiche")),),
        _("Si c’est quelqu’un d’autre, donnez-lui un autre code ; sinon, dites-le dans l’aperçu."),
    )


def _contradicted(row: Row, entry: PersonEntry) -> Iterable[str]:
    given = [name for name in ("first_name", "last_name") if row.has(name)]
    recorded = [getattr(entry, name) for name in given]
    written = [row.text(name) for name in given]
    said = []
    if sort_key("".join(written)) != sort_key("".join(recorded)):
        said.append(" ".join(filter(None, written)))
    born = row.value("birth_date")
    if born and entry.birth_date and born != entry.birth_date:
        said.append(_("naissance : %(day)s") % {"day": born.isoformat()})
    return said


def remark_on_capitals(rows: Iterable[Row]) -> str:
    """What a preview says of the new persons whose names the file has in capitals; nothing where there is none."""
    typed = [
        row.text(name)
        for row in rows
        if row.person and not row.person.pk and not row.errors
        for name in ("first_name", "last_name")
        if is_in_capitals(row.text(name))
    ]
    if not typed:
        return ""
    return ngettext(
        "%(count)d nom en capitales est écrit comme les autres : « %(typed)s » devient « %(written)s ».",
        "%(count)d noms en capitales sont écrits comme les autres : « %(typed)s » devient « %(written)s ».",
        len(typed),
    ) % {"count": len(typed), "typed": typed[0], "written": from_capitals(typed[0])}
