"""The first compile of the rules on a machine, with progress."""

from collections.abc import Callable

import numpy as np

from sim.words.jit import PLAIN, RULE_COUNT, compile_for, is_warm, mark_warm

ABOUT_SECONDS = 60
"""What the first compile takes on a plain two-core machine, for the notice."""


def compile_rules(on_progress: Callable[[int, int], None] | None = None) -> bool:
    """Compile everything that Python calls, with all rules below it, where this machine has not yet done so.

    True when there was something to do. `on_progress(done, of)` is told of each rule.
    """
    if PLAIN or is_warm():
        return False
    from sim.many import harvest, keep_statistics, take_rings
    from sim.script.readings import readings_now, value_now
    from sim.turn import begin, live_until
    from sim.words.pipeline import told_of_each_rule
    from sim.world.buffer import empty_setting, empty_world
    from sim.world.layout import WORLD
    from sim.world.parameters import SETTING

    sizes = {letter: 1 for table in (*WORLD, *SETTING) for letter in table.shape if not letter.isdigit()}
    world = empty_world(WORLD, sizes).world
    _, setting = empty_setting(SETTING, sizes)
    kept = harvest(1, 1, 1, 1)
    with told_of_each_rule(on_progress, RULE_COUNT[0]):
        compile_for(begin, world, setting)
        compile_for(live_until, world, setting, 0, 0)
        compile_for(value_now, world, setting, 0)
        compile_for(readings_now, world, setting, np.zeros(1))
        compile_for(take_rings, world, kept, 0, 0)
        compile_for(keep_statistics, world, kept, 0)
    mark_warm()
    return True
