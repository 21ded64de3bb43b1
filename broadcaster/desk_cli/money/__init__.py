"""Commands on money and on returns, beside what every book can."""
