"""What the commands about scripts share: finding one by what people type, filling it for a date, showing and saying it."""
