"""Opinion campaigns: who is drawn, sheets out and back, follow-ups, re-check, result (catalogue 4.2, workflow 18)."""
