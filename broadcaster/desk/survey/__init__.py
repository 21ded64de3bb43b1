"""Surveys: questions on scales, asked by branches, answered on sheets, summed up (catalogue 4.1, engine 7)."""
