"""Customers: their grades."""
