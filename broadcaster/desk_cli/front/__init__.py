"""Commands of the front desk."""
