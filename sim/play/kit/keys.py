"""What keys do: actions by name with their keys, which a player may change; two actions on one key are a conflict.

A key is written as `space`, `ctrl+s`, `shift+tab`, `f1`: modifiers in this order (ctrl, alt, shift), then pygame's name.
"""

from typing import NamedTuple

import pygame


class Action(NamedTuple):
    """Something a key does."""

    name: str
    group: str
    title: str
    key: str


ACTIONS: tuple[Action, ...] = (
    Action("pause", "Time", "Pause and go on", "space"),
    Action("speed_1", "Time", "Speed 1", "1"),
    Action("speed_2", "Time", "Speed 2", "2"),
    Action("speed_3", "Time", "Speed 3", "3"),
    Action("speed_4", "Time", "Speed 4", "4"),
    Action("speed_5", "Time", "Speed 5", "5"),
    Action("slower", "Time", "Slower", "["),
    Action("faster", "Time", "Faster", "]"),
    Action("step_day", "Time", "One day on", "."),
    Action("step_event", "Time", "To the next event", "n"),
    Action("mode_1", "Map", "Map mode: membership", "f1"),
    Action("mode_2", "Map", "Map mode: threat", "f2"),
    Action("mode_3", "Map", "Map mode: forces", "f3"),
    Action("mode_4", "Map", "Map mode: influence", "f4"),
    Action("mode_5", "Map", "Map mode: opinion", "f5"),
    Action("mode_6", "Map", "Map mode: economy", "f6"),
    Action("pan_left", "Map", "Move left", "a"),
    Action("pan_right", "Map", "Move right", "d"),
    Action("pan_up", "Map", "Move up", "w"),
    Action("pan_down", "Map", "Move down", "s"),
    Action("zoom_in", "Map", "Nearer", "="),
    Action("zoom_out", "Map", "Farther", "-"),
    Action("home", "Map", "To the capital", "home"),
    Action("minimap", "Map", "Minimap", "m"),
    Action("council", "Panels", "Council", "c"),
    Action("organisation_panel", "Panels", "Organisation", "u"),
    Action("state", "Panels", "Own state", "v"),
    Action("agenda", "Panels", "Agenda of the month", "j"),
    Action("actions", "Panels", "What a government can do", "i"),
    Action("ledger", "Panels", "Ledger of all states", "l"),
    Action("charts", "Panels", "Charts", "g"),
    Action("votes", "Panels", "History of votes", "k"),
    Action("timeline_tree", "Panels", "Branches of time", "b"),
    Action("handbook", "Panels", "Handbook", "h"),
    Action("search", "Panels", "Search the events", "f"),
    Action("outliner", "Panels", "Outliner", "o"),
    Action("call_vote", "Council", "Call the vote", "ctrl+return"),
    Action("next_decision", "Council", "Next open decision", "e"),
    Action("quick_save", "Game", "Quick save", "f11"),
    Action("quick_load", "Game", "Quick load", "f12"),
    Action("menu", "Game", "Close or menu", "escape"),
    Action("full_screen", "Game", "Full screen", "alt+return"),
    Action("hide", "Game", "Hide all panels", "ctrl+f9"),
    Action("pin", "Game", "Pin the tooltip", "left shift"),
)

BY_NAME = {action.name: action for action in ACTIONS}


def key_name(event: pygame.event.Event) -> str:
    """How a key event is written."""
    name = pygame.key.name(event.key).lower()
    modifiers = getattr(event, "mod", 0)
    parts = [
        word
        for word, mask in (("ctrl", pygame.KMOD_CTRL | pygame.KMOD_META), ("alt", pygame.KMOD_ALT), ("shift", pygame.KMOD_SHIFT))
        if modifiers & mask and word not in name
    ]
    return "+".join([*parts, name])


def key_label(key: str) -> str:
    """How a key is shown to a reader."""
    names = {"return": "Enter", "escape": "Esc", "space": "Space", "left shift": "Shift"}
    return (
        "+".join(names.get(part, part.upper() if len(part) < 4 else part.capitalize()) for part in key.split("+") if part) or key
    )


class KeyMap:
    """Which key stands for which action."""

    def __init__(self, changed: dict[str, str] | None = None) -> None:
        """The usual keys, with what a player has changed; unknown actions are left aside."""
        self.keys = {action.name: action.key for action in ACTIONS}
        self.keys.update({name: key for name, key in (changed or {}).items() if name in BY_NAME})

    def key(self, action: str) -> str:
        """The key of an action."""
        return self.keys.get(action, "")

    def actions(self, key: str) -> list[str]:
        """The actions of a key."""
        return [name for name, held in self.keys.items() if held == key]

    def conflicts(self) -> dict[str, list[str]]:
        """Keys that stand for several actions, with these."""
        held: dict[str, list[str]] = {}
        for name, key in self.keys.items():
            if key:
                held.setdefault(key, []).append(name)
        return {key: names for key, names in held.items() if len(names) > 1}

    def changed(self) -> dict[str, str]:
        """What differs from the usual keys."""
        return {name: key for name, key in self.keys.items() if key != BY_NAME[name].key}
