"""How the map is made from its sources: `python -m assets.recipe --help`. Needs shapely and Pillow, and only here."""
