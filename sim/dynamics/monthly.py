"""The month of what no treaty wrote, in the order in which it happens. Called on the first of each month."""

from sim.dynamics import disputes, economy, operations, opinion, readiness, relations, stability, trends
from sim.dynamics.fading import MONTH
from sim.words.calendar import civil
from sim.words.jit import rule

QUARTER = 3
"""Months between two looks at who fears whom."""
SPELL = 6
"""Months between two looks at the documented course of all pairs and at patrons: the dear steps, and slow to move."""


@rule
def monthly(world, setting):
    """Live through the month that has ended."""
    _, month, _ = civil(world.now[0].day)
    if month == 1:
        trends.yearly(world, setting)
    if month % SPELL == 1:
        trends.pull_pairs(world, setting, min(1.0, setting.parameters[0].affinity_pull * SPELL * MONTH))
        relations.look_outside(world, setting, SPELL * MONTH)
    if month % QUARTER == 1:
        relations.fear(world, setting)
    economy.monthly(world, setting)
    relations.fade(world, setting)
    relations.hold_together(world, setting)
    opinion.monthly(world, setting)
    stability.monthly(world, setting)
    readiness.monthly(world, setting)
    disputes.cool(world, setting)
    if month == 12:
        operations.seize_drugs(world, setting)
