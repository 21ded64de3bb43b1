"""Look-ups of plain registers."""
