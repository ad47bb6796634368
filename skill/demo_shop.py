"""Read the demo shop from the files a merchant would write."""

from __future__ import annotations

from skill.adapters.files import DEMO, read_text_file, read_yaml_file
from skill.domain.errors import ProgrammingError
from skill.services.read_catalog import read_catalog
from skill.services.read_customers import read_customers
from skill.services.read_shop import read_shop
from skill.services.seed_shop import Seed


def demo_seed() -> Seed:
    """Return the demo shop with its products, customers and their past."""
    reading = read_catalog(read_text_file(DEMO / "products.csv"))
    if reading.errors:
        msg = f"the demo catalogue is damaged: {reading.errors[0]}"
        raise ProgrammingError(msg)
    skus = [product.sku for product in reading.products]
    customers = read_customers(read_yaml_file(DEMO / "customers.yaml"), skus)
    return Seed(read_shop(read_yaml_file(DEMO / "shop.yaml")), reading.products, customers)
