"""The named numbers of `sim.dynamics.diplomacy`."""

from sim.world.parameter import Parameter, judged

DIPLOMACY_PARAMETERS: tuple[Parameter, ...] = (
    judged("lobby_debt", 0.05, 0.0, 0.5, "index", "favour owed for one lobbied vote"),
    judged("postponement_cost", 3.0, 0.0, 50.0, "points", "influence spent on having a vote put off"),
    judged("postponement_days", 60.0, 1.0, 365.0, "days", "longest time between a motion and its vote"),
    judged("lowest_burden", 0.4, 0.1, 1.0, "share", "how far a motion's cost and length can be cut"),
    judged(
        "reward_cost",
        900.0,
        10.0,
        5000.0,
        "million USD",
        "cost of a full reward",
        "judgement: Kyrgyz debt of 488 m USD written off in 2012",
    ),
    judged("reward_debt", 0.12, 0.0, 1.0, "index", "favour owed for a full reward"),
    judged("reward_affinity", 0.05, 0.0, 0.5, "index", "gain in affinity by a full reward"),
    judged("pressure_grievance", 0.2, 0.0, 1.0, "index", "grievance left by full pressure"),
    judged("pressure_affinity", 0.06, 0.0, 0.5, "index", "loss of affinity by full pressure"),
    judged("mediation_cost", 4.0, 0.0, 50.0, "points", "influence spent on an attempt to mediate"),
    judged("mediation_success", 0.35, 0.0, 1.0, "share", "chance that an attempt calms the fight"),
    judged("mediation_effect", 0.5, 0.0, 1.0, "share", "share of the intensity that success takes away"),
    judged("readiness_price", 0.0003, 0.0, 0.01, "share per million USD", "readiness bought by a small army"),
    judged("readiness_army", 50000.0, 1000.0, 1000000.0, "persons", "army at which that gain is halved"),
)
