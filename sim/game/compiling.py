"""The first compile of everything that a game calls, with progress: the rules of the run and the council's few questions."""

from collections.abc import Callable

import numpy as np

from sim.compiling import compile_rules
from sim.game import council_rules
from sim.game.branch_rules import note, note_states
from sim.initiatives import law_on_move
from sim.purse import priced_reward
from sim.words import kinds
from sim.words.arithmetic import logistic
from sim.words.jit import PLAIN, call, compile_for
from sim.world.buffer import empty_setting, empty_world
from sim.world.layout import WORLD
from sim.world.parameters import SETTING


def compile_game(on_progress: Callable[[int, int], None] | None = None) -> None:
    """Compile, or load from disk, what a game calls, so that no screen has to wait later."""
    if PLAIN:
        return
    compile_rules(on_progress)
    sizes = {letter: 1 for table in (*WORLD, *SETTING) for letter in table.shape if not letter.isdigit()}
    world = empty_world(WORLD, sizes).world
    _, setting = empty_setting(SETTING, sizes)
    bars, fixed, counts = np.zeros((1, 2), np.int64), np.zeros(1, np.int64), np.zeros(len(kinds.VERDICTS), np.int64)
    key = np.uint64(1)
    compile_for(council_rules.carry_out_initiatives, world, setting)
    compile_for(council_rules.read_motion, world, setting, 0, bars)
    compile_for(council_rules.law_on_motion, world, setting, 0, 0)
    compile_for(council_rules.deal_votes, world, setting, 0, key, 0, bars, fixed)
    compile_for(council_rules.deal_often, world, setting, 0, key, 0, bars, fixed, counts)
    compile_for(priced_reward, world, setting, 0, 0.0)
    compile_for(law_on_move, world, setting, 0, 0, 0)
    compile_for(note, world, np.zeros(1, np.float32), np.zeros((1, 1), np.int16))
    compile_for(note_states, world, np.zeros(3))
    call(logistic, 0.0)
