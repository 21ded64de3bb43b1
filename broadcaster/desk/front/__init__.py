"""The front desk: pages, calls and what was promised on them, questions, tasks, exception events."""
