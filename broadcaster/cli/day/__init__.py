"""How people and programs read a planned day: as a timeline, as JSON, as a calendar."""
