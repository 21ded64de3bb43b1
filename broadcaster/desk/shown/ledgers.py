"""Ledgers, privacy, parties, vendors, test sheets: the registers and what keeps them."""

SHOWN: dict[str, tuple[str, ...]] = {}
