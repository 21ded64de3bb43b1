"""The queue: what the desk wants said on event days, at set times, or now; from files and commands."""
