"""What is to be aired, on any day: every source read once, and put together into the day's plan."""
