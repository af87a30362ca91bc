"""Putting what one row says into another that stays: blanks are filled, arrays united, texts joined."""

from django.db import models

_BETWEEN_BLOCKS = "\n\n"


def fill(
    kept: models.Model,
    absorbed: models.Model,
    *names: str,
    united: tuple[str, ...] = (),
    joined: tuple[str, ...] = (),
) -> None:
    """Have ``kept`` say what ``absorbed`` does in the fields ``names`` where it says nothing, and save it.

    ``united`` are arrays of codes, in the order of their list; ``joined`` texts, each said once.
    """
    changed = []
    for name in names:
        column = kept._meta.get_field(name).attname
        if getattr(kept, column) in (None, "", []) and getattr(absorbed, column) not in (
            None,
            "",
            [],
        ):
            setattr(kept, column, getattr(absorbed, column))
            changed.append(name)
    for name in united:
        both = {*getattr(kept, name), *getattr(absorbed, name)}
        if both != set(getattr(kept, name)):
            base = kept._meta.get_field(name).base_field
            setattr(kept, name, [code for code, _label in base.flatchoices if code in both])
            changed.append(name)
    for name in joined:
        texts = dict.fromkeys(
            filter(None, (getattr(kept, name).strip(), getattr(absorbed, name).strip()))
        )
        if (text := _BETWEEN_BLOCKS.join(texts)) != getattr(kept, name):
            setattr(kept, name, text)
            changed.append(name)
    if changed:
        kept.save(update_fields=changed)


def last_until(kept: models.Model, absorbed: models.Model, name: str) -> None:
    """Have ``kept`` last as long as the longer of both: to no day known, or to the later one."""
    mine, other = getattr(kept, name), getattr(absorbed, name)
    if mine and (other is None or other > mine):
        setattr(kept, name, other)
        kept.save(update_fields=[name])
