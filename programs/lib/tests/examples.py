"""Properties that hold for any example: tried on a few each time, and on many by whoever asks for what is slow."""

from collections.abc import Callable
from inspect import Parameter, Signature, signature

import pytest
from hypothesis import given, settings


def for_any(*strategies, few: int = 20, many: int = 500) -> Callable:
    """Have a test take what ``strategies`` draw, ``few`` times, and ``many`` where it is marked slow."""

    def decorate(test: Callable) -> Callable:
        def run(*owner, examples: int) -> None:
            trying = settings(max_examples=examples, derandomize=True, database=None)
            trying(given(*strategies)(test))(*owner)

        run.__name__, run.__doc__ = test.__name__, test.__doc__
        # What pytest gives: the number of examples, and the object of a method.
        owner = [one for name, one in signature(test).parameters.items() if name == "self"]
        given_ = Parameter("examples", Parameter.POSITIONAL_OR_KEYWORD)
        run.__signature__ = Signature([*owner, given_])
        return pytest.mark.parametrize(
            "examples", [few, pytest.param(many, marks=pytest.mark.slow)]
        )(run)

    return decorate
