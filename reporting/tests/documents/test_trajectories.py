"""The ways of persons through the services, as they are printed."""

import pytest

from reporting.documents.trajectory_parts import trajectories
from reporting.figures.trajectories import without_few


def lines(taken: dict) -> list[tuple[str, ...]]:
    table = trajectories(without_few(taken.items()), "fr")
    return [tuple(cell.display for cell in row.cells) for row in table.all_rows]


R, M, B = "referrals", "mentoring", "bursaries"


@pytest.mark.parametrize(
    ("taken", "printed"),
    [
        ({}, [("Total", "0")]),
        (
            {(R, M): 1200, (R,): 4, (M, B): 3},
            [
                ("Références → Mentorat", "1\N{NO-BREAK SPACE}200"),
                ("Autres parcours", "7"),
                ("Total", "1\N{NO-BREAK SPACE}207"),
            ],
        ),
        ({(R,): 3}, [("Tous les parcours", "moins de 5")]),
    ],
)
def test_a_way_of_a_few_is_not_printed(taken, printed):
    assert lines(taken) == printed
