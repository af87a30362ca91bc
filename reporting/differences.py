"""What sets the figures of two versions of a report apart: figures are the same by their code, parts by their key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reporting.documents.editions import unchanged
from reporting.making import Made
from reporting.models import Report, ReportVersion


@dataclass(frozen=True)
class Comparison:
    """Two versions held against each other, as displayed.

    ``changes`` are the figures and parts that both count and that differ: (label, before, after). ``new`` are
    figures that only the later one counts, (label, now), and ``dropped`` those that only the earlier one did.
    ``is_by_name`` where the earlier one kept no key of its parts, so that a part that was renamed is another.
    """

    changes: tuple[tuple[str, str, str], ...] = ()
    new: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    is_by_name: bool = False


def compare(before: dict[str, Any], after: dict[str, Any]) -> Comparison:
    """What changed between the figures of two versions, whatever their figures and parts are called.

    What only one of them counts is no change: the records may have said it all along.
    """
    old, new = by_code(before), by_code(after)
    changes: list[tuple[str, str, str]] = []
    for code, now in new.items():
        if code in old:
            changes += _changed(old[code], now)
    return Comparison(
        tuple(changes),
        tuple((new[code]["label"], new[code]["display"]) for code in new if code not in old),
        tuple((old[code]["label"], old[code]["display"]) for code in old if code not in new),
        any(not _is_keyed(old[code]) for code in old if code in new),
    )


def by_code(figures: dict[str, Any]) -> dict[tuple[str, str], dict]:
    """The figures of a document by ("", code), and those of each program in it by (slug, code)."""
    found = {("", code): figure for code, figure in figures["figures"].items()}
    programs = figures.get("programs", ())
    titles = [program["title"] for program in programs]
    for program in programs:
        title, slug = program["title"], program["program"]
        named = title if titles.count(title) == 1 else f"{title} ({slug})"
        for code, figure in program["figures"].items():
            found[slug, code] = figure | {"label": f"{figure['label']} · {named}"}
    return found


def _changed(was: dict, now: dict) -> Iterator[tuple[str, str, str]]:
    label = now["label"]
    if was["display"] != now["display"]:
        yield label, was["display"], now["display"]
    is_keyed = _is_keyed(was) and _is_keyed(now)
    old, new = (_parts(figure, "key" if is_keyed else "label") for figure in (was, now))
    for key in [*new, *(key for key in old if key not in new)]:
        before, after = _shown(old.get(key)), _shown(new.get(key))
        if before != after:
            yield f"{label} · {(new.get(key) or old[key])[0]['label']}", before, after


def _is_keyed(figure: dict) -> bool:
    """Whether each of its parts keeps what sets it apart: versions of before did not."""
    return all("key" in part for part in figure.get("breakdown", ()))


def _parts(figure: dict, by: str) -> dict[str, list[dict]]:
    """The parts of ``figure`` by their key; by their label several may be alike."""
    found: dict[str, list[dict]] = {}
    for part in figure.get("breakdown", ()):
        found.setdefault(part[by], []).append(part)
    return found


def _shown(parts: list[dict] | None) -> str:
    return "; ".join(part["display"] for part in parts) if parts else "—"


# --- As pages show it


def since_published(report: Report, made: Made) -> dict | None:
    """What a correction changes so far, for reporting/differences.html; None where nothing was published.

    ``made`` is the report as the records stand now. One query.
    """
    version = report.versions.order_by("-number").first() if report.pk else None
    if version is None:
        return None
    language = made.document.language
    return {"version": version} | shown(
        compare(version.figures.get(language, {"figures": {}}), made.figures)
    )


def stored(version: ReportVersion, language: str) -> dict:
    """What a published version changed when it appeared, for reporting/differences.html."""
    recounted = version.recounted.get(language, {})
    return shown(
        Comparison(
            version.changes.get(language, ()),
            recounted.get("new", ()),
            recounted.get("dropped", ()),
            recounted.get("is_by_name", False),
        )
    )


def shown(found: Comparison) -> dict:
    heads = _("Chiffre"), _("Avant"), _("Maintenant")
    return {
        "changes": _rows(found.changes, heads),
        "new": _rows(found.new, (heads[0], heads[2])),
        "dropped": _rows(found.dropped, heads[:2]),
        "unchanged": unchanged(bool(found.new or found.dropped)),
        "is_by_name": found.is_by_name,
    }


def _rows(found: Sequence[Sequence[str]], heads: tuple[str, ...]) -> list[list[dict]]:
    """Figures as rows of components/table.html."""
    return [
        [
            {"label": head, "value": value, "numeric": position > 0}
            for position, (head, value) in enumerate(zip(heads, one, strict=True))
        ]
        for one in found
    ]
