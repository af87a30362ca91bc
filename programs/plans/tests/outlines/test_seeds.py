"""Two action plans as people wrote them. They are no part of the project: skipped where they are absent."""

import pytest
from django.conf import settings

from programs.plans.enums import Level
from programs.plans.outlines import Outline, as_json, recognise
from programs.plans.tests.outlines.drafts import codes, count_of, flattened, the

SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"


def read(name: str) -> Outline:
    path = SEEDS / name
    if not path.exists():
        pytest.skip(f"the real documents are not beside the project ({path})")
    return recognise(flattened(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def regional() -> Outline:
    return read("2-plan-action-regional-2024-2025.txt")


@pytest.fixture(scope="module")
def employment() -> Outline:
    return read("3-plan-action-emploi-rouyn-noranda.txt")


def of_code(outline: Outline, *names: str) -> list[tuple[str, str]]:
    return [found for found in codes(outline) if found[0] in names]


class TestTheRegionalPlan:
    def test_has_its_levels(self, regional):
        assert count_of(regional) == {
            Level.AXIS: 5,
            Level.THEME: 16,
            Level.OBJECTIVE: 20,
            Level.ACTION: 75,
        }

    def test_has_its_actions_by_axis_and_by_tag(self, regional):
        printed = as_json(regional)
        assert printed["by_axis"] == {"1": 10, "2": 12, "3": 7, "4": 33, "5": 13}
        assert printed["tags"] == {
            "CECCE": 14,
            "CEPEO": 11,
            "CSDCEO": 12,
            "CCJL": 1,
            "collaboration": 2,
            "collaboration interconseils": 1,
        }

    def test_says_its_title_period_and_day_on_the_cover(self, regional):
        assert (regional.title[:21], regional.period, regional.adopted_on) == (
            "Plan d'action régiona",
            "2024-2025",
            "23 octobre 2024",
        )

    def test_warns_of_each_of_its_traits_and_of_nothing_else(self, regional):
        assert codes(regional) == [
            ("left-out", "ligne 7"),
            ("contents-only", "ligne 32"),
            ("number", "ligne 39"),
            ("spelling", "ligne 63"),
            ("year", "ligne 65"),
        ]

    def test_keeps_numbers_as_printed(self, regional):
        numbers = [line.number for line in regional.of(Level.OBJECTIVE)]
        assert numbers[:4] + numbers[8:10] == ["1.1.", "1.2.", "1.3", "1.4", "3.1.", "3.2"]

    def test_has_the_theme_of_the_lost_axis_under_it(self, regional):
        axis = regional.of(Level.AXIS)[-1]
        assert [line.level for line in axis.lines] == [Level.THEME]
        assert [line.number for line in axis.lines[0].lines] == ["5.1", "5.2"]


class TestTheEmploymentPlan:
    def test_has_its_levels(self, employment):
        assert count_of(employment) == {
            Level.AXIS: 5,
            Level.OBJECTIVE: 5,
            Level.SPECIFIC: 15,
            Level.ACTION: 36,
        }

    def test_has_each_objective_under_its_axis(self, employment):
        assert [line.level for line in employment.lines] == [Level.AXIS] * 5
        assert [[one.number for one in line.lines] for line in employment.lines] == [
            [str(n)] for n in range(1, 6)
        ]
        assert list(as_json(employment)["by_axis"].values()) == [5, 13, 9, 5, 4]

    def test_gives_a_cell_to_the_only_mean_beside_it(self, employment):
        assert the(employment, "2.4.1").timeline == "2014-2015"
        assert the(employment, "4.2.1").responsible == ("Engagement jeunesse",)
        assert the(employment, "2.5.1").timeline == "2015-2016"

    def test_leaves_a_cell_beside_several_means_with_their_heading(self, employment):
        heading = the(employment, "4.1")
        assert (heading.responsible, heading.timeline) == (("SARCA", "UQAT"), "En continu")
        assert {line.timeline for line in heading.lines} == {""}

    def test_says_which_cells_it_does_not_pair(self, employment):
        beside_several = {
            84: "456",
            93: "56",
            94: "4567",
            97: "46",
            100: "67",
            107: "56",
            108: "46",
        }
        beside_several |= {115: "456", 117: "456", 124: "456"}
        assert of_code(employment, "unpaired") == [
            ("unpaired", f"ligne {line}, colonne {column}")
            for line, columns in beside_several.items()
            for column in columns
        ]

    def test_says_where_the_summary_and_the_tables_differ(self, employment):
        assert of_code(employment, "differs") == [
            ("differs", "ligne 79"),
            ("differs", "ligne 84, colonne 1"),
            ("differs", "ligne 86, colonne 2"),
            ("differs", "ligne 94, colonne 2"),
            ("differs", "ligne 110"),
            ("differs", "ligne 119"),
            ("differs", "ligne 124, colonne 1"),
            ("differs", "ligne 124, colonne 2"),
        ]
        assert the(employment, "1.3").text.endswith("des nouveaux")

    def test_says_what_is_no_part_of_the_plan(self, employment):
        assert of_code(employment, "left-out") == [
            ("left-out", "ligne 5"),
            ("left-out", "ligne 17"),
            ("left-out", "ligne 63 – ligne 71"),
        ]

    def test_has_nothing_else_to_say(self, employment):
        assert {code for code, _place in codes(employment)} == {"unpaired", "differs", "left-out"}

    def test_reads_the_orientation_which_it_says_twice(self, employment):
        assert employment.orientation.startswith("Une communauté énergique")
