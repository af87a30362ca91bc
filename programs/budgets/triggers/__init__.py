"""What the database itself holds of budgets, against imports, raw SQL and simultaneous changes."""
