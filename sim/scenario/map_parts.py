"""How a scenario is drawn: the projection of its map, and whose land each piece of the map is, by date."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from sim.scenario.parts import Identifier, Moment, Strict, Text

Projection = Literal["albers", "natural_earth", "equirectangular"]
CONIC = ("albers",)


def _dated(written: Any) -> Any:
    """A single name holds from the beginning of time."""
    return {"0001": written} if isinstance(written, str) else written


_BY_DATE = {"type": "object", "additionalProperties": {"type": ["string", "null"]}, "minProperties": 1}
Owner = Annotated[
    dict[Moment, Identifier | None],
    Field(min_length=1),
    BeforeValidator(_dated),
    WithJsonSchema({"anyOf": [{"type": "string"}, _BY_DATE]}),
]
"""A state, or states by year or date: each owns it from that day on; null for nobody's land."""


class Extent(Strict):
    """The part of the earth that is shown at first, in degrees; west may be more than east across the date line."""

    west: Annotated[float, Field(ge=-180, le=180)]
    south: Annotated[float, Field(ge=-90, le=90)]
    east: Annotated[float, Field(ge=-180, le=180)]
    north: Annotated[float, Field(ge=-90, le=90)]

    @model_validator(mode="after")
    def _upright(self) -> "Extent":
        if self.south >= self.north:
            raise ValueError(f"south {self.south:g} is not below north {self.north:g}")
        return self


class PieceEntry(Strict):
    """A piece of the map (a province, an island, a strip of land) that is not simply its country's."""

    name: Text | None = None
    owner: Owner | None = Field(None, description="whose land it is by law, by date; the map's own owner when left out")
    control: Owner | None = Field(None, description="who holds it in fact, by date; the owner when left out")
    source: str | None = None


class BackgroundEntry(Strict):
    """The members of an organisation that are no states of the world: nobody plays them, they only stand on the map."""

    accessions: Annotated[dict[Moment, Annotated[list[str], Field(min_length=1)]], Field(min_length=1)] = Field(
        description="countries of the map by the year or date from which they are members"
    )
    source: str | None = None


class MapEntry(Strict):
    """The map of a scenario."""

    projection: Projection = "albers"
    longitude: Annotated[float, Field(ge=-180, le=180)] = Field(
        68.0, description="longitude of the centre; of a conic map its central meridian"
    )
    latitude: Annotated[float, Field(ge=-90, le=90)] = Field(50.0, description="latitude of the centre, degrees")
    parallels: Annotated[tuple[float, float], Field(strict=False)] | None = Field(
        None, description="standard parallels of a conic projection, degrees"
    )
    extent: Extent | None = Field(
        None, description="what is shown at first; left out: all of a world map, 9,600 km across the centre of a conic one"
    )
    shown_as: dict[Identifier, Annotated[list[str], Field(min_length=1)]] = Field(
        default_factory=dict, description="state to the pieces of the map that are its land, where its id is not the map's own"
    )
    pieces: dict[Identifier, PieceEntry] = Field(default_factory=dict)
    background: dict[Identifier, BackgroundEntry] = Field(
        default_factory=dict, description="organisation to its members that are no states of the world, for the map alone"
    )

    @model_validator(mode="after")
    def _parallels(self) -> "MapEntry":
        if self.parallels is not None and self.projection not in CONIC:
            raise ValueError(f"standard parallels go with {' and '.join(CONIC)}, not with {self.projection}")
        return self
