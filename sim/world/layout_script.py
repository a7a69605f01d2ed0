"""The layout of the script: what its events, conditions, hazards and readings are (setting), and how they stand (world)."""

from sim.world.fields import Table, day, flag, identity, index, place, real, whole

# ---------------------------------------------------------------------------------------------------- how they stand

EVENTS = Table("events", ("E",), "The state of each event of the script.", (
    whole("fired", "0..", "how often it has fired"),
    day("last_day", "day on which it last fired"),
    flag("was_true", "whether its condition held when last looked at"),
    flag("fell_away", "whether it was due and its requirement was not met"),
    flag("cancelled", "whether another event has cancelled it"),
    real("waited", "", "0..", "hazard that has gathered since it last happened (a hazard with a waiting time)"),
    whole("crisis", "0..", "serial of the latest crisis that it opened"),
    whole("chosen", "-1..", "option last chosen in its choice; -1 for none"),
    whole("granted", "0..7", "the highest instrument granted so far for the crises it opened"),
    flag("awake", "whether it stands in `wakeful`"),
    whole("barred", "-2..", "the clause that keeps its condition from holding; -1 when none does, -2 when nothing is watched"),
))

DUE_DAYS = Table("due_days", ("E",), "When each event of the script is due. One column: it is searched for the next of them.", (
    day("day", "day on which it is due, by its date or after another event; far away when on none"),
))

VARIABLES = Table("variables", ("V",), "The author's flags and variables.", (
    real("value", "", "", "a flag (0 or 1) or a number"),
))

READINGS = Table("readings", ("W",), "What the measures and objectives of the scenario have gathered so far.", (
    real("value", "", "", "the number, or the sum of a mean"),
    whole("weeks", "0..", "how often it was looked at"),
    flag("taken", "whether nothing can change it any more"),
    whole("next", "0..", "the next reading that is still to be taken on the way, counted from 1; 0 behind the last"),
))

WATCHES = Table("watches", ("J",), "What the conditions of the script read, as it was when last looked at.", (
    real("seen", "", "", "what it was then"),
    real("low", "", "", "while it is no less than this,"),
    real("high", "", "", "and no more than that, no condition can turn"),
    whole("users", "0..", "how many conditions wait for it"),
    index("row", "its row of `watching_reals`, `watching_wholes` or `watching_others`; -1 while it has none"),
))

WATCHING_REALS = Table("watching_reals", ("J",), "The stored numbers that conditions wait for: `now.reals_watched` of them.", (
    index("reading", "its row of `watched` and `watches`"),
))

REAL_WORDS = Table("real_words", ("J",), "Where each of `watching_reals` is stored. One column, as the following two.", (
    place("word", "which word of 8 bytes of the world"),
))

REAL_LOWS = Table("real_lows", ("J",), "While each of `watching_reals` is no less than this,", (
    real("low", "", "", "as in `watches`"),
))

REAL_HIGHS = Table("real_highs", ("J",), "and no more than that, no condition can turn.", (
    real("high", "", "", "as in `watches`"),
))

WATCHING_WHOLES = Table("watching_wholes", ("J",), "The stored whole numbers that conditions wait for: `now.wholes_watched`.", (
    index("reading", "its row of `watched` and `watches`"),
))

WHOLE_WORDS = Table("whole_words", ("J",), "Where each of `watching_wholes` is stored.", (
    place("word", "which word of 8 bytes of the world"),
))

WHOLES_SEEN = Table("wholes_seen", ("J",), "What each of `watching_wholes` was at the last look.", (
    whole("seen", "", "the number"),
))

WATCHING_OTHERS = Table("watching_others", ("J",), "The readings that conditions wait for and that are worked out.", (
    index("reading", "its row of `watched` and `watches`"),
))

DRAWN = Table("drawn", ("h",), "The hazards that may come up this week: the first `now.draws` rows.", (
    index("draw", "its row of `draws`"),
))

DRAWN_KEYS = Table("drawn_keys", ("h",), "What each of `drawn` adds to the key of a week's luck.", (
    identity("key", "as in `draws`"),
))

DRAWN_BOUNDS = Table("drawn_bounds", ("h",), "The highest draw with which each of `drawn` may come up.", (
    identity("bound", "as in `draws`"),
))

WAKEFUL = Table("wakeful", ("E",), "Events whose condition has to be worked out at the next look: `now.awake` of them.", (
    index("event", "the event"),
))

SCRATCH = Table("scratch", ("64",), "Registers for conditions of the script; all zero between two conditions.", (
    real("value", "", "", "an intermediate result"),
))

# ---------------------------------------------------------------------------------------------------- what they are

SCRIPT = Table("script", ("E",), "An event of the scenario, compiled.", (
    identity("number", "stable number from its id: the occasion of its luck"),
    whole("trigger", "0..4", "what sets it off (`sim.script.opcodes.TRIGGERS`); the script is sorted by it"),
    day("at", "date"),
    index("after", "the event it follows"),
    whole("delay", "0..", "days after it", "days"),
    whole("when", "0..", "first of the `clauses` of its condition, counted from 1; 0 for none"),
    whole("requires", "0..", "first instruction of its requirement; 0 for none"),
    whole("effects", "0..", "first instruction of its effects; 0 for none"),
    flag("once", "whether it fires once only"),
    whole("cooldown", "0..", "days before it may fire again", "days"),
    real("rate", "per year", "0..", "rate of a hazard"),
    flag("decided", "whether an agent's own decision brings it about (`occurs: decided`)"),
    index("decider", "the state whose decision that is"),
    flag("is_crisis", "whether it opens a crisis (left out when crises are drawn)"),
    whole("times", "0..", "first instruction of what multiplies the rate of a hazard; 0 for nothing"),
    flag("waits", "whether the hazard gathers to a waiting time instead of being drawn anew each week"),
    whole("hook", "0..76", "what in the chronicle sets it off (`kinds.EVENT_KINDS`); 0 for nothing"),
    index("hook_who", "the state it must be about; -1 for any"),
    index("hook_whom", "the other state; -1 for any"),
    index("hook_organisation", "the organisation; -1 for any"),
    index("hook_detail", "the detail it must have; -1 for any"),
    index("hook_matter", "the matter of the motion; -1 for any"),
    index("hook_event", "the scripted event of the crisis; -1 for any"),
    flag("followed", "whether another event follows it"),
))

SCRIPT_PARTS = Table("script_parts", ("5",), "Where in the script the events of each trigger begin.", (
    whole("first", "0..", "the place of the first event of the trigger, or of a later one where there is none"),
))

FOLLOWS = Table("follows", ("E",), "`script.after` once more, as one column: it is searched whenever an event happens.", (
    index("event", "the event that it follows"),
))

INSTRUCTIONS = Table("instructions", ("I",), "Conditions and effects of the script as op-codes.", (
    whole("op", "0..", "op-code (`sim.script.opcodes`)"),
    whole("a", "", "first operand"),
    whole("b", "", "second operand"),
    whole("c", "", "third operand"),
    real("x", "", "", "a number"),
    real("y", "", "", "a second number"),
))

ASKED = Table("asked", ("W",), "What the measures and objectives of the scenario ask of a run.", (
    whole("way", "0..7", "when it is taken (`sim.script.readings.WAYS`)"),
    whole("first", "0..", "first instruction of its expression; 0 for none"),
    day("day", "the date, where it has one"),
))

WATCHED = Table("watched", ("J",), "A reading of the world that conditions of the script have in common.", (
    whole("op", "0..", "op-code of the reading"),
    whole("a", "", "its first subject"),
    whole("b", "", "its second subject"),
    whole("first", "0..", "first of its `levels`"),
    whole("last", "0..", "the one after its last"),
    whole("way", "0..6", "how it is looked at (`sim.script.stored`); the table is sorted by it"),
    index("word", "where it is stored: which word of 8 bytes of the world; -1 where it is worked out"),
))

LEVELS = Table("levels", ("j",), "A number that a reading is compared with, in a clause of a condition.", (
    index("event", "the event"),
    index("clause", "the clause"),
    real("level", "", "", "the number; it counts on which side of it the reading lies"),
    real("below", "", "", "the greatest number less than the level"),
    real("above", "", "", "the least number more than the level"),
    flag("every", "whether every change of the reading counts, and no level"),
))

CLAUSES = Table("clauses", ("k",), "The clauses of conditions, all of which have to hold; those of an event side by side.", (
    index("event", "the event"),
    whole("first", "0..", "first instruction"),
    whole("reads_first", "0..", "first of its `reads`"),
    whole("reads_last", "0..", "the one after its last"),
))

READS = Table("reads", ("r",), "What each clause reads, once.", (
    index("reading", "the row of `watched`"),
    whole("first", "0..", "first of the `levels` with which the clause compares it"),
    whole("last", "0..", "the one after their last"),
))

DRAWS = Table("draws", ("h",), "The hazards of the script.", (
    index("event", "the event"),
    identity("key", "what it adds to the key of a week's luck"),
    identity("bound", "the highest draw with which it may come up, whatever multiplies its rate"),
))

LISTENERS = Table("listeners", ("A",), "The events on a hook, sorted by what they listen for.", (
    whole("kind", "0..76", "what in the chronicle sets it off (`kinds.EVENT_KINDS`)"),
    index("event", "the event"),
))
