"""Revisits: who is to be called or visited and by when, the call itself, and what came of it (catalogue 4.2, workflow 7)."""
