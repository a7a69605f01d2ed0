"""The named numbers of `sim.judgement`: weights in logits per unit of the quantity they weigh."""

from sim.world.parameter import Parameter, judged

ORDER = "judgement: orders of magnitude so that one strong motive outweighs two weak ones"

RUNG_WEIGHTS: tuple[Parameter, ...] = (
    judged("weight_consultation", 0.0, 0.0, 0.2, "share", "how much a consultation asks of a member"),
    judged("weight_statement", 0.12, 0.0, 0.4, "share", "how much a joint statement asks of a member"),
    judged("weight_mission", 0.15, 0.0, 0.5, "share", "how much a fact-finding mission asks of a member"),
    judged("weight_material_aid", 0.35, 0.1, 0.7, "share", "how much material aid asks of a member"),
    judged("weight_peacekeepers", 0.55, 0.3, 0.9, "share", "how much peacekeepers ask of a member"),
    judged("weight_rapid_reaction_force", 0.75, 0.4, 1.0, "share", "how much the rapid reaction force asks of a member"),
    judged("weight_collective_defence", 1.0, 0.6, 1.5, "share", "how much collective defence asks of a member"),
    judged("weight_membership", 0.1, 0.0, 0.6, "share", "how much admitting or suspending a member asks"),
    judged("weight_amendment", 0.2, 0.0, 0.8, "share", "how much a change of the charter asks of a member"),
    judged("weight_recognition", 0.9, 0.3, 1.5, "share", "how much recognising a breakaway region asks of a member"),
    judged("weight_foreign_base", 0.3, 0.0, 1.0, "share", "how much consent to a third state's base asks of a member"),
)

VOTE_WEIGHTS: tuple[Parameter, ...] = (
    judged("vote_habit", 2.2, 0.5, 5.0, "logit", "the habit of consent in a council that meets to agree", ORDER),
    judged("vote_habit_rung", 1.6, 0.0, 5.0, "logit", "how far that habit wanes with what a rung asks", ORDER),
    judged("vote_own_case", 6.0, 2.0, 10.0, "logit", "the voter asked for it itself", ORDER),
    judged("vote_solidarity", 1.6, 0.0, 4.0, "logit", "per unit of affinity with the target", ORDER),
    judged("vote_shared_threat", 1.5, 0.0, 4.0, "logit", "per unit of fear of the aggressor", ORDER),
    judged("vote_contagion", 2.2, 0.0, 4.0, "logit", "autocrats' fear that unrest spreads to them, per unit of closedness", ORDER),
    judged("vote_patrons_pull", 2.2, 0.0, 5.0, "logit", "per unit of dependence on the leading power and of its own leaning", ORDER),
    judged("vote_ties_to_aggressor", 6.0, 0.0, 8.0, "logit", "per unit of affinity with the aggressor and weight of the rung", "tuned: September 2022, when partners of Azerbaijan would not arm Armenia"),
    judged("vote_trade_with_aggressor", 3.0, 0.0, 6.0, "logit", "per unit of dependence on the aggressor", ORDER),
    judged("vote_sovereignty", 2.2, 0.0, 6.0, "logit", "precedent of acting inside a member, per unit of weight and of absence of an outside hand", ORDER),
    judged("vote_recognition_precedent", 7.0, 0.0, 12.0, "logit", "precedent of redrawing borders, on recognition motions", ORDER),
    judged("vote_rival_base", 6.0, 0.0, 12.0, "logit", "objection to a base of an unfriendly power on allied land", ORDER),
    judged("vote_cost", 0.9, 0.0, 3.0, "logit", "cost per unit of weight and 1,000 km", ORDER),
    judged("vote_overstretch", 5.0, 0.0, 6.0, "logit", "per unit of forces bound elsewhere and weight", "tuned: the same, with the leading power bound in Ukraine"),
    judged("vote_opinion", 1.5, 0.0, 4.0, "logit", "per unit of support at home above one half", ORDER),
    judged("vote_legality", 2.5, 0.0, 5.0, "logit", "per unit of legal quality of the case, -1 to 1", ORDER),
    judged("legality_off_territory", 1.0, 0.0, 2.0, "index", "loss of legal quality off treaty territory"),
    judged("legality_undelimited", 1.0, 0.0, 2.0, "index", "loss of legal quality on a border that is not agreed", "tuned: May 2021 and September 2022 were read as border incidents"),
    judged("legality_self_inflicted", 1.0, 0.0, 2.0, "index", "loss of legal quality when the target began the war itself"),
    judged("vote_credibility", 1.2, 0.0, 4.0, "logit", "the alliance's name at stake, per unit of credibility and intensity", ORDER),
    judged("vote_reciprocity", 1.4, 0.0, 4.0, "logit", "per unit of favour owed to the target", ORDER),
    judged("vote_grievance", 1.6, 0.0, 5.0, "logit", "per unit of grievance against the target", ORDER),
    judged("vote_disaffection", 1.0, 0.0, 4.0, "logit", "per unit of the voter's own grievance with the organisation", ORDER),
    judged("vote_lobbying", 0.08, 0.0, 0.5, "logit", "per point of influence spent on this vote", ORDER),
    judged("vote_abstain_band", 0.7, 0.0, 3.0, "logit", "width of the band between yes and no in which a state abstains", ORDER),
    judged("vote_pull_scale", 2.0, 0.5, 5.0, "logit", "utility of the leading power at which its pull is full", ORDER),
    judged("distance_scale", 2500.0, 500.0, 8000.0, "km", "distance that counts as one unit of cost", "judgement: Moscow to Dushanbe is 2,990 km"),
)

APPEAL_WEIGHTS: tuple[Parameter, ...] = (
    judged("appeal_habit", -2.2, -5.0, 2.0, "logit", "reluctance to ask allies for help", ORDER),
    judged("appeal_need", 7.0, 0.0, 12.0, "logit", "per unit of intensity beyond what stability carries", ORDER),
    judged("appeal_modesty", 2.0, 0.0, 6.0, "logit", "a modest request is made more readily, per unit of what it does not ask", ORDER),
    judged("appeal_credibility", 1.5, 0.0, 5.0, "logit", "per unit of the alliance's credibility", ORDER),
    judged("appeal_pride", 5.5, 0.0, 12.0, "logit", "a leading power does not ask weaker members, per unit of its share in the alliance's strength", ORDER),
    judged("appeal_grievance", 1.2, 0.0, 5.0, "logit", "per unit of disappointment with the organisation", ORDER),
    judged("appeal_self_inflicted", 4.0, 0.0, 10.0, "logit", "the target itself began the war", ORDER),
    judged("appeal_off_territory", 4.5, 0.0, 10.0, "logit", "what happens off recognised land gives no case", ORDER),
    judged("appeal_between_members", 2.0, 0.0, 8.0, "logit", "a quarrel between members is kept from the council", ORDER),
    judged("appeal_closedness", 0.6, 0.0, 4.0, "logit", "a closed government hides its trouble, per unit of closedness, on internal crises", ORDER),
    judged("appeal_nonstate", 0.6, 0.0, 4.0, "logit", "fighters from abroad are the case the alliance was made for", ORDER),
    judged("sought_defence_intensity", 0.55, 0.2, 0.95, "index", "intensity from which an attack is named a casus foederis"),
    judged("sought_force_intensity", 0.55, 0.2, 0.95, "index", "intensity from which troops are asked for"),
    judged("sought_mission_intensity", 0.40, 0.1, 0.9, "index", "intensity of a clash from which more than consultation is asked for"),
)

CONTRIBUTION_WEIGHTS: tuple[Parameter, ...] = (
    judged("contribute_habit", 1.2, -2.0, 4.0, "logit", "readiness to send troops once the council has decided", ORDER),
    judged("contribute_solidarity", 1.6, 0.0, 4.0, "logit", "per unit of affinity with the host", ORDER),
    judged("contribute_dependence", 2.0, 0.0, 5.0, "logit", "per unit of dependence on the leading power", ORDER),
    judged("contribute_overstretch", 3.0, 0.0, 8.0, "logit", "per unit of forces bound elsewhere", ORDER),
    judged("contribute_distance", 0.4, 0.0, 2.0, "logit", "per distance unit to the host", ORDER),
    judged("contribute_opinion", 1.5, 0.0, 4.0, "logit", "per unit of support at home above one half", ORDER),
    judged("contribute_case_by_case", 0.8, 0.0, 4.0, "logit", "each use needs a decision at home"),
    judged("contribute_leading", 3.0, 0.0, 6.0, "logit", "the leading power carries what it has moved", ORDER),
    judged("contribute_grievance", 1.5, 0.0, 5.0, "logit", "per unit of grievance against the host or the organisation", ORDER),
)

CONSENT_WEIGHTS: tuple[Parameter, ...] = (
    judged("consent_habit", 1.0, -3.0, 4.0, "logit", "readiness of a host to let allied troops in", ORDER),
    judged("consent_affinity", 2.5, 0.0, 6.0, "logit", "per unit of affinity with whoever asks", ORDER),
    judged("consent_need", 2.0, 0.0, 6.0, "logit", "per unit of intensity of the crisis on its land", ORDER),
    judged("consent_fear", 3.0, 0.0, 8.0, "logit", "per unit of fear of whoever asks", ORDER),
    judged("consent_reward", 1.5, 0.0, 5.0, "logit", "per unit of aid or reward from whoever asks", ORDER),
)

ESCALATION_WEIGHTS: tuple[Parameter, ...] = (
    judged("escalate_habit", -1.8, -6.0, 2.0, "logit", "reluctance to widen a fight", ORDER),
    judged("escalate_boldness", 2.0, 0.0, 6.0, "logit", "per unit of boldness", ORDER),
    judged("escalate_strength", 1.0, 0.0, 4.0, "logit", "per unit of the logarithm of the ratio of forces", ORDER),
    judged("escalate_deterrence", 2.5, 0.0, 6.0, "logit", "per unit of credibility of an alliance that covers the target", ORDER),
    judged("escalate_dependence", 2.0, 0.0, 6.0, "logit", "per unit of dependence on the target or on its patron", ORDER),
    judged("escalate_grievance", 1.0, 0.0, 4.0, "logit", "per unit of grievance against the target", ORDER),
    judged("escalate_hold_band", 2.2, 0.0, 6.0, "logit", "width of the band between escalating and standing down", ORDER),
)

MEMBERSHIP_WEIGHTS: tuple[Parameter, ...] = (
    judged("renew_habit", -1.7, -3.0, 4.0, "logit", "leaning towards signing again", "tuned: three of nine did not sign in 1999"),
    judged("tie_dependence", 3.2, 0.0, 8.0, "logit", "per unit of dependence on the leading power: what holds members in", ORDER),
    judged("tie_affinity", 4.5, 0.0, 8.0, "logit", "per unit of affinity with the leading power", "tuned: parts those who signed in 1999 from those who did not"),
    judged("tie_threat", 1.5, 0.0, 6.0, "logit", "per unit of the strongest fear of a power outside the alliance", ORDER),
    judged("tie_opinion", 1.5, 0.0, 6.0, "logit", "per unit of support at home above one half", ORDER),
    judged("tie_base", 0.8, 0.0, 4.0, "logit", "troops of the leading power on its land"),
    judged("tie_grievance", 4.5, 0.0, 10.0, "logit", "per unit of disappointment with the organisation: what drives members out", ORDER),
    judged("tie_grievance_leading", 2.5, 0.0, 8.0, "logit", "per unit of grievance against the leading power", ORDER),
    judged("tie_patron", 3.0, 0.0, 8.0, "logit", "per unit of pull of a patron outside", ORDER),
    judged("tie_size", 2.2, 0.0, 5.0, "logit", "per unit of the state's standing as a regional power: it can stand alone", "tuned: Uzbekistan, the second in population, kept leaving"),
    judged("tie_credibility", 1.0, 0.0, 4.0, "logit", "per unit of credibility above one half", ORDER),
    judged("exit_rate", 0.04, 0.002, 0.2, "per year", "rate of leaving at a tie of zero", "record/hazards.yaml departures: 4 in 219 member years, 0.018 (0.008 to 0.039)"),
    judged("exit_slope", 0.6, 0.3, 3.0, "per logit", "how fast that rate falls as the tie grows", "tuned: leaving is rare but not unheard of among the well tied"),
    judged("freeze_grievance", 0.3, 0.1, 0.95, "index", "disappointment from which a member rather freezes its part than leaves", "tuned: Armenia froze its part in February 2024"),
    judged("freeze_rate", 0.9, 0.1, 5.0, "per year", "rate of freezing per unit of disappointment beyond that", "tuned: Armenia froze 17 months after September 2022"),
    judged("thaw_rate", 0.4, 0.0, 3.0, "per year", "rate of coming back from a freeze at no disappointment"),
    judged("stop_dues_rate", 2.0, 0.1, 10.0, "per year", "rate at which a frozen member stops paying", "Armenia: 2.5 months (2024-02-22 to 2024-05-08)"),
    judged("pay_dues_rate", 0.5, 0.0, 5.0, "per year", "rate at which a member in arrears settles them"),
    judged("apply_rate", 0.02, 0.005, 0.5, "per year", "rate of applying at a tie of zero", "record/hazards.yaml joining: 4 in 171 outside years, 0.023 (0.010 to 0.049)"),
    judged("apply_slope", 1.4, 0.3, 4.0, "per logit", "how fast that rate grows with the tie", ORDER),
    judged("apply_threshold", 2.8, -2.0, 8.0, "logit", "tie at which the rate of applying is the base rate", ORDER),
    judged("applicant_affinity", 0.15, -1.0, 1.0, "index", "affinity with the leading power below which no state applies"),
    judged("invite_threshold", 1.0, -2.0, 6.0, "logit", "tie at which an invited state without trouble is undecided", ORDER),
    judged("invite_need", 2.5, 0.0, 6.0, "logit", "an invited state in trouble at home joins more readily, per unit of instability", "tuned: Azerbaijan and Georgia acceded in 1993 after lost wars"),
    judged("move_pause_days", 540.0, 30.0, 2000.0, "days", "time between two moves of one state in membership", "judgement: UZB returned 2006, left 2012"),
    judged("boycott_rate", 5.0, 0.1, 20.0, "per year", "rate of staying away per unit of pressure by the leading power", "record/decisions.yaml: six boycotts, 2009 to 2023"),
    judged("boycott_days", 120.0, 10.0, 700.0, "days", "length of a boycott", "Belarus: June to October 2009"),
)

INITIATIVE_WEIGHTS: tuple[Parameter, ...] = (
    judged("lobby_cost", 6.0, 1.0, 50.0, "points", "influence spent on one vote"),
    judged("lobby_reserve", 25.0, 0.0, 100.0, "points", "influence a government keeps back"),
    judged("lobby_will", 0.8, 0.0, 1.0, "share", "chance that a government that could lobby does"),
    judged("lobby_doubt_low", 0.25, 0.0, 1.0, "share", "chance of a yes below which lobbying is given up"),
    judged("lobby_doubt_high", 0.9, 0.0, 1.0, "share", "chance of a yes above which lobbying is not needed"),
    judged("amend_burden", 0.7, 0.2, 1.0, "share", "cost and length to which a proposer cuts a motion in doubt"),
    judged("amend_doubt", 0.5, 0.0, 1.0, "share", "chance of a yes of the most doubtful voter below which the motion is cut"),
    judged("press_rate", 0.5, 0.0, 4.0, "per year", "rate at which the leading power presses a member that drifts away"),
    judged("press_grievance", 0.25, 0.0, 1.0, "index", "disappointment of a member from which it counts as drifting"),
    judged("press_strength", 0.4, 0.0, 1.0, "index", "strength of such pressure"),
    judged("press_days", 90.0, 7.0, 700.0, "days", "length of such pressure"),
    judged("pay_rate", 0.4, 0.0, 4.0, "per year", "rate at which the leading power rewards a loyal and dependent member"),
    judged("pay_strength", 0.3, 0.0, 1.0, "index", "strength of such a reward"),
    judged("pay_cost", 300.0, 1.0, 5000.0, "million USD", "treasury spent on a reward", "judgement: credits of 2010 to 2021 ran from 100 to 1,500"),
    judged("mediate_rate", 4.0, 0.0, 26.0, "per year", "rate at which the leading power offers to mediate between members that fight"),
    judged("mediate_cost", 4.0, 0.0, 50.0, "points", "influence spent on mediation"),
    judged("budget_rate", 0.5, 0.0, 4.0, "per year", "rate at which a threatened government turns treasury into readiness"),
    judged("budget_cost", 200.0, 1.0, 5000.0, "million USD", "treasury spent on it"),
    judged("own_stability_need", 0.5, 0.0, 1.0, "index", "stability below which a government fears for itself"),
)

JUDGEMENT_PARAMETERS: tuple[Parameter, ...] = (
    *RUNG_WEIGHTS,
    *VOTE_WEIGHTS,
    *APPEAL_WEIGHTS,
    *CONTRIBUTION_WEIGHTS,
    *CONSENT_WEIGHTS,
    *ESCALATION_WEIGHTS,
    *MEMBERSHIP_WEIGHTS,
    *INITIATIVE_WEIGHTS,
)
