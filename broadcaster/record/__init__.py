"""The as-run record (播音记录, B6): what was heard, on its way from the air to the store, and read again."""
