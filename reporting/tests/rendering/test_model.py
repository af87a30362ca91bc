"""Tests of the dataclasses of a document."""

import pytest

from reporting.documents.model import Cell, Row
from reporting.tests.rendering import factories


def test_a_table_refuses_a_row_that_has_not_its_columns():
    with pytest.raises(ValueError) as error:
        factories.table(("a", 1), total=Row((Cell("Total"),)))

    assert str(error.value) == "table 't1': 1 cells for 2 columns"
