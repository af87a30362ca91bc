"""What queries ask: ``matches``, ``spells``, ``known_as`` and ``dials``, the order of names, months after a day."""

from django.db.models import (
    BigAutoField,
    CharField,
    DateField,
    F,
    ForeignKey,
    Func,
    GeneratedField,
    Lookup,
    TextField,
)

from programs.lib import phones
from programs.lib.text import clean, sort_key


@CharField.register_lookup
@TextField.register_lookup
class Matches(Lookup):
    """``name__matches="l'ecole"`` finds « L’École »: both sides pass through ``arrimage_normalise``.

    Contains, whatever the case, the accents, the ligatures and the apostrophes: « ndiaye » finds « N’Diaye ».
    """

    lookup_name = "matches"
    prepare_rhs = True

    def get_prep_lookup(self):
        found = super().get_prep_lookup()
        return clean(found) if isinstance(found, str) else found

    def as_sql(self, compiler, connection):
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        held, sought = (_without_apostrophes(side) for side in (lhs, rhs))
        return f"strpos({held}, {sought}) > 0", [*lhs_params, *rhs_params]


def _without_apostrophes(text: str) -> str:
    return f"replace(arrimage_normalise({text}), chr(39), '')"


@CharField.register_lookup
@GeneratedField.register_lookup
class Spells(Lookup):
    """``sort_key__spells="N’Diaye"`` finds the names with these letters, in a column that holds their sort key.

    Neither accents nor what stands between letters count: « leblanc » finds « Le Blanc ».
    """

    lookup_name = "spells"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        letters = sort_key(clean(str(self.rhs)))
        if not letters:
            return "FALSE", []
        lhs, params = self.process_lhs(compiler, connection)
        return f"strpos({lhs}, %s) > 0", [*params, letters]


@ForeignKey.register_lookup
@BigAutoField.register_lookup
class KnownAs(Lookup):
    """``funder__known_as="carrefour"`` finds what names an organisation that bears or bore such a name.

    Its name, its English name, its acronym, those that it had before, what others call it, and all these of whom it
    carries on. Of an organisation itself, it is ``pk__known_as``. The database looks once, whatever it looks for.
    """

    lookup_name = "known_as"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        lhs, params = self.process_lhs(compiler, connection)
        sql = f"{lhs} IN (SELECT arrimage_organizations_known_as(%s))"
        return sql, [*params, clean(str(self.rhs))]


@CharField.register_lookup
class Dials(Lookup):
    """``phone__dials="(819) 555"`` finds the numbers with these digits, however they are typed."""

    lookup_name = "dials"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        digits = phones.digits_of(str(self.rhs))
        if not digits:
            return "FALSE", []
        lhs, params = self.process_lhs(compiler, connection)
        return f"strpos({lhs}, %s) > 0", [*params, digits]


def sort_key_of(path: str) -> Func:
    """The key by which a text stands in the order of a French dictionary: ``programs.lib.text.sort_key``.

    Its order is that of the letters' numbers, whatever the database takes for its own. A plain ``Func``: migrations
    write it down, and import nothing of ours.
    """
    template = 'arrimage_sort_key(%(expressions)s) COLLATE "C"'
    return Func(F(path), template=template, output_field=TextField())


def counted_key_of(path) -> Func:
    """The same with numbers as people count, ``programs.lib.text.counted_key``: of codes, and of what holds some.

    ``path`` is the name of a column, or an expression.
    """
    template = 'arrimage_counted_key(%(expressions)s) COLLATE "C"'
    given = F(path) if isinstance(path, str) else path
    return Func(given, template=template, output_field=TextField())


class MonthsAfter(Func):
    """The day that lies some months after another, each a name or an expression: the last of a shorter month."""

    arity = 2
    arg_joiner = " + make_interval(months => "
    template = "CAST(%(expressions)s) AS date)"
    output_field = DateField()


def term_before(day, count, unit) -> Func:
    """The day that lies a term before another, as ``Term.before`` reckons it; a plain ``Func``, as ``sort_key_of``."""
    return Func(day, count, unit, function="arrimage_term_before", output_field=DateField())


class RolledEnd(Func):
    """The first end that is not before a day, where one rolls on: ``RolledEnd(end, months, day)``.

    Each is reckoned from the first, so that an end on 31 January is one on 31 March after it was one on 28 February.
    """

    arity = 3
    function = "arrimage_rolled_end"
    output_field = DateField()
