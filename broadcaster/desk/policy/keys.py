"""Every key there is. PURE."""

from collections.abc import Mapping

from broadcaster.desk.policy import keys_duties, keys_money, keys_people, keys_service
from broadcaster.desk.policy.model import Key

KEYS: Mapping[str, Key] = {key.name: key for key in (*keys_service.KEYS, *keys_people.KEYS, *keys_duties.KEYS, *keys_money.KEYS)}
PROFILES = ("home_mall", "heating_hotline", "enterprise", "shopping_plaza", "product_company")
"""The five organisations of the manuals (3.28)."""
