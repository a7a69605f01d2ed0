"""The buffer: no padding, one buffer under all views, forks that do not touch each other, bytes in and out."""

import copy
import pickle

import numpy as np
import pytest

from sim.world import layout
from sim.world.buffer import empty_setting, empty_world, plan
from sim.world.fields import record
from sim.world.parameters import PARAMETERS, parameter_fields

SIZES = {
    letter: 3
    for table in (*layout.WORLD, *layout.setting_tables(parameter_fields()))
    for letter in table.shape
    if not letter.isdigit()
}


@pytest.mark.parametrize("table", [*layout.WORLD, *layout.setting_tables(parameter_fields())], ids=lambda table: table.name)
def test_records_have_no_padding_and_every_field_is_documented(table):
    dtype = record(table)
    assert dtype.itemsize == 8 * len(table.fields)
    assert all(field.meaning and field.span is not None for field in table.fields)
    assert len({field.name for field in table.fields}) == len(table.fields)


def test_the_named_tuples_list_the_tables_in_order():
    assert tuple(table.name for table in layout.WORLD) == layout.World._fields
    assert tuple(table.name for table in layout.setting_tables(parameter_fields())) == layout.Setting._fields


def test_a_fork_is_independent_and_equal_at_first():
    space = empty_world(layout.WORLD, SIZES)
    space.world.states[1].stability = 0.25
    branch = space.fork()
    assert branch.digest() == space.digest()
    branch.world.states[1].stability = 0.75
    assert space.world.states[1].stability == 0.25
    assert branch.digest() != space.digest()


def test_every_byte_of_the_world_is_in_the_digest():
    space = empty_world(layout.WORLD, SIZES)
    seen = {space.digest()}
    for view in space.world:
        view.view(np.uint8).reshape(-1)[-1] ^= 1
        assert space.digest() not in seen
        seen.add(space.digest())


def test_save_bytes_come_back():
    space = empty_world(layout.WORLD, SIZES)
    space.world.now[0].day = 42
    kept = space.content()
    other = empty_world(layout.WORLD, SIZES)
    other.take(kept)
    assert other.digest() == space.digest()
    assert other.world.now[0].day == 42


def test_bytes_of_another_scenario_are_refused():
    space = empty_world(layout.WORLD, SIZES)
    with pytest.raises(ValueError, match="not a world of this scenario"):
        space.take(b"\0" * 8)


def test_a_dimension_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one row"):
        plan(layout.WORLD, {**SIZES, "S": 0})


def test_the_setting_holds_every_parameter():
    _, setting = empty_setting(layout.setting_tables(parameter_fields()), SIZES)
    assert setting.parameters.dtype.names == tuple(p.name for p in PARAMETERS)


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda p: p.name)
def test_parameters_lie_in_their_range_and_name_a_source(parameter):
    assert parameter.low <= parameter.default <= parameter.high
    assert parameter.source and parameter.unit and parameter.meaning


def test_parameter_names_are_different():
    assert len({p.name for p in PARAMETERS}) == len(PARAMETERS)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps])
def test_tables_refuse_to_be_copied_away_from_their_bytes(copied):
    with pytest.raises(TypeError, match="keep its bytes"):
        copied(empty_world(layout.WORLD, SIZES).world)
