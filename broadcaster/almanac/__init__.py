"""The calendar of the mall: public holidays, festivals, lunar dates, shifted working days (B4, BRD-05)."""
