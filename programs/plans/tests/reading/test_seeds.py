"""The plans that people have on their desks, where they lie beside the project."""

from pathlib import Path

import pytest

from programs.plans.reading import read
from programs.plans.reading.blocks import Source, Table
from programs.plans.tests.reading.written import cells

SEEDS = Path(__file__).parents[5] / "shared" / "seeds"


def seed(number: int) -> Source:
    paths = list(SEEDS.glob(f"{number}-*.txt"))
    if not paths:
        pytest.skip("shared/seeds is not beside the project")
    return read(paths[0].name, paths[0].read_bytes())


def test_an_outline_is_lines_and_nothing_else():
    source = seed(2)
    assert [type(block).__name__ for block in source.blocks] == ["Paragraph"] * 140
    assert source.notes == ()


def test_the_tables_of_a_plan_that_was_flattened_are_found_and_not_sure():
    source = seed(3)
    tables = [block for block in source.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [4, 3, 5, 3, 4, 2]
    assert {len(row) for table in tables for row in table.rows} == {7}
    assert {table.is_sure for table in tables} == {False}
    assert {tuple(cells(table)[0]) for table in tables} == {tuple(cells(tables[0])[0])}
    assert source.notes == ()
