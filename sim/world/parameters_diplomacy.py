"""The named numbers of `sim.dynamics.diplomacy`."""

from sim.world.parameter import Parameter, judged

DIPLOMACY_PARAMETERS: tuple[Parameter, ...] = (
    judged("lobby_debt", 0.05, 0.0, 0.5, "index", "favour owed for one lobbied vote"),
    judged("postponement_cost", 3.0, 0.0, 50.0, "points", "influence spent on having a vote put off"),
    judged("postponement_days", 60.0, 1.0, 365.0, "days", "longest time between a motion and its vote"),
    judged("lowest_burden", 0.4, 0.1, 1.0, "share", "how far a motion's cost and length can be cut"),
    judged(
        "reward_share",
        0.006,
        0.0005,
        0.05,
        "share",
        "cost of a full reward, as a share of the receiver's yearly product",
        "judgement: Kyrgyz debt of 488 m USD was written off over ten years from 2012, 0.7 % of a product of 6.6 bn a year",
    ),
    judged("reward_debt", 0.12, 0.0, 1.0, "index", "favour owed for a full reward"),
    judged("reward_affinity", 0.05, 0.0, 0.5, "index", "gain in affinity by a full reward"),
    judged("pressure_grievance", 0.2, 0.0, 1.0, "index", "grievance left by full pressure"),
    judged("pressure_affinity", 0.06, 0.0, 0.5, "index", "loss of affinity by full pressure"),
    judged("mediation_cost", 4.0, 0.0, 50.0, "points", "influence spent on an attempt to mediate"),
    judged("mediation_success", 0.35, 0.0, 1.0, "share", "chance that an attempt calms the fight"),
    judged("mediation_effect", 0.5, 0.0, 1.0, "share", "share of the intensity that success takes away"),
    judged(
        "readiness_cost",
        60000.0,
        5000.0,
        1000000.0,
        "USD per person",
        "money for each soldier that would make forces ready from nothing to the full",
        "judgement: Kazakhstan spent some 40,000 USD a soldier in 2020",
    ),
)
