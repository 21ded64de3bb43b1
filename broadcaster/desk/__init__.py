"""The service desk: registers declared in `registers/`, kept by `ledger.py`, proved by `events.py`."""
