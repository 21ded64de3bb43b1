"""`desk opinion …`, `desk opinion-sheet …`: campaigns at the desk."""
