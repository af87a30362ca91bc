"""What becomes of parts in a plan when two records of one organisation are merged."""

from programs.merging import Act, where
from programs.plans.models import Involvement


@where("involvement_once")
def one_part_told_twice(act: Act, kept: Involvement, absorbed: Involvement) -> None:
    act.drop(absorbed)
