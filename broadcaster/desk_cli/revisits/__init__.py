"""Commands of revisits, visits, surveys and interview plans."""
