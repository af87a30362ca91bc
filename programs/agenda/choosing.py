"""What a reader keeps of what is due, as the address of a page says it: a section, a rule, a program."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import BadRequest

from programs import access
from programs.agenda.obligations import Obligation, Obligations
from programs.asked import read_number
from programs.awaiting import PARAMETER, RULES, Rule
from programs.enums import SECTIONS
from programs.lookups import sort_key_of
from programs.models import Program

SECTION, PROGRAM = "service", "programme"


@dataclass(frozen=True)
class Choice:
    """What is not the reader's, or no longer there, is left out; what never was answers 400."""

    section: str = ""
    rule: str = ""
    program: int | None = None
    # The program of the bar, which goes without saying at a bare address.
    default: int | None = None

    @classmethod
    def read(
        cls, asked: dict, rules: list[Rule], programs: Iterable[int], default: int | None = None
    ) -> "Choice":
        codes, sections = {rule.code for rule in rules}, {rule.section for rule in rules}
        section, code, program = (asked.get(name, "") for name in (SECTION, PARAMETER, PROGRAM))
        if section not in ("", *SECTIONS) or code not in ("", *(rule.code for rule in RULES)):
            raise BadRequest("nothing that waits is called so")
        known = set(programs)
        default = default if default in known else None
        number = read_number(program) if program else None
        if not asked:
            number = default
        return cls(
            section=section if section in sections else "",
            rule=code if code in codes else "",
            program=number if number in known else None,
            default=default,
        )

    @property
    def query(self) -> dict[str, str]:
        values = {SECTION: self.section, PARAMETER: self.rule, PROGRAM: self.program}
        return {name: str(value) for name, value in values.items() if value}

    def address(self, **changes) -> str:
        """The address of the page with ``changes``; always one that the reader can follow."""
        said = {name: value for name, value in (self.query | changes).items() if value}
        if self.default and PROGRAM not in said:
            said[PROGRAM] = ""
        return f"?{urlencode(said)}"

    @property
    def without(self) -> "Choice":
        """Nothing in particular, of all the programs."""
        return Choice(default=self.default)

    def keeps(
        self, found: Obligations, one: Obligation, program: bool = True, rule: bool = True
    ) -> bool:
        """Whether it is of the rule or section that was chosen, and of the program."""
        of = found.rule_of(one)
        of_rule = self.section in ("", of.section) and self.rule in ("", of.code)
        of_program = self.program in (None, one.program)
        return (of_rule or not rule) and (of_program or not program)


def programs_of(user) -> dict[int, Program]:
    """The programs of which something may be due to ``user``, by their titles."""
    named = access.visible_programs(user).only("title", "title_en")
    return {program.pk: program for program in named.order_by(sort_key_of("title"), "pk")}
