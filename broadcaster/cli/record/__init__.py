"""How people and programs read the record of a day: as a table, as JSON, as CSV, as a picture."""
