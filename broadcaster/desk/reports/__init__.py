"""Reports out of the books: declared like a register, reckoned from plain facts, nothing stored but the sign-off (catalogue 4.4, RPT)."""
