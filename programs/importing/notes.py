"""The sentences that a reading says: which rows, which columns, in words that a coordinator knows."""

from collections.abc import Iterable, Sequence
from itertools import groupby, islice

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.importing.choices import Note
from programs.lib.text import excerpt

# So many, and then how many more there are.
_MOST = 8


def said_list(items: Iterable[str]) -> str:
    """« a, b et c », the first ones where there are many."""
    items = list(items)
    if len(items) <= _MOST:
        return get_text_list(items, _("et"))
    more = _("%(count)d autres") % {"count": len(items) - _MOST}
    return get_text_list([*items[:_MOST], more], _("et"))


def said_rows(numbers: Sequence[int]) -> str:
    """Rising row numbers as people say them: « 3, 5 à 9 et 12 »."""
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    spans = []
    for _offset, run in runs:
        first, *rest = (number for _index, number in run)
        if len(rest) > 1:
            spans.append(_("%(first)d à %(last)d") % {"first": first, "last": rest[-1]})
        else:
            spans += map(str, (first, *rest))
    return said_list(spans)


def quoted(texts: Iterable[object]) -> str:
    return said_list(_("« %(text)s »") % {"text": excerpt(text)} for text in texts)


def of_rows(level: str, singular: str, plural: str, rows: Sequence[int], **values) -> Note:
    """A note on ``rows``: its sentence says them by %(rows)s."""
    text = (singular if len(rows) == 1 else plural) % {"rows": said_rows(rows), **values}
    return Note(level, text, tuple(rows))


def headings_below(row: int) -> Note:
    return Note(
        "info",
        _(
            "Les titres des colonnes sont à la ligne %(row)d : ce qui est écrit au-dessus n’est pas lu."
        )
        % {"row": row},
        (row,),
    )


def headings_again(rows: Sequence[int]) -> Note:
    return of_rows(
        "info",
        _("La ligne %(rows)s répète les titres des colonnes : elle n’est pas importée."),
        _("Les lignes %(rows)s répètent les titres des colonnes : elles ne sont pas importées."),
        rows,
    )


def totals(rows: Sequence[int], texts: Iterable[object]) -> Note:
    return of_rows(
        "ask",
        _("La ligne %(rows)s (%(texts)s) est un total et non une fiche : elle n’est pas importée."),
        _(
            "Les lignes %(rows)s (%(texts)s) sont des totaux et non des fiches : elles ne sont pas importées."
        ),
        rows,
        texts=quoted(dict.fromkeys(texts)),
    )


def sources(rows: Sequence[int], texts: Iterable[object]) -> Note:
    return of_rows(
        "ask",
        _("La ligne %(rows)s (%(texts)s) dit d’où vient la liste : elle n’est pas importée."),
        _(
            "Les lignes %(rows)s (%(texts)s) disent d’où vient la liste : elles ne sont pas importées."
        ),
        rows,
        texts=quoted(dict.fromkeys(texts)),
    )


def hidden_taken(rows: Sequence[int]) -> Note:
    return of_rows(
        "info",
        _("La ligne %(rows)s, masquée dans le classeur, est importée comme vous l’avez demandé."),
        _(
            "Les lignes %(rows)s, masquées dans le classeur, sont importées comme vous l’avez demandé."
        ),
        rows,
    )


def hidden_left(rows: Sequence[int]) -> Note:
    return of_rows(
        "info",
        _("La ligne %(rows)s, masquée dans le classeur, est laissée comme vous l’avez demandé."),
        _(
            "Les lignes %(rows)s, masquées dans le classeur, sont laissées comme vous l’avez demandé."
        ),
        rows,
    )


def odd_bytes(rows: Sequence[int]) -> Note:
    return of_rows(
        "ask",
        _(
            "La ligne %(rows)s contient des caractères d’un autre encodage (Windows-1252) que le reste du "
            "fichier (UTF-8) : vérifiez ses accents."
        ),
        _(
            "Les lignes %(rows)s contiennent des caractères d’un autre encodage (Windows-1252) que le reste "
            "du fichier (UTF-8) : vérifiez leurs accents."
        ),
        rows,
    )


def long_texts(rows: Sequence[int]) -> Note:
    return of_rows(
        "ask",
        _(
            "Un texte de la ligne %(rows)s tient sur plusieurs lignes, dont une ressemble à une autre fiche : vérifiez "
            "qu’il se ferme où il faut."
        ),
        _(
            "Des textes des lignes %(rows)s tiennent sur plusieurs lignes, dont une ressemble à une autre fiche : "
            "vérifiez qu’ils se ferment où il faut."
        ),
        rows,
    )


def lost_letters(rows: Sequence[int]) -> Note:
    return of_rows(
        "ask",
        _(
            "La ligne %(rows)s a des lettres abîmées avant d’arriver ici, comme « � » ou « Ã© » : corrigez-les dans le "
            "fichier."
        ),
        _(
            "Les lignes %(rows)s ont des lettres abîmées avant d’arriver ici, comme « � » ou « Ã© » : corrigez-les "
            "dans le fichier."
        ),
        rows,
    )


def old_encoding() -> Note:
    return Note("info", _("Le fichier est lu dans l’encodage Windows-1252 : vérifiez les accents."))


def columns_left(columns: Sequence[str]) -> Note:
    text = ngettext(
        "La colonne %(columns)s est laissée de côté.",
        "Les colonnes %(columns)s sont laissées de côté.",
        len(columns),
    )
    return Note("info", text % {"columns": said_list(columns)})


def hidden_columns(columns: Sequence[str]) -> Note:
    text = ngettext(
        "La colonne %(columns)s est masquée dans le classeur : elle est lue comme les autres.",
        "Les colonnes %(columns)s sont masquées dans le classeur : elles sont lues comme les autres.",
        len(columns),
    )
    return Note("ask", text % {"columns": said_list(columns)})


def far_cells(cells: Sequence[str], rows: Sequence[int]) -> Note:
    text = ngettext(
        "La cellule %(cells)s, loin à droite et sans titre de colonne, n’est pas lue.",
        "Les cellules %(cells)s, loin à droite et sans titre de colonne, ne sont pas lues.",
        len(cells),
    )
    return Note("ask", text % {"cells": said_list(cells)}, tuple(rows))


def merges_spread(ranges: Sequence[str], rows: Sequence[int]) -> Note:
    text = ngettext(
        "Les cellules %(ranges)s sont fusionnées : chacune de leurs lignes reçoit leur valeur.",
        "Des cellules sont fusionnées (%(ranges)s) : chacune de leurs lignes reçoit leur valeur.",
        len(ranges),
    )
    return Note("info", text % {"ranges": said_list(ranges)}, tuple(rows))


def sheet_read(name: str, left: Sequence[tuple[str, int]], *, is_doubtful: bool) -> Note:
    """Which of several sheets is read, and how many rows are filled in each of the others."""
    others = [
        ngettext("« %(name)s » (%(count)d ligne)", "« %(name)s » (%(count)d lignes)", count)
        % {"name": one, "count": count}
        for one, count in islice(left, 50)
    ]
    text = ngettext(
        "La feuille lue est « %(name)s » ; cette autre n’est pas lue : %(others)s.",
        "La feuille lue est « %(name)s » ; ces autres ne sont pas lues : %(others)s.",
        len(others),
    )
    return Note(
        "ask" if is_doubtful else "info", text % {"name": name, "others": said_list(others)}
    )


def hidden_sheets(names: Sequence[str]) -> Note:
    text = ngettext(
        "La feuille masquée %(names)s n’est pas lue.",
        "Les feuilles masquées %(names)s ne sont pas lues.",
        len(names),
    )
    return Note("ask", text % {"names": quoted(names)})


def since_1904() -> Note:
    return Note(
        "info",
        _(
            "Ce classeur compte ses jours à partir de 1904 : ses nombres sont lus comme il les compte."
        ),
    )
