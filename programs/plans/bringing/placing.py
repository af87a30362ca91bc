"""Where each line stands in the plan: most stay where they are, so that one line more does not touch a thousand."""

from bisect import bisect_left
from collections.abc import Sequence

# Room is left between the lines of a new plan for those that are added later.
STEP = 16


def kept_in_order(keys: Sequence[tuple | None]) -> set[int]:
    """The indices of the longest run of lines that stand in their order already; those of None are new."""
    ends: list[int] = []
    values: list[tuple] = []
    before: dict[int, int] = {}
    for at, key in enumerate(keys):
        if key is None:
            continue
        length = bisect_left(values, key)
        before[at] = ends[length - 1] if length else -1
        ends[length : length + 1] = [at]
        values[length : length + 1] = [key]
    return set(_back(ends[-1] if ends else -1, before))


def _back(at: int, before: dict[int, int]):
    while at >= 0:
        yield at
        at = before[at]


def places(positions: Sequence[int], kept: set[int]) -> list[int]:
    """Places in rising order for lines of which those in ``kept`` would stay at their own of ``positions``."""
    found: list[int] = []
    last, at = 0, 0
    while at < len(positions):
        if at in kept:
            is_level = at > 0 and at - 1 in kept and positions[at] == positions[at - 1] == last
            last = positions[at] if is_level or positions[at] > last or not found else last + 1
            found.append(last)
            at += 1
            continue
        end = next((to for to in range(at, len(positions)) if to in kept), len(positions))
        above = positions[end] if end < len(positions) else last + STEP * (end - at + 1)
        room = max(1, min(STEP, (above - last) // (end - at + 1)))
        found += [last + room * number for number in range(1, end - at + 1)]
        last, at = found[-1], end
    return found
