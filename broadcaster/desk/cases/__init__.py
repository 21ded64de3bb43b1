"""Cases: what is followed from its entry until it is closed. Types are data, the machine is pure, the store side keeps its decisions."""
