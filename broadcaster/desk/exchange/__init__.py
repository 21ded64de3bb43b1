"""Rows in and out of files: CSV, xlsx, JSON."""
