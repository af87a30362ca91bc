"""What the database refuses, for the tests of the models."""

import pytest
from django.db import IntegrityError, transaction

from programs import integrity


def refusal_of(write) -> str:
    """The French sentence for what the database refuses to ``write``."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        write()
    return integrity.explain(error.value)


def bulk(model, **values):
    """Write it behind the back of every check in Python."""
    return lambda: model.objects.bulk_create([model(**values)])


def refused(name: str):
    """Whether the database refuses by the rule ``name``, and nothing of it stays."""

    class Refused:
        def __enter__(self):
            self.block = transaction.atomic()
            self.block.__enter__()

        def __exit__(self, kind, error, trace):
            self.block.__exit__(kind, error, trace)
            assert isinstance(error, IntegrityError), "the database let it pass"
            assert error.__cause__.diag.constraint_name == name
            assert "base de données refuse" not in integrity.explain(error)
            return True

    return Refused()
