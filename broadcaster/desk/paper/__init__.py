"""Rows on paper: PDF with an embedded Chinese font."""
