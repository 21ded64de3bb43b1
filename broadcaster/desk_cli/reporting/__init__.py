"""`desk report …`: a command for each report, made from its declaration, and what is done with reports."""
