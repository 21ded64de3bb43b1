"""The desk's rows in and out of files."""
