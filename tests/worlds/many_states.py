"""A synthetic world of any number of states, for scale: `python tests/worlds/many_states.py 200 > world.yaml`.

The states lie on a spiral around the globe, each borders on its two neighbours, every fifth border is in dispute. A quarter of
the states are in the alliance, another quarter in its rival, and all in an arbiter. Numbers come from the number of the state,
so the world is always the same. It means nothing; it is large.
"""

import math
import sys

import yaml

YEARS = 20
PER_ALLIANCE = 4
"""One state in so many is in the alliance."""


def many_states(count: int) -> str:
    """The world with so many states (at least 8), as YAML."""
    names = [f"S{number:03d}" for number in range(count)]
    members, rivals = names[:: max(PER_ALLIANCE, 1)], names[2::PER_ALLIANCE]
    world = {
        "format": 1,
        "id": f"states-{count}",
        "title": f"A world of {count} states",
        "span": {"from": "2000-01-01", "to": f"{2000 + YEARS - 1}-12-31"},
        "focus": "PACT",
        "capacity": {"crises": 512, "proposals": 128, "decisions": 4096, "deployments": 64, "chronicle": 8192, "rulings": 512},
        "states": {name: state(number, names) for number, name in enumerate(names)},
        "pairs": pairs(names),
        "disputes": disputes(names),
        "organisations": organisations(names, members, rivals),
        "hazards": {
            "clash": {"kind": "border_clash", "by_dispute": True, "rate": 0.1, "intensity": 0.4, "external": 0.9},
            "unrest": {"kind": "unrest", "rate": 0.02},
        },
        "events": events(names, members),
    }
    return f"# Written by many_states.py {count}\n" + yaml.safe_dump(world, sort_keys=False)


def state(number: int, names: list[str]) -> dict:
    """A state: its place on the spiral, its neighbours, its size."""
    turn = number * 2.399963  # the golden angle: an even spread
    return {
        "name": f"State {number}",
        "capital": {
            "name": f"City {number}",
            "latitude": round(math.degrees(math.asin(1.8 * (number + 0.5) / len(names) - 0.9)), 3),
            "longitude": round(math.degrees(turn) % 360.0 - 180.0, 3),
        },
        "neighbours": [names[number - 1], names[(number + 1) % len(names)]],
        "population": 1_000_000 * (1 + number % 50),
        "gdp": 10_000_000_000 * (1 + number % 30),
        "active_military": 5_000 * (1 + number % 40),
        "democracy": round((number % 10) / 10, 2),
        "stability": round(0.3 + (number % 7) / 10, 2),
    }


def pairs(names: list[str]) -> dict[str, dict]:
    """Each state with its neighbour and with the first state."""
    found = {}
    for number in range(1, len(names)):
        found[f"{names[number - 1]}-{names[number]}"] = {"affinity": round((number % 9 - 4) / 10, 2)}
        if number > 1:
            found[f"{names[0]}-{names[number]}"] = {"affinity": round((number % 5) / 10, 2), "dependence_back": 0.3}
    return found


def disputes(names: list[str]) -> dict[str, dict]:
    """Every fifth border."""
    return {
        f"border-{number}": {"between": [names[number - 1], names[number]], "over": "a border", "severity": 1 + number % 3}
        for number in range(1, len(names), 5)
    }


def organisations(names: list[str], members: list[str], rivals: list[str]) -> dict[str, dict]:
    """The alliance, its rival and the arbiter."""
    rungs = ["consultation", "statement", "mission", "material_aid", "collective_defence"]
    council = {"use_of_force": {"rule": "ballot", "majority": 0.667}, "aid": {"rule": "simple_majority"}}
    share = round(0.99 / len(members), 6)
    return {
        "PACT": {
            "name": "The Pact",
            "leading": members[0],
            "members": {name: {"dues_share": share} for name in members},
            "charter": {"instruments": rungs, "arbiter": "CONGRESS", "council": council},
        },
        "LEAGUE": {
            "name": "The League",
            "leading": rivals[0],
            "members": {name: {} for name in rivals},
            "charter": {"instruments": rungs},
        },
        "CONGRESS": {"name": "The Congress", "kind": "arbiter", "members": {name: {} for name in names}},
    }


def events(names: list[str], members: list[str]) -> dict[str, dict]:
    """For each member a dated crisis, and what follows when its support falls."""
    found = {}
    for number, name in enumerate(members):
        other = names[(names.index(name) + 1) % len(names)]
        year, month = 2001 + number % (YEARS - 2), 1 + number % 12
        found[f"raid-{name}"] = {
            "at": f"{year}-{month:02d}-15",
            "crisis": {"kind": "border_clash", "target": name, "aggressor": other, "intensity": 0.4, "external": 0.9},
        }
        found[f"doubt-{name}"] = {
            "when": f"fired(raid-{name}) and opinion({name}, PACT) < 0.5",
            "do": [{"shift": {"grievance_with": [name, "PACT"], "by": 0.1}}],
        }
    return found


if __name__ == "__main__":
    sys.stdout.write(many_states(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
