"""The scenario's files, written by hand: one coded value a line, so that a change shows as one line."""

from datetime import date

from sim.history.coding.affinity import affinity
from sim.history.coding.coded import Coded, Series, without_repeats
from sim.history.coding.dependence import dependence
from sim.history.coding.disputed import Declared, declared, grievance
from sim.history.coding.matched import Pair
from sim.history.coding.opinion import opinion
from sim.history.coding.record import Record
from sim.history.coding.regimes import democracy, readiness, stability

HEAD = """\
# yaml-language-server: $schema=../scenario.schema.json
# Written by `python -m sim.history.coding` from record/ and coding.yaml (the rule in words: CODING.md). Do not edit by hand:
# change the rule. {what}
"""
MEASURED = {"population": "World Bank", "gdp": "World Bank, current USD", "active_military": "Correlates of War NMC 7.0"}
RECORDED = {"population": "population", "gdp": "gdp_usd", "active_military": "active_military"}
DOUBT = 2.0
"""A measured quantity without a figure may be off by this factor either way."""
NEGLIGIBLE = 0.02
"""A dependence that never reaches this is left out: it is nought."""


def text(words: str) -> str:
    """A text in double quotes."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def number(value: float) -> str:
    """A number without needless digits."""
    return f"{value:.0f}" if float(value).is_integer() and abs(value) >= 1 else f"{value:g}"


def coded_line(value: Coded) -> str:
    """A coded value in one line."""
    return f"{{value: {value.value:.2f}, range: [{value.low:.2f}, {value.high:.2f}], source: {text(value.source)}}}"


def series_lines(name: str, series: Series, indent: str) -> list[str]:
    """A series of coded values, a line a knot; a single value stands alone."""
    kept = without_repeats(series)
    if len(kept) <= 1:
        return [f"{indent}{name}: {coded_line(series[min(series)])}"]
    return [f"{indent}{name}:"] + [f"{indent}  {day.isoformat()}: {coded_line(kept[day])}" for day in sorted(kept)]


def states_file(record: Record) -> str:
    """`states.yaml`."""
    lines = [HEAD.format(what="Populations, GDP and forces are measured; the rest is coded."), "states:"]
    for code in record.codes:
        lines += _state(record, code)
    return "\n".join(lines) + "\n"


def _state(record: Record, code: str) -> list[str]:
    """One state."""
    state, added = record.states[code], record.rule["additions"][code]
    capital = state["capitals"][-1]
    neighbours = [other for other in record.codes if other in state["land_neighbours"]]
    lines = [
        "",
        f"  {code}:",
        f"    name: {{en: {text(state['name'])}, ru: {text(added['ru'])}}}",
        f"    capital: {{name: {text(capital['name'])}, latitude: {capital['lat']:g}, longitude: {capital['lon']:g}}}",
        f"    neighbours: [{', '.join(neighbours)}]",
    ]
    lines += [f"    {flag}: true" for flag in ("neutral", "great_power", "playable") if added.get(flag)]
    if "engaged" in added:
        lines.append(f"    engaged: {added['engaged']:g}  # judgement: {added['why']}")
    for quantity in MEASURED:
        lines += _measured(record, code, quantity)
    lines += series_lines("democracy", democracy(record, code), "    ")
    lines += series_lines("stability", stability(record, code), "    ")
    lines += series_lines("readiness", readiness(record, code), "    ")
    lines += series_lines("opinion", opinion(record, code), "    ")
    return lines


def _measured(record: Record, code: str, quantity: str) -> list[str]:
    """A measured quantity by snapshot; each stands on the first day of its year."""
    lines = [f"    {quantity}:  # {MEASURED[quantity]}"]
    added = record.rule["additions"][code]
    for year, snapshot in record.states[code]["snapshots"].items():
        value = snapshot[RECORDED[quantity]]
        day = max(date(year, 1, 1), record.beginning).isoformat()
        if value is not None:
            lines.append(f"      {day}: {number(value)}")
        else:
            judged = added[f"{quantity}_{year}"]
            span = f"[{number(judged / DOUBT)}, {number(judged * DOUBT)}]"
            lines.append(
                f'      {day}: {{value: {number(judged)}, range: {span}, source: "judgement: no figure in the record"}}'
            )
    return lines


def pairs_file(record: Record) -> str:
    """`pairs.yaml`."""
    what = "The key is `first-second`; `dependence` is the first's on the second, `dependence_back` the other way."
    lines = [HEAD.format(what=what), "pairs:"]
    for pair in record.dyads:
        lines += _pair(record, pair)
    return "\n".join(lines) + "\n"


def _pair(record: Record, pair: Pair) -> list[str]:
    """One pair."""
    lines = ["", f"  {pair[0]}-{pair[1]}:", *series_lines("affinity", affinity(record, pair), "    ")]
    ways = (("dependence", pair), ("dependence_back", pair[::-1]))
    for name, (first, second) in ways:
        series = dependence(record, first, second)
        if max(value.value for value in series.values()) >= NEGLIGIBLE:
            lines += series_lines(name, series, "    ")
    held = grievance(record, pair)
    if held is not None:
        lines.append(f"    grievance: {held.value:.2f}  # {held.source}")
        lines.append(f"    grievance_back: {held.value:.2f}")
    return lines


def disputes_file(record: Record) -> str:
    """`disputes.yaml`."""
    lines = [HEAD.format(what="Crises are drawn for these when crises are drawn at all."), "disputes:"]
    for entry in declared(record):
        lines += _dispute(entry)
    return "\n".join(lines) + "\n"


def _dispute(entry: Declared) -> list[str]:
    """One declared dispute."""
    dispute, listed = entry.dispute, entry.dispute.listed
    lines = [
        "",
        f"  {dispute.id}:",
        f"    between: [{', '.join(dispute.between)}]",
        f"    over: {text(dispute.over)}",
        f"    since: {dispute.since.isoformat()}",
    ]
    if dispute.until != date.max:
        lines.append(f"    until: {dispute.until.isoformat()}")
    lines += [
        f"    severity: {entry.severity:g}",
        f"    delimited: {str(listed['delimited']).lower()}",
        f"    tension: {entry.tension:g}",
    ]
    if listed.get("first_initiates"):
        lines.append("    first_initiates: true")
    lines.append(f"    source: {text(entry.source)}")
    return lines


FILES = {"states.yaml": states_file, "pairs.yaml": pairs_file, "disputes.yaml": disputes_file}
"""The files that the rule writes."""
