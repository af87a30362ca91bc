"""What bringing a document in found and would do, in sentences: for the command line."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from programs.lib.text import excerpt
from programs.plans.bringing.proposing import Proposal, Proposed, Record
from programs.plans.enums import Level
from programs.plans.outlines import Outline, Warned, as_json

# What --json prints, in this order.
JSON_KEYS = (
    "axes",
    "themes",
    "objectives",
    "specific_objectives",
    "actions",
    "by_axis",
    "tags",
    "warnings",
    "outline",
)


def json_of(outline: Outline) -> dict[str, Any]:
    found = as_json(outline)
    return {name: found[name] for name in JSON_KEYS}


def counts_of(outline: Outline) -> list[tuple[str, int]]:
    """How many lines of each level, by its name, where there are any."""
    counts = Counter(line.level for line in outline.walk())
    return [(str(level.label), counts[level]) for level in Level if counts[level]]


def counts_said(outline: Outline) -> list[tuple[int, str]]:
    """The same beside their names in the plural, where there are several."""
    found = Counter(line.level for line in outline.walk())
    names = {
        Level.AXIS: npgettext("lignes reconnues", "axe", "axes", found[Level.AXIS]),
        Level.THEME: npgettext("lignes reconnues", "thème", "thèmes", found[Level.THEME]),
        Level.OBJECTIVE: npgettext(
            "lignes reconnues", "objectif", "objectifs", found[Level.OBJECTIVE]
        ),
        Level.SPECIFIC: npgettext(
            "lignes reconnues",
            "objectif spécifique",
            "objectifs spécifiques",
            found[Level.SPECIFIC],
        ),
        Level.ACTION: npgettext("lignes reconnues", "action", "actions", found[Level.ACTION]),
    }
    return [(found[level], name) for level, name in names.items() if found[level]]


def told(outline: Outline) -> Iterator[str]:
    """What was found in a document."""
    for name, said in (
        (_("Titre"), outline.title),
        (_("Période"), outline.period),
        (_("Adopté le"), outline.adopted_on),
    ):
        if said:
            yield f"{name}\u00a0: {excerpt(said)}"
    for label, count in counts_of(outline):
        yield f"{label}\u00a0: {count}"
    found = as_json(outline)
    if found["by_axis"]:
        yield _("Actions par axe : %(list)s") % {"list": _listed(found["by_axis"])}
    if found["tags"]:
        yield _("Étiquettes : %(list)s") % {"list": _listed(found["tags"])}


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(
        f"{excerpt(name) or _('hors de tout axe')} ({count})" for name, count in counts.items()
    )


def warnings_told(warnings: list[Warned]) -> Iterator[str]:
    for warned in warnings:
        place = f"{warned.place}\u00a0: " if warned.place else ""
        yield _("À vérifier : %(what)s") % {"what": f"{place}{warned.message}"}


def changes_told(proposal: Proposal) -> Iterator[str]:
    """What would change in the plan that is there, or what a new one would have."""
    if proposal.plan is None:
        count = len(proposal.lines)
        yield ngettext(
            "Un nouveau plan commencerait, d’une ligne.",
            "Un nouveau plan commencerait, de %(count)d lignes.",
            count,
        ) % {"count": count}
        return
    yield _("Le plan « %(code)s » est déjà là : %(title)s") % {
        "code": proposal.plan.code,
        "title": excerpt(proposal.plan.title),
    }
    if proposal.orientation:
        yield f"{proposal.orientation.label}\u00a0: {excerpt(proposal.orientation.after)}"
    for one in proposal.new:
        yield _("Nouvelle : %(line)s") % {"line": _line(one)}
    for one in proposal.changed:
        yield _("Modifiée : %(line)s") % {"line": _line(one)}
        for change in one.changes:
            before, after = (excerpt(said) or _("(vide)") for said in (change.before, change.after))
            yield f"  {change.label}\u00a0: {before} → {after}"
    for one in proposal.moved:
        yield _("Déplacée : %(line)s") % {"line": _line(one)}
    for record in proposal.missing:
        yield _("Absente du document, gardée : %(line)s") % {"line": _record(record)}
    yield from counted(proposal)


def counted(proposal: Proposal) -> Iterator[str]:
    for label, some in (
        (_("Nouvelles"), proposal.new),
        (_("Modifiées"), proposal.changed),
        (_("Déplacées"), proposal.moved),
        (_("Inchangées"), proposal.unchanged),
        (_("Absentes du document"), proposal.missing),
    ):
        yield f"{label}\u00a0: {len(some)}"


def _line(one: Proposed) -> str:
    return excerpt(one.said)


def _record(record: Record) -> str:
    return excerpt(record)
