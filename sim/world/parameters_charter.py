"""The named numbers of `sim.charter`: what the texts leave open. The law itself is in each organisation's charter record."""

from sim.world.parameter import Parameter, judged

CHARTER_PARAMETERS: tuple[Parameter, ...] = (
    judged(
        "planned_peacekeepers", 3000.0, 500.0, 10000.0, "persons", "peacekeepers planned for a crisis of intensity 1",
        "Kazakhstan, January 2022: 2,000 to 2,500 at an intensity of about 0.8",
    ),
    judged(
        "planned_rapid_reaction", 8000.0, 1000.0, 20000.0, "persons", "rapid reaction troops planned at intensity 1",
        "judgement: somewhat less than half of the 17,000 to 20,000 on the books of the force",
    ),
    judged(
        "planned_collective_defence", 30000.0, 5000.0, 150000.0, "persons", "troops for collective defence at intensity 1",
        "judgement: a corps; the collective force of 1993 in Tajikistan had about 25,000",
    ),
    judged("planned_relief_share", 0.15, 0.02, 0.5, "share", "part of the rapid reaction plan that relief asks for"),
    judged(
        "ad_hoc_contingent", 0.05, 0.0, 0.2, "share", "part of the plan asked of a member that has assigned no units",
        "Kazakhstan, January 2022: Armenia 100, Kyrgyzstan 150, Tajikistan 200 of 2,000 to 2,500",
    ),
    judged(
        "mobilisation_cost", 0.004, 0.0005, 0.02, "million USD/person", "cost of moving a soldier out and home",
        "judgement: some 4,000 USD, airlift and supply",
    ),
    judged(
        "organisation_budget", 6.0, 1.0, 20.0, "million USD/year", "yearly budget of an organisation that collects dues",
        "record: about 532 million rubles in 2024, from Armenia's share of 53.22 million",
    ),
    judged(
        "rival_affinity", -0.4, -1.0, 0.0, "index", "affinity of leading powers at which alliances are rivals",
    ),
    judged("ballot_rounding", 0.001, 0.0, 0.01, "share", "forgiven below a stated majority or quorum: 0.667 is two thirds"),
    judged("settlement_months", 6.0, 0.0, 24.0, "months", "how long open obligations hold a member beyond notice"),
    judged(
        "boycott_months", 6.0, 1.0, 24.0, "months", "how long a member stays away once it begins to",
        "record: Belarus from June to October 2009",
    ),
    judged("session_month_day", 15.0, 1.0, 28.0, "day of the month", "day of the yearly session within its month"),
)  # fmt: skip
