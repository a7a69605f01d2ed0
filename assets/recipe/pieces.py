"""The indivisible pieces of the map: countries, Russia's regions, and the lands whose rule is disputed, each apart.

Why pieces: a scenario says who owns what by naming pieces, and nothing is ever cut again at run time.
"""

from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import Point, box
from shapely.ops import polygonize, unary_union

from assets.recipe import sources

CUT = -169.0
"""The meridian at which the map is cut, degrees: through the Bering Strait, so that Chukotka is not divided."""
APART = {
    "UA-43": "UA-CRIMEA",
    "UA-40": "UA-CRIMEA",
    "UA-14": "UA-DONETSK",
    "UA-09": "UA-LUHANSK",
    "GE-AB": "GE-ABKHAZIA",
    "CR-G": "CR-GUANACASTE",
}
"""Regions that are pieces of their own, by ISO 3166-2 code. The source counts Crimea and Sevastopol, here one, as Russia's."""
NAMES = {
    "UA-CRIMEA": "Crimea",
    "CR-GUANACASTE": "Guanacaste",
    "UA-DONETSK": "Donetsk",
    "UA-LUHANSK": "Luhansk",
    "GE-ABKHAZIA": "Abkhazia",
    "GE-SOUTH-OSSETIA": "South Ossetia",
    "MD-TRANSNISTRIA": "Transnistria",
    "AZ-KARABAKH": "Nagorno-Karabakh",
    "AZ-AROUND-KARABAKH": "districts around Nagorno-Karabakh",
    "CUB": "Cuba",
    "CYP": "Cyprus",
    "PSE": "Palestine",
    "SSD": "South Sudan",
    "RU-ALT": "Altai Krai",
    "RU-MOS": "Moscow Oblast",
    "RU-YEV": "Jewish Autonomous Oblast",
}
"""Names that the source does not give: of what is cut out of a country, of a country whose first record is a leased site, and of
regions that would share a name."""
PARENTS = {"UA": "UKR", "GE": "GEO", "MD": "MDA", "AZ": "AZE", "RU": "RUS", "CR": "CRI"}
JOINED = {"KAB": "KAZ", "USG": "CUB", "ESB": "CYP", "WSB": "CYP", "SDS": "SSD", "KOS": "XKX", "PSX": "PSE", "SAH": "ESH"}
"""Leased sites go to the land they lie in; four of the source's own codes become those of ISO 3166 (or usual: XKX)."""
LEFT_OUT = {"ATA", "ATC", "ATF", "CSI", "UMI", "CLP", "PGA", "KAS", "IOA", "HMD", "SGS", "IOT"}
"""Antarctica, uninhabited islets, two leftovers without a country."""
OWNERS = {"CYN": "CYP", "SOL": "SOM"}
"""Recognised owner of lands that rule themselves and that next to nobody recognises."""
SOVEREIGNS = {
    "GB1": "GBR", "FR1": "FRA", "NL1": "NLD", "US1": "USA", "DN1": "DNK", "CH1": "CHN", "FI1": "FIN", "NZ1": "NZL", "AU1": "AUS"
}  # fmt: skip
NAMELESS = {"RU-X01~": "Yamalo-Nenets Autonomous Okrug"}
"""Names of regions that the source gives none."""
LEFT_BANK = [(28.602, 48.118), (29.085, 47.594), (29.401, 47.187), (29.748, 46.830)]
"""Places in the four stretches into which the line along the Dniester cuts Transnistria, north to south."""
SLIVER = 0.004
"""Faces smaller than this, square degrees, come from lines of two editions running side by side: they join a neighbour."""
MENDED = 0.0005
"""Corners of neighbours closer than this, degrees, are meant to be one."""
SNAP = 0.03
"""Ends of a disputed line closer than this, degrees, are the same point (the lines come from a coarser edition)."""


def build(folder: Path) -> list[tuple[str, str, str, object]]:
    """Every piece as (id, recognised owner, English name, geometry in unwrapped degrees), by id."""
    groups, names, owners = defaultdict(list), dict(NAMES), {}
    for record, geometry in sources.regions(folder):
        if record["adm0_a3"] in LEFT_OUT:
            continue
        piece = _piece(record)
        groups[piece].append(geometry)
        name = record.get("name_en") if piece.startswith("RU-") else record["admin"]
        names.setdefault(piece, name or NAMELESS.get(record["iso_3166_2"]))
        owners[piece] = _owner(piece, record)
    shapes = {piece: _union(parts) for piece, parts in groups.items()}
    _cut_out(shapes, "GEO", "GE-SOUTH-OSSETIA", [(43.97, 42.25)])
    _cut_out(shapes, "MDA", "MD-TRANSNISTRIA", LEFT_BANK)
    _cut_karabakh(shapes)
    for piece in NAMES:
        owners[piece] = PARENTS[piece[:2]]
    order = sorted(shapes)
    whole = _mended([_unwrapped(shapes[piece]) for piece in order])
    return [(piece, owners[piece], names[piece], geometry) for piece, geometry in zip(order, whole, strict=True)]


def _mended(shapes: list) -> list:
    """The shapes with corners that a neighbour has and they lack (Italy and Slovenia) put in. Raises ValueError when a border is
    still not shared."""
    faults = shapely.coverage_invalid_edges(shapes)
    corners = shapely.multipoints(np.unique(shapely.get_coordinates(faults), axis=0))
    both = zip(shapes, faults, strict=True)
    mended = [shape if fault.is_empty else shapely.snap(shape, corners, MENDED) for shape, fault in both]
    if not shapely.coverage_is_valid(mended):
        raise ValueError("the pieces do not share their borders")
    return _without_gaps(mended)


def _without_gaps(shapes: list) -> list:
    """The shapes with small holes between them given to a neighbour: the source has one where Brazil meets Uruguay."""
    land = shapely.coverage_union_all(shapes)
    holes = [shapely.Polygon(hole) for part in shapely.get_parts(land) for hole in part.interiors]
    for hole in (hole for hole in holes if hole.area < SLIVER):
        around = [place for place, shape in enumerate(shapes) if shape.intersects(hole)]
        best = max(around, key=lambda place: shapes[place].boundary.intersection(hole.boundary).length)
        shapes[best] = shapely.union_all([shapes[best], hole])
    return shapes


def _piece(record: dict) -> str:
    """The piece that a region belongs to."""
    if record["iso_3166_2"] in APART:
        return APART[record["iso_3166_2"]]
    if record["adm0_a3"] == "RUS":  # the source has one nameless sliver, which lies in Yamal, and Moscow's two codes exchanged
        return {"RU-X01~": "RU-YAN", "RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}.get(record["iso_3166_2"], record["iso_3166_2"])
    return JOINED.get(record["adm0_a3"], record["adm0_a3"])


def _owner(piece: str, record: dict) -> str:
    """The internationally recognised owner of a piece, an A3 code."""
    if piece[2:3] == "-":
        return PARENTS[piece[:2]]
    if piece in OWNERS:
        return OWNERS[piece]
    return piece if piece in JOINED.values() else SOVEREIGNS.get(record["sov_a3"], piece)


def _union(parts: list):
    """The union of neighbours that share their borders exactly; the slower general one where they do not."""
    if len(parts) == 1:
        return parts[0]
    try:
        return shapely.coverage_union_all(parts)
    except shapely.errors.GEOSException:
        return shapely.union_all(parts)


def _unwrapped(geometry):
    """The geometry with what lies west of the cut moved to the east end, and no seam at 180 degrees."""
    if geometry.bounds[0] >= CUT:
        return geometry
    west = geometry.intersection(box(-180, -90, CUT, 90))
    east = geometry.intersection(box(CUT, -90, 180, 90))
    return shapely.union_all([east, affinity.translate(west, 360)], grid_size=1e-5)


def _cut_out(shapes: dict, country: str, piece: str, places: list[tuple[float, float]]) -> None:
    """Take the land that a dispute's line divides off out of a country: the faces that hold one of the places."""
    faces = _faces(shapes[country], [line for _, line in sources.disputed_lines(country)])
    inside = [any(face.contains(Point(place)) for place in places) for face in faces]
    shapes[piece] = _union([face for face, within in zip(faces, inside, strict=True) if within])
    _tell_neighbours(shapes, shapes[country], faces)
    shapes[country] = _union([face for face, within in zip(faces, inside, strict=True) if not within])


def _cut_karabakh(shapes: dict) -> None:
    """Take the former autonomous oblast, and the land around it inside the ceasefire line of 1994, out of Azerbaijan."""
    named = sources.disputed_lines("AZE")
    oblast = max(polygonize(_noded([line for name, line in named if name.startswith("Former")])), key=lambda ring: ring.area)
    faces = _faces(shapes["AZE"], [line for _, line in named])
    inner = [face for face in faces if oblast.contains(face.representative_point())]
    places = (Point(46.04, 40.10), Point(46.55, 39.64), Point(46.40, 39.35))  # Kalbajar, Lachin, Zangilan side
    around = [face for face in faces if face not in inner and any(face.contains(place) for place in places)]
    shapes["AZ-KARABAKH"] = _union(inner)
    shapes["AZ-AROUND-KARABAKH"] = _union(around)
    _tell_neighbours(shapes, shapes["AZE"], faces)
    shapes["AZE"] = _union([face for face in faces if face not in inner and face not in around])


def _tell_neighbours(shapes: dict, country, faces: list) -> None:
    """Give the neighbours of a country the corners that its border got where a line crosses it, so that borders stay shared."""
    before = set(map(tuple, shapely.get_coordinates(country)))
    after = set(map(tuple, shapely.get_coordinates(faces))) - before
    border = country.boundary
    fresh = [point for point in after if border.distance(Point(point)) < 1e-9]
    if not fresh:
        return
    corners = shapely.multipoints(fresh)
    for piece, geometry in shapes.items():
        if geometry is not country and geometry.distance(corners) < 1e-9:
            shapes[piece] = shapely.snap(geometry, corners, 1e-9)


def _noded(lines: list):
    """The lines with near ends joined and cut at every crossing."""
    ends: list[np.ndarray] = []

    def settled(point):
        near = next((end for end in ends if np.hypot(*(end - point)) < SNAP), None)
        if near is None:
            ends.append(point)
        return point if near is None else near

    joined = []
    for line in lines:
        points = np.array(line.coords)
        points[0], points[-1] = settled(points[0]), settled(points[-1])
        joined.append(shapely.LineString(points))
    return unary_union(joined)


def _faces(country, lines: list) -> list:
    """The parts into which lines cut a country. Loose ends run on to the nearest corner of its border, so that the neighbour
    beyond, which has the same corner, still fits."""
    corners = shapely.get_coordinates(country.boundary)
    ends = defaultdict(int)
    for line in _noded(lines).geoms:
        for point in (line.coords[0], line.coords[-1]):
            ends[point] += 1
    loose = {point: tuple(corners[np.argmin(np.hypot(*(corners - point).T))]) for point, count in ends.items() if count == 1}
    tied = [[loose.get(point, point) for point in line.coords] for line in _noded(lines).geoms]
    network = unary_union([country.boundary, *map(shapely.LineString, tied)])
    return _without_slivers([face for face in polygonize(network) if country.contains(face.representative_point())])


def _without_slivers(faces: list) -> list:
    """The faces with every sliver joined to the face that it shares most border with."""
    whole = [face for face in faces if face.area >= SLIVER]
    for sliver in sorted((face for face in faces if face.area < SLIVER), key=lambda face: -face.area):
        shared = [face.boundary.intersection(sliver.boundary).length for face in whole]
        best = int(np.argmax(shared))
        whole[best] = shapely.union_all([whole[best], sliver])
    return whole
