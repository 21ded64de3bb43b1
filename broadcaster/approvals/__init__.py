"""Who may put what on air: requests, the signatures under them, and what follows from both (B5, BRD-C01)."""
