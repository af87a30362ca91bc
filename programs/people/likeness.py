"""Who may be one person: the one rule by which a form, an import and a referral recognise somebody known already."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from programs.lib import phones
from programs.lib.text import sort_key

# Fewer digits are a slip or an extension, and would bring strangers together.
_DIGITS_OF_A_PHONE = 7


@dataclass(frozen=True)
class Known:
    """What a record, a form or a row says of a person."""

    first_name: str = ""
    last_name: str = ""
    code: str = ""
    birth_date: date | None = None
    email: str = ""
    phone: phones.Phone | str = ""

    @cached_property
    def traits(self) -> frozenset[tuple]:
        """What may tell the person again: two persons with a trait in common may be one.

        The name, whatever the case, the accents, the apostrophes, the hyphens and the spaces; the e-mail; the
        telephone number; the family name with the birth date. A blank is no trait.
        """
        found: list[tuple] = []
        if name := sort_key(self.first_name + self.last_name):
            found.append(("name", name))
        if self.email:
            found.append(("email", self.email.casefold()))
        phone = phones.kept(self.phone)
        if sum(character.isdigit() for character in phone) >= _DIGITS_OF_A_PHONE:
            found.append(("phone", phone))
        if self.birth_date and (family := sort_key(self.last_name)):
            found.append(("birth", self.birth_date, family))
        return frozenset(found)

    def may_be(self, other: "Known") -> bool:
        """Whether nothing tells the two apart who have a trait in common.

        Two codes of one holder are two persons. Two birth dates are, unless a telephone or an e-mail says that one
        of them may be a slip.
        """
        if self.code and other.code and self.code.casefold() != other.code.casefold():
            return False
        common = {kind for kind, *_value in self.traits & other.traits}
        if self.birth_date and other.birth_date and self.birth_date != other.birth_date:
            return bool(common & {"email", "phone"})
        return bool(common)
