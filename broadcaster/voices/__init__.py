"""Text in, a finished sound out, or the reason why not. Rendered ahead, never while on air."""
