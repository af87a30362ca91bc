"""What a bilan prints of activities: what was held, who was expected and came, appreciation, cost, outreach.

None of it names whoever registered. What a program has nothing of is not printed at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs.lib.appreciation import response_rate
from programs.lib.quantities import Quantity, percent
from programs.lib.text import counted_key
from reporting.documents import model, parts
from reporting.documents.parts import Link
from reporting.enums import Unit
from reporting.figures import Part, Result
from reporting.figures.display import display_result

Results = Mapping[str, Result]
Key = tuple

# More schools than these stand in the workbook, and not on the page.
MOST_SCHOOLS = 60


# --- what was held


def by_kind(results: Results, language: str, link: Link) -> model.Table:
    """Each kind of activity with its sessions, their hours, and who was expected and came."""
    codes = ("held", "sessions", "hours", "expected", "participants")
    heads = (_("Activités"), _("Séances"), _("Heures"), _("Attendus"), _("Présents"))
    return _table(
        [results[f"activities.{code}"] for code in codes],
        language,
        link,
        id="activites-par-nature",
        caption=_("Activités tenues, selon leur nature"),
        heads=(_("Nature"), *heads),
        note=_(
            "« Attendus » et « présents » comptent une personne une fois par séance. Une activité sans inscription "
            "n’attend personne; ses visiteurs sont ceux qui ont été déclarés."
        ),
    )


def by_axis(results: Results, language: str, link: Link) -> Iterator[model.Table]:
    """The axes of the plan that the activities serve, where one of them serves any."""
    held = results["activities.held_by_axis"]
    if any(part.key != (None,) for part in held.parts):
        yield parts.with_shares(
            held,
            language,
            link,
            id="activites-par-axe",
            caption=_("Activités tenues, selon l’axe du plan d’action"),
            head=_("Axe"),
        )


# --- groups, schools and pupils


def reach(results: Results, language: str, link: Link) -> Iterator[model.Block]:
    """The groups that came of those that were expected; then their pupils by board, region and school."""
    groups = results["activities.groups_expected"]
    if not groups.number:
        return
    yield model.Heading(_("Les écoles et les élèves"))
    yield model.Lede(_groups_said(results, language))
    became = tuple(part for part in groups.parts if part.number)
    if len(became) > 1:
        yield parts.with_shares(
            replace(groups, parts=became),
            language,
            link,
            id="groupes",
            caption=_("Groupes scolaires attendus, selon ce qu’il en a été"),
            head=pgettext("groupes", "Groupes"),
        )
    yield from _way(
        results,
        "board",
        language,
        link,
        title=_("Élèves présents selon le conseil scolaire"),
        caption=_("Activités, écoles et élèves, selon le conseil ou le centre de services"),
        head=_("Conseil ou centre de services"),
        codes=("activities.held_by_board", "activities.schools"),
        heads=(_("Activités"), _("Écoles")),
    )
    yield from _way(
        results,
        "region",
        language,
        link,
        title=_("Élèves présents selon la région"),
        caption=_("Élèves, selon la région"),
        head=_("Région"),
    )
    yield _schools(results, language, link)


def _groups_said(results: Results, language: str) -> str:
    """« 12 groupes de 5 écoles sont venus, sur 14 attendus : au moins 310 élèves présents sur 352 attendus. »"""
    groups = results["activities.groups"].number
    return ngettext(
        "%(groups)s groupe est venu, sur %(expected)s attendus, de %(schools)s du répertoire : %(came)s élèves "
        "présents sur %(pupils)s attendus.",
        "%(groups)s groupes sont venus, sur %(expected)s attendus, de %(schools)s du répertoire : %(came)s élèves "
        "présents sur %(pupils)s attendus.",
        groups,
    ) % {
        "groups": groups,
        "expected": results["activities.groups_expected"].number,
        "schools": ngettext(
            "%(count)s école", "%(count)s écoles", results["activities.schools"].number
        )
        % {"count": results["activities.schools"].number},
        "came": display_result(results["activities.pupils_by_region"], language),
        "pupils": display_result(results["activities.pupils_expected_by_region"], language),
    }


def _way(
    results: Results,
    way: str,
    language: str,
    link: Link,
    *,
    title: str,
    caption: str,
    head: str,
    codes: Sequence[str] = (),
    heads: Sequence[str] = (),
) -> Iterator[model.Block]:
    """A chart of the pupils who came and the table that says the same, with those who were expected."""
    came = results[f"activities.pupils_by_{way}"]
    marks = parts.points(came, language, shown=lambda part: part.number)
    if marks:
        yield model.Chart(
            id=f"eleves-{way}",
            form="bars",
            title=title,
            description=parts.spoken(marks),
            points=marks,
            unit=_("présences"),
            table_below=True,
        )
    yield _table(
        [results[code] for code in (*codes, f"activities.pupils_expected_by_{way}")] + [came],
        language,
        link,
        id=f"eleves-par-{way}",
        caption=caption,
        heads=(head, *heads, _("Élèves attendus"), _("Élèves présents")),
    )


def _schools(results: Results, language: str, link: Link) -> model.Table:
    codes = ("held_by_school", "pupils_expected_by_school", "pupils_by_school")
    found = _table(
        [results[f"activities.{code}"] for code in codes],
        language,
        link,
        id="eleves-par-ecole",
        caption=_("Activités et élèves, selon l’école"),
        heads=(_("École"), _("Activités"), _("Élèves attendus"), _("Élèves présents")),
        note=_(
            "Une activité qui reçoit plusieurs écoles compte pour chacune; le total la compte une fois."
        ),
    )
    return replace(
        found,
        most_printed=MOST_SCHOOLS,
        left_out=_("Les autres écoles sont dans le classeur."),
    )


# --- appreciation


def appreciation(results: Results, language: str, link: Link) -> Iterator[model.Block]:
    """What those who answered thought, by audience, with how many they were and of how many."""
    came = results["activities.responses"]
    if not came.number:
        return
    yield model.Heading(_("L’appréciation"))
    if results["activities.ratings"].number:
        yield model.Lede(_satisfaction_said(results, language))
    asked, ratings = results["activities.asked"], results["activities.ratings"]
    satisfied = results["activities.satisfied"]

    def cells(key: Key | None) -> Iterator[model.Cell]:
        answered, of, rated, liked = (_own(one, key) for one in (came, asked, ratings, satisfied))
        rate = response_rate(int(answered.number), of.known)
        yield _cell(came, key, language, link)
        yield _cell(asked, key, language, link)
        yield model.Cell(rate.display(language), _exactly(rate.percent))
        yield _cell(ratings, key, language, link)
        yield parts.number_cell(percent(liked.number, rated.number), Unit.PERCENT, language)

    yield model.Table(
        id="appreciation",
        caption=_("Appréciation, selon les personnes interrogées"),
        columns=(
            model.Column(_("Personnes interrogées")),
            model.Column(_("Réponses"), numeric=True),
            model.Column(_("Sollicitées"), numeric=True),
            model.Column(_("Taux de réponse"), numeric=True),
            model.Column(_("Notes de 1 à 5"), numeric=True),
            model.Column(_("Notes de 4 ou de 5"), numeric=True, unit="percent"),
        ),
        rows=tuple(model.Row((model.Cell(part.label), *cells(part.key))) for part in came.parts),
        total=model.Row((model.Cell(_("Ensemble")), *cells(None))),
        note=_(
            "Un sondage qui a trop peu de réponses pour que nul ne soit reconnu n’est pas montré, ni compté ici."
        ),
    )


def _exactly(quantity: Quantity | None):
    return quantity.number if quantity is not None and quantity.is_exact else None


def _own(result: Result, key: Key | None) -> Result | Part:
    """A part of ``result``, or the whole without a key."""
    return result if key is None else result.part(key) or Part(key, "", 0)


def _cell(result: Result, key: Key | None, language: str, link: Link) -> model.Cell:
    if key is None:
        return parts.result_cell(result, language, link)
    return parts.part_cell(result, key, language, link)


def _satisfaction_said(results: Results, language: str) -> str:
    count = results["activities.ratings"].number
    return ngettext(
        "Taux de satisfaction : %(rate)s (%(satisfied)s note de 4 ou de 5 sur %(count)s donnée).",
        "Taux de satisfaction : %(rate)s (%(satisfied)s notes de 4 ou de 5 sur %(count)s données).",
        count,
    ) % {
        "rate": display_result(results["activities.satisfaction"], language),
        "satisfied": results["activities.satisfied"].number,
        "count": count,
    }


# --- what it cost


def costs(results: Results, language: str, link: Link) -> Iterator[model.Block]:
    """What the program paid by kind, and what others did apart; then for each who came."""
    shown = [
        results[code]
        for code in ("activities.cost", "activities.cost_of_others")
        if code in results and results[code].parts
    ]
    if not shown:
        return
    heads = {
        "activities.cost": _("Payé par le programme"),
        "activities.cost_of_others": _("Payé par d’autres, tel que déclaré"),
    }
    yield model.Heading(_("Le coût des activités"))
    yield _table(
        shown,
        language,
        link,
        id="cout-des-activites",
        caption=_("Coût des activités, selon la nature de la dépense"),
        heads=(_("Nature"), *(heads[result.figure.code] for result in shown)),
        unit="CAD",
    )
    per = results.get("activities.cost_per_participant")
    if per and per.number is not None:
        yield model.Note(
            _("Coût du programme par présence : %(amount)s. Ce que d’autres ont payé n’y est pas.")
            % {"amount": display_result(per, language)}
        )


# --- outreach


def outreach(results: Results, language: str, link: Link) -> Iterator[model.Block]:
    """What appeared, by kind: « n. d. » where nobody kept count."""
    found = results.get("outreach.entries")
    if not found or not found.parts:
        return
    yield model.Heading(_("Les parutions et les représentations"))
    yield _table(
        [found],
        language,
        link,
        id="parutions",
        caption=_("Parutions et représentations, selon leur nature"),
        heads=(_("Nature"), pgettext("parutions", "Nombre")),
    )


# --- what they are made of


def _table(
    columns: Sequence[Result],
    language: str,
    link: Link,
    *,
    id: str,
    caption: str,
    heads: Sequence[str],
    unit: model.Unit = "",
    note: str = "",
) -> model.Table:
    """The parts of several figures, key by key: the most of the last figure first."""
    labels = {part.key: part.label for result in columns for part in result.parts}
    last = columns[-1]
    keys = sorted(
        labels, key=lambda key: (-_number(last, key), counted_key(labels[key]), labels[key])
    )
    first, *others = heads
    return model.Table(
        id=id,
        caption=caption,
        columns=(
            model.Column(first),
            *(model.Column(head, numeric=True, unit=unit) for head in others),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(labels[key]),
                    *(parts.part_cell(result, key, language, link) for result in columns),
                )
            )
            for key in keys
        ),
        total=model.Row(
            (
                model.Cell(_("Total")),
                *(parts.result_cell(result, language, link) for result in columns),
            )
        ),
        note=note,
    )


def _number(result: Result, key: Key):
    part = result.part(key)
    return (part.number or 0) if part else 0
