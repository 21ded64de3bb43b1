"""Vendors' promotions: whose spots there are, whose turn it is, and who had how many (B1 note 11, BRD-11)."""
