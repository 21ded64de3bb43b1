"""Commands of the repairs' room."""
