"""The registry of triggers, which knows what it holds without looking at all of it.

For each trigger, pgtrigger lists the tables and the functions of all those before it; there are a thousand,
and every process begins with them. The rules are its own, and what they look at is kept up to date.
"""

from pgtrigger import registry


class IndexedRegistry(registry._Registry):
    by_db_table = pg_function_names = None

    def __init__(self, *held):
        self.by_db_table, self.pg_function_names = {}, set()
        super().__init__(*held)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        model, trigger = value
        self.by_db_table[model._meta.db_table, trigger.name] = trigger
        self.pg_function_names.add(trigger.get_pgid(model))

    def __delitem__(self, key):
        model, trigger = self[key]
        super().__delitem__(key)
        del self.by_db_table[model._meta.db_table, trigger.name]
        self.pg_function_names.discard(trigger.get_pgid(model))


def register_quickly() -> None:
    """Before the first model is imported."""
    registry._registry = IndexedRegistry(registry._registry)
