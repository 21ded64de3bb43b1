"""What plain registers tell: what is missing, what has run out, what it comes to."""
