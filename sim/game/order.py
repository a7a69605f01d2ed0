"""An order as a player gives it: in the words of the scenario, as the log of orders keeps it."""

from typing import Any, NamedTuple

from sim.order_log import ORDER_KEYS


class Order(NamedTuple):
    """What a government is told to do today (`sim.order_log.Desk.order`).

    `kind` and `option` are names of `sim.words.kinds` (`vote` and `yes`); `subject` is the serial of the motion, crisis or
    deployment, or the number of a clause; `value` an amount (troops, points of influence, million USD, strength 0 to 1,
    burden, new text of a clause); `whom` the other state.
    """

    state: str
    kind: str
    option: str
    subject: int = 0
    value: float = 0.0
    whom: str | None = None
    organisation: str | None = None
    by: str = "person"

    def entry(self, day: str) -> dict[str, Any]:
        """The order as a log has it, on a day (YYYY-MM-DD)."""
        values = (day, self.by, self.state, self.kind, self.subject, self.option, self.value, self.whom, self.organisation)
        return dict(zip(ORDER_KEYS, values, strict=True))
