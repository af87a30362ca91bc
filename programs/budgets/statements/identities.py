"""By what an entry is known again, when the same days are exported twice.

Both functions answer for the entries of one account; whoever keeps the answers keeps them by account.

What no file can tell, and is decided so:

- Two equal entries of one day, in a table without the bank's own numbers, are two entries, the first and the second.
  Exports are of whole days or end in the midst of one; one that *began* in the midst of a day, after an equal entry
  that an earlier export had, would show its first as known.
- A bank that words an entry anew, once it is no longer pending, makes a new one of it. So does one that numbers its
  entries anew at each download. Such entries are not known again; `likenesses` finds those of one day and one
  amount, for somebody to look at.
- A bank that gives one number to two entries of one day and one amount in one file: two entries, as the file says.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence

from programs.budgets.statements.entries import Entry
from programs.lib.text import normalise


def identities(entries: Sequence[Entry]) -> list[str]:
    """Return a key for each entry: the same key says that it is the same entry, in this file or in another.

    The bank's number counts together with day and amount: some banks use one number again, for another account or
    after some years, and a number alone would drop what nobody has yet. An entry without a number is known by day,
    amount, description and reference. Equal ones of one file are counted, so their order in it does not matter.
    """
    return _keys(entries, _by_number_or_words)


def likenesses(entries: Sequence[Entry]) -> list[str]:
    """Return a key for each entry by its day and its amount alone, equal ones counted.

    The same key with another identity may be the same movement in other words, as in an OFX file and in a table of
    the same month: something to show, never to decide by.
    """
    return _keys(entries, _by_day_and_amount)


def _keys(entries: Sequence[Entry], parts: Callable[[Entry], tuple[str, ...]]) -> list[str]:
    seen: Counter[tuple[str, ...]] = Counter()
    keys = []
    for entry in entries:
        said = parts(entry)
        seen[said] += 1
        text = "\x1f".join((*said, str(seen[said])))
        keys.append(hashlib.sha256(text.encode()).hexdigest()[:32])
    return keys


def _by_day_and_amount(entry: Entry) -> tuple[str, ...]:
    return entry.posted_on.isoformat(), f"{entry.amount:.2f}"


def _by_number_or_words(entry: Entry) -> tuple[str, ...]:
    if entry.bank_id:
        return "number", entry.bank_id, *_by_day_and_amount(entry)
    words = normalise(entry.description), normalise(entry.reference)
    return "words", *_by_day_and_amount(entry), *words
