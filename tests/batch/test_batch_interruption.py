"""The command interrupted, killed, out of room: one line, the right exit code, and the same bytes in the end."""

import random
import resource
import signal
import subprocess
import sys
import time

import pytest
from batch_world import MINIMAL, begin, command, digests, perform, start_of

from sim.words.jit import PLAIN

RUNS, CHUNK = (40, 1) if PLAIN else (500, 4)
OPTIONS = ("--runs", RUNS, "--chunk", CHUNK, "--jobs", 2, "--series")


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """What the batch gives when nothing happens to it."""
    path = tmp_path_factory.mktemp("whole")
    perform(start_of(MINIMAL), path, RUNS, series=True, jobs=2)
    return digests(path)


def wait_for_shards(path, count, process):
    """Wait until so many pieces are finished."""
    end = time.monotonic() + 300
    while len(list((path / ".shards").glob("*.zip"))) < count:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.01)


def finish(path, reference):
    """Run the same command again; the bytes must be those of a batch that was never disturbed."""
    told = command("batch", MINIMAL, *OPTIONS, "--out", path)
    assert (told.returncode, "Traceback" in told.stderr) == (0, False), told.stderr
    assert digests(path) == reference
    return told


def test_an_interrupt_keeps_what_is_finished(tmp_path, reference):
    process = begin("batch", MINIMAL, *OPTIONS, "--out", tmp_path)
    wait_for_shards(tmp_path, 3, process)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=600)
    assert process.returncode == 130
    last = errors.strip().splitlines()[-1]
    assert last.startswith("interrupted after ") and f" of {RUNS} runs; run the same command again to go on" in last
    done = int(last.split()[2])
    assert CHUNK * 3 <= done < RUNS
    assert "Traceback" not in errors
    told = finish(tmp_path, reference)
    assert f"going on, {done:,} of {RUNS:,} runs are finished" in told.stderr


def test_a_second_interrupt_ends_it_at_once(tmp_path, reference):
    process = begin("batch", MINIMAL, *OPTIONS, "--out", tmp_path)
    wait_for_shards(tmp_path, 2, process)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=600)
    assert process.returncode == 130
    assert "interrupted" in errors and "Traceback" not in errors
    finish(tmp_path, reference)


def test_a_killed_batch_goes_on(tmp_path, reference):
    for shards in (2, 5):
        process = begin("batch", MINIMAL, *OPTIONS, "--out", tmp_path)
        wait_for_shards(tmp_path, shards, process)
        process.kill()
        process.wait()
    finish(tmp_path, reference)


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(8))
def test_an_interrupt_at_any_moment(tmp_path, reference, turn):
    """From the first import to the last file."""
    process = begin("batch", MINIMAL, *OPTIONS, "--out", tmp_path)
    time.sleep(0.15 + turn * 0.6 + random.Random(turn).random() * 0.6)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=600)
    assert process.returncode in (0, 130), errors
    assert "Traceback" not in errors
    if process.returncode == 130:
        assert "interrupted" in errors
    finish(tmp_path, reference)


def test_an_interrupt_after_the_last_line_changes_nothing():
    """The command is done, and its exit code is given; the interpreter is still being taken down."""
    late = (
        "import atexit, os, signal, sys; from sim.cli import main; sys.argv = ['article4', '--version'];"
        "atexit.register(os.kill, os.getpid(), signal.SIGINT); sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", late], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def limited_to(size):
    """Let a process write no file larger than so many bytes: a full disk for those that are."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_while_writing_a_shard_loses_nothing(tmp_path, reference):
    process = begin("batch", MINIMAL, *OPTIONS, "--out", tmp_path)
    wait_for_shards(tmp_path, 3, process)
    process.kill()
    process.wait()
    kept = set((tmp_path / ".shards").glob("*.zip"))
    told = command("batch", MINIMAL, *OPTIONS, "--out", tmp_path, preexec_fn=limited_to(4000))
    assert told.returncode == 1
    assert "error: the disk is full: cannot write " in told.stderr
    assert f"of {RUNS} runs are kept; make room and run the same command again to go on" in told.stderr
    assert "Traceback" not in told.stderr
    assert set((tmp_path / ".shards").glob("*.zip")) >= kept
    assert not list((tmp_path / ".shards").glob("*.part"))
    finish(tmp_path, reference)


def test_a_complete_batch_is_only_summed_up_again(tmp_path, reference):
    first = finish(tmp_path, reference)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    second = finish(tmp_path, reference)
    assert "complete already" in second.stderr
    assert second.stdout == first.stdout
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == stamps
