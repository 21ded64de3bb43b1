"""How long a case may take: calendars, clocks, recurring duties (desk 4.1, 3.29). PURE."""
