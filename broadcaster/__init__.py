"""Runs, rehearses and proves a shopping mall's broadcast day."""

__version__ = "0.1.0"
