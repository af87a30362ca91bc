"""A document that is brought in again changes what it says, of the lines that it means, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest

from programs.models import Import
from programs.plans.bringing import compare
from programs.plans.models import Action, Involvement
from programs.plans.tests.bringing.documents import (
    action,
    axis,
    bring,
    brought,
    events,
    goal,
    outline,
    said_of,
    small,
    theme,
    tree_said,
)
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    ObstacleFactory,
    ProgressUpdateFactory,
)
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


# --- The same document, or an edited one ------------------------------------------------------------


def test_the_same_document_twice_changes_nothing_and_leaves_no_trace():
    plan = ActionPlanFactory()
    lines = [
        axis(
            "1.",
            "Faire connaître",
            theme("Jeunes", goal("1.1.", "Parler", action("1.1", "Agir (CDJ)", tags=("CDJ",)))),
        ),
        action(
            "M 8", "Écrire", timeline="mars 2008", planned="3 à 5 textes", responsible=("Comité",)
        ),
        action("M 8", "Écrire encore"),
        action("", "Sans numéro", timeline="x" * 300),
    ]
    bring(plan, *lines, orientation="Aller vers les jeunes.")
    before = events()
    again = bring(plan, *lines, orientation="Aller vers les jeunes.")
    assert (again.made, again.proposal.changes_nothing, events()) == (None, True, before)
    assert len(again.proposal.unchanged) == len(again.proposal.lines) == 7
    assert Import.objects.count() == 1


def test_an_edited_line_is_changed_field_by_field_and_the_others_are_not():
    plan = brought(*small().lines)
    edited = small()
    edited.lines[0].lines[0].lines[1].text = "Publier un guide et une carte"
    edited.lines[0].lines[0].lines[1].timeline = "En continu"
    made = bring(plan, *edited.lines)
    (changed,) = made.proposal.changed
    assert [(one.name, one.before, one.after) for one in changed.changes] == [
        ("timeline", "", "En continu"),
        ("text", "Publier un guide", "Publier un guide et une carte"),
    ]
    assert said_of(made.proposal) == {
        "new": [],
        "changed": ["1.1.2"],
        "moved": [],
        "unchanged": ["1", "1.1", "1.1.1", "1.2", "1.2.1"],
        "missing": [],
    }
    assert (made.made.new, made.made.updated, made.made.unchanged) == (0, 1, 5)


def test_a_line_keeps_its_record_when_another_is_put_before_it():
    plan = brought(action("1.1", "Tenir une foire"), action("1.2", "Publier un guide"))
    fair, guide = plan.actions.order_by("position")
    bring(
        plan,
        action("1.1", "Former une équipe"),
        action("1.2", "Tenir une foire"),
        action("1.3", "Publier un guide"),
    )
    new = plan.actions.order_by("position").first()
    assert tree_said(plan) == [
        "1.1 Former une équipe",
        "1.2 Tenir une foire",
        "1.3 Publier un guide",
    ]
    assert list(plan.actions.order_by("position")) == [new, fair, guide]


def test_the_number_tells_an_edited_line_and_its_form_does_not_count():
    plan = brought(action("1.1.", "Tenir une foire"), action("1.2", "Publier un guide"))
    fair = plan.actions.get(number="1.1.")
    made = bring(plan, action("1.1", "Organiser un salon"), action("1.2", "Publier un guide"))
    fair.refresh_from_db()
    assert (fair.text, fair.number) == ("Organiser un salon", "1.1")
    assert said_of(made.proposal)["changed"] == ["1.1"]


def test_two_lines_of_one_number_are_told_apart_by_their_texts_then_by_their_order():
    plan = brought(
        action("3", "Tenir une foire"),
        action("3", "Publier un guide pour les parents"),
        action("3", "Appeler"),
    )
    fair, guide, call = plan.actions.order_by("position")
    bring(
        plan,
        action("3", "Publier un beau guide pour les parents"),
        action("3", "Tenir une foire"),
        action("3", "Joindre"),
    )
    assert list(plan.actions.order_by("position")) == [guide, fair, call]
    assert [str(one) for one in plan.actions.order_by("position")] == [
        "3 Publier un beau guide pour les parents",
        "3 Tenir une foire",
        "3 Joindre",
    ]


def test_a_line_without_a_number_is_known_by_a_text_that_is_much_alike():
    plan = brought(
        theme("Rapprocher les écoles et les milieux", action("1", "Agir")),
        theme("Parler", action("2", "Dire")),
    )
    first = plan.headings.order_by("position").first()
    made = bring(
        plan,
        theme("Rapprocher les écoles et leurs milieux", action("1", "Agir")),
        theme("Parler", action("2", "Dire")),
    )
    first.refresh_from_db()
    assert first.text == "Rapprocher les écoles et leurs milieux"
    assert said_of(made.proposal)["new"] == []


def test_a_line_that_the_document_leaves_out_stays_where_it_was_and_is_named():
    plan = brought(*small().lines)
    shorter = small()
    del shorter.lines[0].lines[0].lines[0]
    made = bring(plan, *shorter.lines)
    assert said_of(made.proposal)["missing"] == ["1.1.1"]
    assert made.made is None
    assert tree_said(plan)[2] == "    1.1.1 Tenir une foire"


def test_a_line_under_another_heading_is_moved_with_all_that_hangs_on_it():
    plan = brought(*small().lines)
    fair = plan.actions.get(number="1.1.1")
    ObstacleFactory(action=fair)
    moved = small()
    one, other = moved.lines[0].lines
    other.lines.append(one.lines.pop(0))
    made = bring(plan, *moved.lines)
    fair.refresh_from_db()
    assert (fair.heading.number, fair.obstacles.count()) == ("1.2", 1)
    assert said_of(made.proposal)["moved"] == ["1.1.1"]
    assert tree_said(plan)[-1] == "    1.1.1 Tenir une foire"


def test_lines_in_another_order_are_moved_and_only_they_are_written():
    plan = brought(*(action(str(number), f"Texte {number}") for number in range(1, 6)))
    before = events()
    made = bring(plan, *(action(str(number), f"Texte {number}") for number in (1, 4, 2, 3, 5)))
    assert tree_said(plan) == ["1 Texte 1", "4 Texte 4", "2 Texte 2", "3 Texte 3", "5 Texte 5"]
    assert said_of(made.proposal)["moved"] == ["4"]
    assert events()["ActionEvent"] == before["ActionEvent"] + 1


def test_a_new_line_takes_a_place_between_the_others_and_moves_none():
    plan = brought(action("1", "Agir"), action("3", "Écrire"))
    before = events()
    bring(plan, action("1", "Agir"), action("2", "Dire"), action("3", "Écrire"))
    assert tree_said(plan) == ["1 Agir", "2 Dire", "3 Écrire"]
    assert events()["ActionEvent"] == before["ActionEvent"] + 1


def test_room_is_made_where_there_is_none():
    plan = ActionPlanFactory()
    for place, text in enumerate(("Agir", "Écrire", "Finir")):
        ActionFactory(plan=plan, number="", text=text, position=place)
    made = bring(
        plan, *(action("", text) for text in ("Agir", "Dire", "Redire", "Écrire", "Finir"))
    )
    assert tree_said(plan) == ["Agir", "Dire", "Redire", "Écrire", "Finir"]
    assert (len(made.proposal.new), made.proposal.moved) == (2, [])


def test_a_heading_of_another_level_stays_itself_with_all_under_it():
    plan = brought(*small().lines)
    there = set(plan.headings.values_list("pk", flat=True))
    lower = small()
    lower.lines[0].level = "theme"
    lower.lines[0].number = ""
    for line in lower.lines[0].lines:
        line.level = "specific"
    made = bring(plan, axis("9", "Un axe au-dessus", *lower.lines))
    kept = plan.headings.filter(pk__in=there).order_by("position")
    assert [(one.level, one.parent.level if one.parent else None) for one in kept] == [
        ("theme", "axis"),
        ("specific", "theme"),
        ("specific", "theme"),
    ]
    assert said_of(made.proposal)["new"] == ["9"]


def test_what_the_document_does_not_say_stays_as_it_is():
    plan = brought(
        action("1", "Agir", timeline="En continu", planned="3 textes", responsible=("Comité",))
    )
    made = bring(plan, action("1", "Agir"), action("", "Dire"))
    one = plan.actions.get(number="1")
    assert (one.timeline, one.minimum, one.involvements.count()) == ("En continu", Decimal(3), 1)
    assert said_of(made.proposal)["unchanged"] == ["1"]


def test_those_whom_the_document_names_take_the_place_of_the_others_in_their_part():
    plan = brought(action("1", "Agir", responsible=("Comité",), collaborators=("Une école",)))
    made = bring(plan, action("1", "Agir", responsible=("Comité", "Bureau")))
    assert sorted(map(str, Involvement.objects.all())) == ["Bureau", "Comité", "Une école"]
    bring(plan, action("1", "Agir", responsible=("Bureau",)))
    assert sorted(map(str, Involvement.objects.all())) == ["Bureau", "Une école"]
    (change,) = made.proposal.changed[0].changes
    assert (change.label, change.before, change.after) == (
        "Responsable",
        "Comité",
        "Comité, Bureau",
    )


def test_what_a_print_says_of_what_was_typed_here_is_no_change():
    plan = brought(action("1", "Agir"))
    Action.objects.update(due_on=date(2010, 3, 31), minimum=30, maximum=30, counted="élèves de 5e")
    said = {"timeline": "2010-03-31", "planned": "30 élèves de 5e"}
    assert bring(plan, action("1", "Agir", **said)).made is None
    bring(plan, action("1", "Agir", timeline="2010-03-31", planned="40 élèves"))
    changed = plan.actions.get()
    assert (changed.minimum, changed.counted, changed.text) == (40, "élèves", "Agir")
    assert (changed.timeline, changed.due_on) == ("", date(2010, 3, 31))


def test_whom_a_person_said_that_a_name_means_is_not_asked_again():
    plan = brought(action("1", "Agir", responsible=("CSRN - SARCA",)))
    Involvement.objects.update(organization=OrganizationFactory(name="Centre de services"))
    assert bring(plan, action("1", "Agir", responsible=("CSRN - SARCA",))).made is None


# --- What people follow -----------------------------------------------------------------------------


def test_nothing_that_people_follow_is_touched():
    plan = brought(action("1", "Agir", timeline="mars 2008"))
    followed = plan.actions.get()
    Action.objects.update(
        state="in_progress",
        due_on=date(2008, 5, 1),
        note="À voir",
        counting="total",
        starts_on=date(2007, 9, 1),
    )
    ObstacleFactory(action=followed)
    news = ProgressUpdateFactory(action=followed)
    made = bring(
        plan,
        action(
            "1", "Agir mieux", timeline="avril 2008", achievements="Tout est fait", ongoing="Rien"
        ),
    )
    kept = Action.objects.get(pk=followed.pk)
    assert (kept.state, kept.due_on, kept.note, kept.counting) == (
        "in_progress",
        date(2008, 5, 1),
        "À voir",
        "total",
    )
    assert (kept.starts_on, kept.timeline, kept.text) == (
        date(2007, 9, 1),
        "avril 2008",
        "Agir mieux",
    )
    assert (kept.obstacles.count(), kept.updates.get(), kept.moves.count()) == (1, news, 1)
    assert kept.updates.get().achievements == "Deux rencontres tenues"
    assert [warned.code for warned in made.proposal.warnings] == ["due-date-kept"]


def test_a_due_date_that_nobody_changed_follows_its_timeline():
    plan = brought(action("1", "Agir", timeline="mars 2008"))
    bring(plan, action("1", "Agir", timeline="avril 2008"))
    assert plan.actions.get().due_on == date(2008, 4, 30)


def test_a_due_date_that_somebody_took_away_does_not_come_back():
    plan = brought(action("1", "Agir", timeline="mars 2008"))
    Action.objects.update(due_on=None)
    assert bring(plan, action("1", "Agir", timeline="mars 2008")).made is None
    assert plan.actions.get().due_on is None


def test_an_action_with_news_whose_text_becomes_another_is_asked_about():
    plan = brought(action("1", "Tenir une foire"), action("2", "Publier un guide"))
    ProgressUpdateFactory(action=plan.actions.get(number="1"))
    proposal = compare(
        plan, outline(action("1", "Acheter des ordinateurs"), action("2", "Louer des salles"))
    )
    assert [warned.code for warned in proposal.warnings] == ["another-text"]
