"""Presses wait their turn: a slow frame loses none and mixes none."""

import pygame
import pytest

from sim.play.kit.presses import WAITING_MOST, Presses


def down(key: int, letter: str = "") -> pygame.event.Event:
    """A key goes down."""
    return pygame.event.Event(pygame.KEYDOWN, key=key, unicode=letter, mod=0)


def up(key: int) -> pygame.event.Event:
    """A key comes up."""
    return pygame.event.Event(pygame.KEYUP, key=key, mod=0)


def click(place: tuple[int, int]) -> list[pygame.event.Event]:
    """A click of the mouse."""
    return [
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place),
        pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=place),
    ]


def frames(events: list[pygame.event.Event], writing: bool = False) -> list[list[pygame.event.Event]]:
    """What each frame hears of events that came all at once."""
    presses, heard = Presses(), []
    presses.hear(events)
    while presses.waiting:
        heard.append(presses.next_frame(writing))
    return heard


def test_the_same_key_twice_in_a_slow_frame_is_two_presses():
    escape = pygame.K_ESCAPE
    events = [down(escape), up(escape), down(escape), up(escape)]
    assert frames(events) == [events[:2], events[2:]]


def test_a_key_after_a_click_meets_what_the_click_has_left():
    events = [*click((5, 5)), down(pygame.K_RETURN), up(pygame.K_RETURN)]
    assert frames(events) == [events[:2], events[2:]]


def test_a_held_key_that_repeats_does_not_pile_up():
    events = [down(pygame.K_DOWN) for _ in range(30)]
    assert frames(events) == [events]


def test_letters_are_written_as_fast_as_they_come_and_what_ends_the_text_waits():
    letters = [event for letter in "seed" for event in (down(ord(letter), letter), up(ord(letter)))]
    enter = [down(pygame.K_RETURN, "\r"), up(pygame.K_RETURN), down(pygame.K_RETURN, "\r"), up(pygame.K_RETURN)]
    heard = frames(letters + enter, writing=True)
    assert heard == [letters + enter[:2], enter[2:]]
    assert len(frames(letters, writing=False)) == 4


def test_movement_between_presses_stays_between_them():
    motion = pygame.event.Event(pygame.MOUSEMOTION, pos=(9, 9), rel=(1, 1), buttons=(0, 0, 0))
    events = [*click((5, 5)), motion, *click((9, 9))]
    assert frames(events) == [events[:3], events[3:]]


@pytest.mark.parametrize("count", [1, WAITING_MOST, WAITING_MOST + 40])
def test_nothing_is_lost_and_the_order_is_kept(count):
    events = [event for number in range(count) for event in (down(97 + number % 26), up(97 + number % 26))]
    heard = frames(events)
    assert [event for frame in heard for event in frame] == events
    assert len(heard) <= WAITING_MOST + 1
