"""How one record is listed behind a figure, for the tests of the record lists of every app."""

from programs import records


def row_of(record) -> dict[str, str]:
    """What the row of ``record`` says, by column."""
    [found] = records.rows([record])
    return {cell["label"]: cell["value"] for cell in found}


def opens(record) -> list[str]:
    """The addresses to which the row of ``record`` leads."""
    return [cell["url"] for row in records.rows([record]) for cell in row if "url" in cell]


def read_of(*made) -> int:
    """How many rows the list of the records of that kind has, everything read that they say."""
    return len(records.rows(list(records.with_related(type(made[0]).objects.all()))))
