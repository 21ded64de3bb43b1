"""Repairs: which station an address belongs to, calls about them, figures, the season's end (RPR)."""
