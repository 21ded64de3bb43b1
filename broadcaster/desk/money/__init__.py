"""The money ledger: fen that go from one account to another, each for a record; nothing is edited (catalogue 4.1, engine 6)."""
