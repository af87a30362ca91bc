"""How an action plan stood on a day: by axis and organisation, what is late or blocked, its indicators, its news."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.plans.enums import ActionState
from reporting.documents import model, parts, plan_parts
from reporting.documents.parts import no_link
from reporting.follow_facts import ActionLine, FollowFacts, NewsLine

_KEYS = ("plan.actions", "plan.done", "plan.late", "plan.progress_rate")


def build_follow_up(facts: FollowFacts) -> model.Document:
    """The follow-up of a plan. The language of ``facts`` must be active."""
    plan = facts.plan
    sections = tuple(section for section in _sections(facts) if section.blocks)
    return model.Document(
        kind=plan.kind,
        language=plan.language,
        title=plan.title,
        period=_("au %(day)s") % {"day": format_date(facts.on, plan.language)},
        number=f"{plan.number}-{facts.on.isoformat()}",
        version=None,
        program=plan.title,
        organization=plan.lead,
        sections=sections,
        created=plan.as_of,
        cover=_cover(facts),
        toc=len(sections) > 1,
        publishable=False,
    )


def _cover(facts: FollowFacts) -> model.Cover:
    plan = facts.plan
    shares = [float(maintained and done / maintained) for done, maintained in _by_axis(facts)]
    told = (
        (_("Organisme responsable"), (plan.lead,)),
        (_("Programme"), () if plan.program == plan.title else (plan.program,)),
        (_("Programmes associés"), plan.shared),
        (_("Plan"), (plan.period.display(plan.language),)),
    )
    return model.Cover(
        kind_label=_("Suivi du plan d’action"),
        title=plan.title,
        period=_("au %(day)s") % {"day": format_date(facts.on, plan.language)},
        facts=tuple(model.Fact(label, lines) for label, lines in told if any(lines)),
        arcs=tuple(shares),
    )


def _by_axis(facts: FollowFacts) -> Iterator[tuple[int, int]]:
    for part in facts.results["plan.actions_by_axis"].parts:
        done, maintained = (
            facts.results[code].part(part.key) for code in ("plan.done", "plan.maintained")
        )
        yield done.number if done else 0, maintained.number if maintained else 0


def _sections(facts: FollowFacts) -> Iterator[model.Section]:
    yield model.Section("en-bref", _("En bref"), tuple(_brief(facts)))
    if not facts.actions:
        return
    organizations = tuple(_organizations(facts))
    yield model.Section("organismes", _("Selon l’organisme responsable"), organizations)
    yield model.Section("retards", _("Actions en retard"), tuple(_late(facts)))
    yield model.Section("blocages", _("Actions bloquées"), tuple(_blocked(facts)))
    told = tuple(plan_parts.indicators(facts.indicators, facts.language))
    yield model.Section("indicateurs", _("Indicateurs et cibles"), told)
    yield model.Section("nouvelles", _("Nouvelles de la période"), tuple(_news(facts)))
    yield model.Section("ecartees", _("Reportées, abandonnées, reconduites"), tuple(_aside(facts)))
    yield model.Section("actions", _("Toutes les actions"), (_everything(facts),))
    yield model.Section(
        "regles", _("Règles de comptage"), (parts.rules(facts.results, facts.results),)
    )


def _brief(facts: FollowFacts) -> Iterator[model.Block]:
    if not facts.actions:
        yield model.Note(
            _("Ce plan n’avait aucune action adoptée le %(day)s : il n’y a rien à suivre.")
            % {"day": format_date(facts.on, facts.language)}
        )
        return
    if facts.revised_since:
        yield model.Note(
            _(
                "Une révision du plan est ouverte depuis le %(day)s. Les actions sont celles de la version adoptée; "
                "leurs textes et leurs échéances se lisent comme la révision les écrit."
            )
            % {"day": format_date(facts.revised_since, facts.language)}
        )
    yield model.KeyFigures(
        tuple(parts.key_figure(facts.results, code, facts.language) for code in _KEYS)
    )
    yield from plan_parts.axis_chart(facts.results, facts.language)
    yield plan_parts.by_axis(facts.results, facts.language, no_link)


def _organizations(facts: FollowFacts) -> Iterator[model.Block]:
    language = facts.language
    marks = tuple(
        model.Point(line.label, line.actions, str(line.actions)) for line in facts.organizations
    )
    yield model.Chart(
        id="organismes",
        form="bars",
        title=_("Actions selon l’organisme responsable"),
        description=parts.spoken(marks),
        points=marks,
        unit=_("actions"),
        tone="amber",
        table_below=True,
    )
    yield model.Table(
        id="avancement-par-organisme",
        caption=_("Avancement selon l’organisme responsable"),
        columns=(model.Column(_("Organisme")), *plan_parts.progress_heads()),
        rows=tuple(
            model.Row(
                (
                    model.Cell(line.label),
                    *(
                        model.Cell(str(number), number)
                        for number in (line.actions, line.maintained, line.done, line.late)
                    ),
                    plan_parts.rate_cell(line.done, line.maintained, language),
                )
            )
            for line in facts.organizations
        ),
        note=_(
            "Une action qui a plusieurs responsables compte pour chacun : la somme dépasse alors le nombre d’actions."
        ),
    )


def _late(facts: FollowFacts) -> Iterator[model.Block]:
    late = sorted(facts.late, key=lambda action: action.due_on)
    if not late:
        yield model.Note(_("Aucune action n’est en retard."))
        return
    yield model.Table(
        id="retards",
        caption=_("Actions en retard, la plus ancienne d’abord"),
        columns=(
            model.Column(_("Action"), width=40),
            model.Column(_("Responsable"), width=22),
            model.Column(_("Échéance"), width=14),
            model.Column(_("État"), width=12),
            model.Column(_("Jours de retard"), numeric=True, width=12),
        ),
        rows=tuple(
            model.Row(
                (
                    _action_cell(action),
                    _lines(action.who),
                    _day(action.due_on, facts),
                    model.Cell(facts.state_labels[action.state]),
                    model.Cell(*_counted((facts.on - action.due_on).days)),
                )
            )
            for action in late
        ),
    )


def _counted(number: int) -> tuple[str, int]:
    return str(number), number


def _blocked(facts: FollowFacts) -> Iterator[model.Block]:
    if not facts.blocked:
        yield model.Note(_("Aucune action n’est bloquée."))
        return
    yield model.Table(
        id="blocages",
        caption=_("Actions bloquées et ce qu’elles attendent"),
        columns=(
            model.Column(_("Action"), width=40),
            model.Column(_("Responsable"), width=20),
            model.Column(_("Ce qui bloque"), width=40),
        ),
        rows=tuple(
            model.Row((_action_cell(one), _lines(one.who), _lines(one.obstacles)))
            for one in facts.blocked
        ),
    )


def _news(facts: FollowFacts) -> Iterator[model.Block]:
    if not facts.news:
        yield model.Note(_("Aucune nouvelle n’a été approuvée pour cette période."))
        return
    yield model.Table(
        id="nouvelles",
        caption=_("Nouvelles approuvées, selon l’ordre du plan"),
        columns=(
            model.Column(_("Action"), width=26),
            model.Column(_("Réalisations"), width=34),
            model.Column(_("En cours"), width=22),
            model.Column(_("En date du"), width=18),
        ),
        rows=tuple(_news_row(line, facts) for line in facts.news),
    )


def _news_row(line: NewsLine, facts: FollowFacts) -> model.Row:
    said = [model.Piece(text) for text in line.achievements.splitlines() if text.strip()]
    if line.counted:
        said.append(model.Piece(parts.labelled(_("Nombre"), line.counted), quiet=True))
    return model.Row(
        (
            _pieces([model.Piece(line.text, line.number)]),
            _pieces(said),
            _lines(line.ongoing.splitlines()),
            _pieces(
                [
                    model.Piece(format_date(line.on, facts.language)),
                    model.Piece(line.by, quiet=True),
                ]
            ),
        )
    )


def _aside(facts: FollowFacts) -> Iterator[model.Block]:
    states = (ActionState.POSTPONED, ActionState.ABANDONED, ActionState.ON_PAUSE)
    aside = [action for state in states for action in facts.in_state(state)]
    carried = [action for action in facts.actions if action.is_carried]
    if not aside and not carried:
        yield model.Note(_("Aucune action n’a été reportée, abandonnée ou reconduite."))
        return
    if aside:
        yield model.Table(
            id="ecartees",
            caption=_("Actions reportées, abandonnées ou en pause, et pourquoi"),
            columns=(
                model.Column(_("Action"), width=40),
                model.Column(_("État"), width=12),
                model.Column(_("Depuis le"), width=18),
                model.Column(_("Motif"), width=30),
            ),
            rows=tuple(_aside_row(action, facts) for action in aside),
        )
    if carried:
        yield model.Table(
            id="reconduites",
            caption=_("Actions reconduites du plan précédent"),
            columns=(
                model.Column(_("Action"), width=40),
                model.Column(_("Responsable"), width=24),
                model.Column(_("Échéance"), width=18),
                model.Column(_("État"), width=18),
            ),
            rows=tuple(
                model.Row(
                    (
                        _action_cell(action),
                        _lines(action.who),
                        _day(action.due_on, facts, action.timeline),
                        model.Cell(_state(action, facts)),
                    )
                )
                for action in carried
            ),
        )


def _aside_row(action: ActionLine, facts: FollowFacts) -> model.Row:
    reason = action.reason or _("Aucun motif n’est inscrit.")
    return model.Row(
        (
            _action_cell(action),
            model.Cell(facts.state_labels[action.state]),
            _day(action.since, facts),
            _lines(reason.splitlines()),
        )
    )


def _everything(facts: FollowFacts) -> model.Table:
    return model.Table(
        id="toutes-les-actions",
        caption=_("Toutes les actions et leur état"),
        columns=(
            model.Column(_("Action"), width=40),
            model.Column(_("Responsable"), width=20),
            model.Column(_("Échéance"), width=14),
            model.Column(_("État"), width=12),
            model.Column(_("Prévu et réalisé"), width=14),
        ),
        rows=tuple(
            model.Row(
                (
                    _action_cell(action),
                    _lines(action.who),
                    _day(action.due_on, facts, action.timeline),
                    model.Cell(_state(action, facts)),
                    _pieces(_numbers(action)),
                )
            )
            for action in facts.actions
        ),
    )


def _state(action: ActionLine, facts: FollowFacts) -> str:
    """Its state; « En retard » beside it where it is."""
    label = facts.state_labels[action.state]
    return _("%(state)s, en retard") % {"state": label} if action.is_late else label


def _numbers(action: ActionLine) -> list[model.Piece]:
    told = ((_("Prévu"), action.planned), (_("Réalisé"), action.achieved))
    return [model.Piece(parts.labelled(label, said)) for label, said in told if said]


def _action_cell(action: ActionLine) -> model.Cell:
    return _pieces([model.Piece(action.text, action.number)])


def _day(day, facts: FollowFacts, otherwise: str = "") -> model.Cell:
    if day is None:
        return model.Cell(otherwise or "—")
    return model.Cell(format_date(day, facts.language), day)


def _lines(texts: Iterable[str]) -> model.Cell:
    return _pieces([model.Piece(text.strip()) for text in texts if text.strip()])


def _pieces(pieces: list[model.Piece]) -> model.Cell:
    lines = (" ".join(filter(None, (piece.number, piece.text))) for piece in pieces)
    return model.Cell("\n".join(lines), pieces=tuple(pieces))
