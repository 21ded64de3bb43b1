"""The rules' numbers as data: base → profile → the mall's own changes, each from its day on (POL-01 to POL-04)."""
