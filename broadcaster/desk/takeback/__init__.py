"""Returns as work: judged when they are entered, settled, summed up (RET-01, RET-16 to RET-19)."""
