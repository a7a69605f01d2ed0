"""The panels at the right by their name."""

from collections.abc import Callable

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.screens.actions_panel import actions_panel
from sim.play.screens.agenda_panel import agenda_panel
from sim.play.screens.charts import charts_panel
from sim.play.screens.comparison_panel import comparison_panel
from sim.play.screens.crisis_panel import crisis_panel
from sim.play.screens.force_panel import force_panel
from sim.play.screens.handbook import handbook_panel
from sim.play.screens.ledger import ledger_panel
from sim.play.screens.organisation_panel import organisation_panel
from sim.play.screens.state_panel import state_panel
from sim.play.screens.tree_panel import tree_panel
from sim.play.screens.verdict_panel import verdict_panel
from sim.play.screens.votes_panel import vote_panel, votes_panel
from sim.play.view import View

PANELS: dict[str, Callable[[Ui, View, Box], None]] = {
    "state": state_panel,
    "crisis": crisis_panel,
    "force": force_panel,
    "organisation": organisation_panel,
    "actions": actions_panel,
    "votes": votes_panel,
    "vote": vote_panel,
    "handbook": handbook_panel,
    "ledger": ledger_panel,
    "charts": charts_panel,
    "verdict": verdict_panel,
    "comparison": comparison_panel,
    "tree": tree_panel,
    "agenda": agenda_panel,
}
