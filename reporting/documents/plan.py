"""An action plan on paper: as an outline, its axes one after the other, or as tables, objective by objective."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.lib.periods import format_date
from programs.plans.enums import DEPTHS, Layout, Level
from reporting.documents import model, parts
from reporting.plan_facts import PlanFacts, PlanLine

TONES = 6


def build_plan(facts: PlanFacts) -> model.Document:
    """The document of a plan. The language of ``facts`` must be active."""
    plan, is_table = facts.plan, facts.layout == Layout.TABLE
    told = list(_by_table(facts.lines) if is_table else _by_outline(facts.lines))
    return model.Document(
        kind=plan.kind,
        language=plan.language,
        title=plan.title,
        period=plan.period.display(plan.language),
        number=plan.number if facts.is_draft else f"{plan.number}-v{facts.version}",
        version=None,
        program=plan.title,
        organization=plan.lead,
        sections=(*_opening(facts, bool(told)), *told, *_ending(facts)),
        created=plan.as_of,
        cover=_cover(facts),
        toc=len(told) > 1,
        publishable=False,
        status=_("Projet") if facts.is_draft else "",
        landscape=is_table,
    )


def _cover(facts: PlanFacts) -> model.Cover:
    plan, language = facts.plan, facts.language
    told = [
        (_("Organisme responsable"), (plan.lead,)),
        (_("Programme"), () if plan.program == plan.title else (plan.program,)),
        (_("Programmes associés"), plan.shared),
        (_("Cadre"), (facts.framework,)),
    ]
    if facts.is_draft:
        told.append((_("Projet du"), (format_date(plan.as_of, language),)))
    else:
        day = _("le %(day)s") % {"day": format_date(facts.adopted_on, language)}
        told += [
            (_("Adopté par"), (facts.adopted_by, day)),
            (_("Version"), (str(facts.version),)),
        ]
    axes = [line for line in facts.lines if line.level != Level.ACTION]
    return model.Cover(
        kind_label=_("Plan d’action"),
        title=plan.title,
        period=plan.period.display(language),
        facts=tuple(model.Fact(label, lines) for label, lines in told if any(lines)),
        arcs=tuple(1.0 for _axis in axes),
    )


def _opening(facts: PlanFacts, has_lines: bool) -> Iterator[model.Section]:
    if facts.orientation:
        lede = tuple(model.Lede(text) for text in facts.orientation.splitlines() if text.strip())
        yield model.Section("orientation", _("Orientation"), lede)
    if not has_lines:
        empty = model.Note(_("Ce plan n’a encore aucune action."))
        yield model.Section("actions", _("Actions"), (empty,))


def _ending(facts: PlanFacts) -> Iterator[model.Section]:
    if not facts.untranslated:
        return
    said = ngettext(
        "%(count)s texte de ce plan n’est pas écrit en anglais : il paraît en français.",
        "%(count)s textes de ce plan ne sont pas écrits en anglais : ils paraissent en français.",
        facts.untranslated,
    )
    note = model.Note(said % {"count": facts.untranslated})
    yield model.Section("langue", _("Langue de ce document"), (note,), heading_in_toc=False)


# --- As an outline -----------------------------------------------------------------------------------


def _by_outline(lines: tuple[PlanLine, ...]) -> Iterator[model.Section]:
    """A section a line of the widest level; the actions that stand under none of them have one of their own."""
    loose = tuple(line for line in lines if line.level == Level.ACTION)
    if loose:
        entries = tuple(_action_entry(line) for line in loose)
        yield model.Section("actions", _("Actions"), (model.Outline(entries),))
    headings = [line for line in lines if line.level != Level.ACTION]
    for index, line in enumerate(headings):
        entries = tuple(_entries(line.lines, 1, f"{index + 1}"))
        own = _details(line)
        blocks = [
            *(model.Lede(text) for text in line.aim.splitlines() if text.strip()),
            *([model.Facts(own)] if own else []),
            *([model.Outline(entries)] if entries else []),
        ]
        yield model.Section(
            f"axe-{index + 1}",
            line.text,
            tuple(blocks),
            new_page=True,
            mark=_mark(line),
            tone=index % TONES + 1,
        )


def _mark(line: PlanLine) -> str:
    """« Axe 1 », « Objectif »."""
    return f"{Level(line.level).label} {line.number}".strip()


def _entries(lines: Iterable[PlanLine], level: int, place: str) -> Iterator[model.Entry]:
    for index, line in enumerate(lines, start=1):
        if line.level == Level.ACTION:
            yield _action_entry(line)
            continue
        here = f"{place}-{index}"
        yield model.Entry(
            line.number,
            line.text,
            level,
            _details(line),
            line.aim,
            # Objectives are whole sentences: a table of contents has what is above them.
            id=f"axe-{here}" if line.level in (Level.AXIS, Level.THEME) else "",
        )
        yield from _entries(line.lines, level + 1, here)


def _action_entry(line: PlanLine) -> model.Entry:
    return model.Entry(line.number, line.text, 0, _details(line))


def _details(line: PlanLine) -> tuple[model.Fact, ...]:
    told = (
        (_("Responsable"), line.responsible),
        (_("Collaboration"), line.collaborators),
        (_("Concerne"), _not_in_text(line)),
        (_("Population visée"), (line.population,)),
        (_("Prévu"), (line.planned,)),
        (_("Échéancier"), (line.timeline,)),
        (_("Réalisations"), tuple(_texts(line.achievements))),
        (_("En cours"), tuple(_texts(line.ongoing))),
    )
    return tuple(model.Fact(label, lines) for label, lines in told if any(lines))


def _not_in_text(line: PlanLine) -> tuple[str, ...]:
    """Whom it concerns, without those whom its text names in brackets at its end."""
    _before, bracket, named = line.text.rstrip().rpartition("(")
    is_tag = bracket and line.text.rstrip().endswith(")")
    return tuple(name for name in line.concerned if not (is_tag and name in named))


def _texts(text: str) -> Iterator[str]:
    return (one.strip() for one in text.splitlines() if one.strip())


# --- As tables ---------------------------------------------------------------------------------------


def _by_table(lines: tuple[PlanLine, ...]) -> Iterator[model.Section]:
    """A table for each heading whose rows are of the narrowest level in use, or that has actions of its own."""
    levels = {line.level for top in lines for line in top.walk()} - {Level.ACTION}
    narrowest = max(levels, key=DEPTHS.__getitem__, default=Level.AXIS)
    tops = [line for line in lines if line.level != Level.ACTION]
    tones = {line.key: index % TONES + 1 for index, line in enumerate(tops)}
    table = _Tables(narrowest, [line for top in lines for line in top.walk()])
    for index, (above, line, rows) in enumerate(_tabled(lines, (), narrowest), start=1):
        tone = tones.get((*above, line)[0].key, 0) if line else 1
        yield _section(index, above, line, table.of(f"plan-{index}", line, rows), tone)


def _tabled(lines, above: tuple[PlanLine, ...], narrowest: str):
    """(headings above, heading, what its table has as rows), in the order of reading; no heading at the top."""
    rows = [line for line in lines if line.level in (Level.ACTION, narrowest)]
    if rows:
        yield above[:-1], above[-1] if above else None, rows
    for line in lines:
        if line not in rows:
            yield from _tabled(line.lines, (*above, line), narrowest)


def _section(index, above, line, table: model.Table, tone: int) -> model.Section:
    if line is None:
        return model.Section(f"partie-{index}", _("Actions"), (table,), tone=tone)
    return model.Section(
        f"partie-{index}",
        line.text,
        (
            *(model.Lede(text) for text in _texts(line.aim)),
            *([model.Facts(own)] if (own := _details(line)) else []),
            table,
        ),
        mark=_mark(line) if line.number else "",
        over=" · ".join(_named(one) for one in above),
        tone=tone,
    )


def _named(line: PlanLine) -> str:
    """« Axe 1 – Communication », « Axe : Services »."""
    if not line.number:
        return parts.labelled(_mark(line), line.text)
    return f"{_mark(line)} – {line.text}"


# The widths of the columns, by how many of « Réalisations » and « Actions en cours » there are: with a first column
# of headings, and without.
_WIDTHS = {
    0: ((24, 40, 22, 14), (60, 24, 16)),
    1: ((20, 30, 22, 16, 12), (40, 26, 20, 14)),
    2: ((18, 24, 16, 16, 10, 16), (30, 18, 18, 14, 20)),
}


def _captioned(line: PlanLine | None) -> str:
    """« Moyens : objectif 1 »."""
    what = _("le plan") if line is None else _mark(line).lower() if line.number else line.text
    return parts.labelled(_("Moyens"), what)


class _Tables:
    """The tables of one plan, all of the same columns: without those of which it says nothing anywhere."""

    def __init__(self, narrowest: str, lines: list[PlanLine]):
        self.narrowest = Level(narrowest)
        self.has_achievements = any(line.achievements for line in lines)
        self.has_ongoing = any(line.ongoing for line in lines)

    def of(self, id: str, line: PlanLine | None, rows: list[PlanLine]) -> model.Table:
        has_groups = any(row.level != Level.ACTION for row in rows)
        return model.Table(
            id=id,
            caption=_captioned(line),
            columns=self._columns(has_groups),
            rows=tuple(made for row in rows for made in self._rows(row, has_groups)),
        )

    def _columns(self, has_groups: bool) -> tuple[model.Column, ...]:
        heads = {
            Level.AXIS: _("Axes"),
            Level.THEME: _("Thèmes"),
            Level.OBJECTIVE: _("Objectifs"),
            Level.SPECIFIC: _("Objectifs spécifiques"),
        }
        labels = (
            heads[self.narrowest] if has_groups else "",
            _("Moyens"),
            _("Réalisations") if self.has_achievements else "",
            _("Responsable et collaborateurs"),
            _("Échéancier"),
            _("Actions en cours") if self.has_ongoing else "",
        )
        grouped, loose = _WIDTHS[self.has_achievements + self.has_ongoing]
        shown = [label for label in labels if label]
        widths = grouped if has_groups else loose
        return tuple(model.Column(label, width=w) for label, w in zip(shown, widths, strict=True))

    def _rows(self, line: PlanLine, has_groups: bool) -> Iterator[model.Row]:
        """The rows of a group: one for all its actions where only the heading says more, else one each."""
        if line.level == Level.ACTION:
            first = (model.Cell(""),) if has_groups else ()
            yield model.Row((*first, *self._cells([line], [line])))
            return
        head = _cell([model.Piece(line.text, line.number), *_quiet(_texts(line.aim))])
        actions = [one for one in line.walk() if one.level == Level.ACTION]
        if not any(_says_more(one) for one in actions):
            yield model.Row((head, *self._cells(actions, [line])))
            return
        for index, action in enumerate(actions):
            said = [action] if index else [line, action]
            cell = model.Cell("") if index else head
            yield model.Row((cell, *self._cells([action], said)), continues=index > 0)

    def _cells(self, actions: list[PlanLine], said: list[PlanLine]) -> Iterator[model.Cell]:
        """What a row prints of ``actions``, and of the lines ``said`` what was done, by whom, when, what goes on."""
        yield _cell([piece for action in actions for piece in _means(action)])
        if self.has_achievements:
            yield _cell([model.Piece(text) for line in said for text in _texts(line.achievements)])
        yield _cell([piece for line in said for piece in _people(line)])
        yield _cell([model.Piece(text) for line in said for text in _texts(line.timeline)])
        if self.has_ongoing:
            yield _cell([model.Piece(text) for line in said for text in _texts(line.ongoing)])


def _says_more(line: PlanLine) -> bool:
    return any(
        (
            line.achievements,
            line.ongoing,
            line.timeline,
            line.responsible,
            line.collaborators,
        )
    )


def _means(action: PlanLine) -> Iterator[model.Piece]:
    yield model.Piece(action.text, action.number)
    labelled = (
        (_("Concerne"), ", ".join(_not_in_text(action))),
        (_("Population visée"), action.population),
        (_("Prévu"), action.planned),
    )
    yield from _quiet(parts.labelled(label, value) for label, value in labelled if value)


def _people(line: PlanLine) -> Iterator[model.Piece]:
    yield from (model.Piece(name) for name in line.responsible)
    yield from _quiet(line.collaborators)


def _quiet(texts: Iterable[str]) -> Iterator[model.Piece]:
    return (model.Piece(text, quiet=True) for text in texts)


def _cell(pieces: list[model.Piece]) -> model.Cell:
    lines = (" ".join(filter(None, (piece.number, piece.text))) for piece in pieces)
    return model.Cell("\n".join(lines), pieces=tuple(pieces))
