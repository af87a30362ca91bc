"""The ``matches`` lookup: contains, whatever the case, the accents, the ligatures and the apostrophes."""

from django.db.models import CharField, Lookup, TextField


@CharField.register_lookup
@TextField.register_lookup
class Matches(Lookup):
    """``name__matches="l'ecole"`` finds « L’École »: both sides pass through ``arrimage_normalise``."""

    lookup_name = "matches"
    prepare_rhs = True

    def as_sql(self, compiler, connection):
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        sql = f"strpos(arrimage_normalise({lhs}), arrimage_normalise({rhs})) > 0"
        return sql, [*lhs_params, *rhs_params]
