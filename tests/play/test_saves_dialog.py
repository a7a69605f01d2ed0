"""The list of saves: read as a person reads it, the latest chosen, and a folder that refuses is told in it."""

from pathlib import Path

import pytest
from play.games import stage_on

from sim.play.screens.save_dialogs import moment_words


@pytest.fixture
def stage(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    made = stage_on()
    made.app.top.view.autosave()
    made.app.top.view.dialog = ("load", None)
    made.step(count=3)
    yield made
    made.app.close()


def test_the_latest_save_is_chosen_and_its_days_are_read_as_they_are_said(stage):
    assert stage.has("Autosave") and stage.has("Real timeline · 4 Jan 2022")
    assert not stage.note("load.do").state.startswith("disabled")
    assert moment_words("2026-11-29T09:21:07+00:00") == "29 Nov 2026, 09:21"
    assert moment_words("long ago") == "long ago"


def test_a_folder_that_refuses_to_delete_is_told_in_the_list(stage, tmp_path, monkeypatch):
    def refuse(self, missing_ok=False):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        stage.click("load.delete")
        assert stage.has("Press Delete again to delete it.")
        stage.click("load.delete")
    assert stage.has("It cannot be deleted: Permission denied.")
    assert (tmp_path / "saves" / "autosave-1.article4").exists()
    stage.click("load.delete")
    stage.click("load.delete")
    assert not (tmp_path / "saves" / "autosave-1.article4").exists() and stage.has("There is no saved game yet.")
