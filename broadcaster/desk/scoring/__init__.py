"""Scorecards: items with points, what was scored, the grade (catalogue 4.1, engine 4)."""
