"""The portrait of a network: whom it reached and by which ways, in aggregate; which organisations it is made of.

No query, no arithmetic of a figure's own, and nothing of a few persons.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.lib.appreciation import LEAST
from programs.lib.quantities import format_number
from reporting.documents import model, parts
from reporting.documents.of_service import document_of, on_the_day
from reporting.documents.trajectory_parts import trajectories
from reporting.figures.display import display_result
from reporting.network_facts import CommitteeLine, MemberLine, NetworkFacts, Profile

_KEYS = (
    "people.reached",
    "agreements.partners",
    "agreements.in_force",
    "referrals.received",
    "meetings.held",
)
MOST_PRINTED = 300


def build_network(facts: NetworkFacts) -> model.Document:
    """The document of ``facts``, whose language must be active."""
    return document_of(
        facts,
        _sections(facts),
        on_the_day(facts.day, facts.language),
    )


def _sections(facts: NetworkFacts) -> Iterator[model.Section]:
    yield model.Section("en-bref", _("En bref"), tuple(_brief(facts)))
    if not facts.says_something:
        return
    yield model.Section("personnes", _("Les personnes jointes"), tuple(_people(facts)))
    yield model.Section("parcours-du-reseau", _("Les parcours"), tuple(_ways(facts)))
    yield model.Section("membres", _("Les organismes du réseau"), tuple(_members(facts)))
    yield model.Section(
        "regles", _("Règles de comptage"), (parts.rules(facts.results, facts.results),)
    )


def _brief(facts: NetworkFacts) -> Iterator[model.Block]:
    if not facts.says_something:
        yield model.Note(
            _(
                "Personne n’a été joint pendant la période, et aucun organisme n’est lié par une entente ni membre "
                "d’un comité."
            )
        )
        return
    yield model.KeyFigures(
        tuple(
            model.KeyFigure(
                code,
                str(facts.results[code].figure.label),
                display_result(facts.results[code], facts.language),
            )
            for code in _KEYS
            if code in facts.results
        )
    )


# --- persons


def _people(facts: NetworkFacts) -> Iterator[model.Block]:
    if not facts.trajectories.persons:
        yield model.Note(_("Les services n’ont joint personne pendant la période."))
        return
    if facts.services:
        yield model.Table(
            id="services-rendus",
            caption=_("Personnes jointes par chaque service"),
            columns=(model.Column(_("Service")), model.Column(_("Personnes"), numeric=True)),
            rows=tuple(
                model.Row((model.Cell(line.service), _few_or(line.persons, facts.language)))
                for line in facts.services
            ),
            note=_(
                "Une personne que plusieurs services ont jointe est dans chacune de leurs lignes."
            ),
        )
    for number, profile in enumerate(facts.profiles, start=1):
        yield from _profile(profile, number, facts.language)


def _profile(profile: Profile, number: int, language: str) -> Iterator[model.Block]:
    rows = [
        model.Row((model.Cell(label), _count(persons, language)))
        for label, persons in profile.parts
    ]
    if profile.is_withheld:
        rows.append(model.Row((model.Cell(_("Tous les groupes")), _few())))
    elif profile.others:
        rows.append(model.Row((model.Cell(_("Autres")), _count(profile.others, language))))
    if profile.unknown:
        rows.append(model.Row((model.Cell(_("Non précisé")), _few_or(profile.unknown, language))))
    if len(profile.parts) > 1:
        marks = tuple(
            model.Point(label, persons, format_number(persons, language))
            for label, persons in profile.parts
        )
        yield model.Chart(
            id=f"profil-{number}-graphique",
            form="bars",
            title=profile.name,
            description=parts.spoken(marks),
            points=marks,
            unit=_("personnes"),
        )
    told = [
        _("Un groupe de moins de %(least)d personnes n’est pas montré seul.") % {"least": LEAST}
    ]
    if profile.overlaps:
        told.append(_("Une personne peut être dans plusieurs lignes."))
    yield model.Table(
        id=f"profil-{number}",
        caption=_("Personnes jointes : %(trait)s") % {"trait": profile.name.lower()},
        columns=(model.Column(profile.name), model.Column(_("Personnes"), numeric=True)),
        rows=tuple(rows),
        note=" ".join(told),
    )


def _ways(facts: NetworkFacts) -> Iterator[model.Block]:
    if facts.trajectories.persons:
        yield trajectories(facts.trajectories, facts.language)


# --- organisations


def _members(facts: NetworkFacts) -> Iterator[model.Block]:
    for line in facts.announced:
        yield _announced(line)
    if not facts.members:
        yield model.Note(_("Aucun organisme n’est lié par une entente ni membre d’un comité."))
        return
    yield model.Table(
        id="organismes",
        caption=_("Les organismes du réseau, leurs services et leurs liens"),
        columns=(
            model.Column(_("Organisme"), width=28),
            model.Column(_("Région"), width=14),
            model.Column(_("Services offerts"), width=28),
            model.Column(_("Ententes en vigueur"), numeric=True, width=10),
            model.Column(_("Comités"), width=20),
        ),
        rows=tuple(_member_row(line, facts.language) for line in facts.members),
        most_printed=MOST_PRINTED,
        left_out=_("Les autres organismes sont dans le classeur."),
    )


def _announced(line: CommitteeLine) -> model.Gap:
    """What a document announces beside who is named."""
    named = ngettext("%(count)d organisme", "%(count)d organismes", line.named) % {
        "count": line.named
    }
    agrees = line.announced == line.named
    text = (
        _("Le document en annonce autant qu’il y en a de nommés : %(named)s.")
        if agrees
        else _("Le document en annonce %(announced)d; les fiches des membres en nomment %(named)s.")
    )
    return model.Gap(
        line.name,
        text % {"announced": line.announced, "named": named},
        "agree" if agrees else "gap",
    )


def _member_row(line: MemberLine, language: str) -> model.Row:
    return model.Row(
        (
            _lines((line.name,), quiet=(line.kind,)),
            model.Cell(line.region or "—"),
            _lines(line.services),
            _count(line.agreements, language),
            _lines(line.committees),
        )
    )


def _few() -> model.Cell:
    return model.Cell(_("moins de %(least)d") % {"least": LEAST})


def _few_or(number: int, language: str) -> model.Cell:
    """How many persons, where they are not so few that somebody might be known among them."""
    return _few() if 0 < number < LEAST else _count(number, language)


def _count(number: int, language: str) -> model.Cell:
    return model.Cell(format_number(number, language), number)


def _lines(texts: Iterable[str], quiet: Iterable[str] = ()) -> model.Cell:
    return parts.pieces_cell(
        (
            *(model.Piece(text) for text in texts),
            *(model.Piece(text, quiet=True) for text in quiet),
        )
    )
