"""The named numbers of `sim.script`."""

from sim.world.parameter import Parameter, judged

SCRIPT_PARAMETERS: tuple[Parameter, ...] = (
    judged("script_decided_habit", 2.0, -2.0, 5.0, "logit", "a documented act, before boldness and deterrence"),
    judged("script_decided_boldness", 2.0, 0.0, 6.0, "logit", "weight of the decider's boldness"),
    judged("script_decided_deterrence", 4.0, 0.0, 8.0, "logit", "weight of doubt in the target's alliance"),
    judged("exercise_habit", 3.0, 0.0, 6.0, "logit", "a member's inclination to attend an exercise"),
    judged("exercise_grievance", 3.0, 0.0, 8.0, "logit", "weight of its disappointment with the organisation"),
    judged("exercise_boycott", 5.0, 0.0, 10.0, "logit", "weight of its boycott of sessions and exercises"),
    judged("exercise_affinity", 1.0, 0.0, 4.0, "logit", "weight of its affinity with the host for attending"),
    judged("exercise_distance", 0.1, 0.0, 2.0, "logit", "cost of the way to an exercise per distance unit to its host"),
    judged("vacancy_cohesion", 0.03, 0.0, 0.3, "index", "cohesion lost when an office falls vacant before its time"),
    judged("exercise_gain", 0.01, 0.0, 0.05, "index", "interoperability gained by an exercise that every member attends"),
    judged("exercise_host_habit", 3.0, 0.0, 6.0, "logit", "a host's inclination to hold an exercise on its land"),
    judged(
        "ratification_spread", 0.5, 0.0, 0.9, "share",
        "how far ratification may come before or after the charter's typical time, as a share of it",
    ),
)  # fmt: skip
