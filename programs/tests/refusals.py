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
