"""How people and programs read the list of promotions and the month's plays: as a table, JSON, CSV, a workbook."""
