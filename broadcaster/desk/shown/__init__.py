"""Which test shows which rule: each module has `SHOWN`, a mapping of rule ids to tests. A room of its own has a module of its own."""
