"""What somebody approves: a file brings it in as it was approved elsewhere, and approves nothing that is here."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from programs.importing.rows import Row
from programs.plans.importing.steps import SteppedResource


class DecidedResource(SteppedResource):
    """Records whose ``decided`` states count. Whoever brings in one that waits entered it, and does not approve it."""

    decided: Sequence[str] = ()
    # The field that says who entered a record.
    author: str

    def before_import(self, dataset, **kwargs):
        self._by: Any = kwargs.get("user")
        super().before_import(dataset, **kwargs)

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.is_new and row.instance.state not in self.decided:
            setattr(row.instance, self.author, self._by)

    def check(self, row: Row) -> None:
        super().check(row)
        was = row.changed.get("state")
        if was and not row.is_new and {was, row.instance.state} & set(self.decided):
            row.refuse_first(
                ("state", "steps"),
                _(
                    "Une approbation, un paiement ou leur reprise se note dans la fiche, pas par un fichier."
                ),
            )
