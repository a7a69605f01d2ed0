"""The folder of a batch's results: whose it is, what in it is finished, and how its final files come about.

While a batch is under way, `.shards/` holds the request and the shards. When all runs are there, the final files are put
together from the shards, `card.json` last; then the shards go. So a folder with a card is complete, and one with
`.shards/request.json` can be gone on with.
"""

import io
import json
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

import polars as pl
from polars.io.plugins import register_io_source

from sim.batch import shards
from sim.batch.files import TEMPORARY, Part, file_digest, unwritable, write_whole
from sim.batch.lock import Lock
from sim.batch.request import Request, differences, fingerprint, json_text
from sim.batch.shards import Shard
from sim.batch.tables import names_of
from sim.batch.trouble import Trouble

CARD, TIMING, SUMMARY, FINDINGS, YEARS = "card.json", "timing.json", "summary.md", "summary.json", "years.parquet"
FILES = (
    "runs.parquet",
    "decisions.parquet",
    "deployments.parquet",
    "series.parquet",
    YEARS,
    FINDINGS,
    SUMMARY,
    CARD,
    TIMING,
)
"""Every file that a batch writes."""
SHARDS = ".shards"
REQUEST = "request.json"
CELLS = 1_200_000
"""Values in a row group of a final file: what is held in memory while it is put together grows with this."""


class Folder:
    """The results of one request in a folder. Holds the folder's lock from `open` to `close`."""

    def __init__(self, path: Path, request: Request) -> None:
        """The folder at a path, for a request; nothing is touched yet."""
        self.path = path
        self.tables = names_of(request.series)
        self.asked = request.asked()
        self._runs = request.runs
        self._mark = fingerprint(self.asked)
        self._lock: Lock | None = None
        self.shards: list[Shard] = []
        self.damaged: list[Path] = []
        """Shards that were found damaged and are lived again."""

    # ------------------------------------------------------------------ whose folder it is

    def finished(self) -> dict[str, Any] | None:
        """The summary, when the folder holds all results of this request undamaged; None otherwise."""
        try:
            card = _read_json(self.path / CARD)
            if card is None or self._is_other(card) or not isinstance(card.get("files"), dict):
                return None
            if not all(_is_as_told(self.path / name, told) for name, told in card["files"].items()):
                return None
            return _read_json(self.path / FINDINGS)
        except OSError as error:
            raise Trouble(f"cannot read {error.filename}: {error.strerror}") from None

    def open(self, replace: bool) -> None:
        """Make the folder this request's own and find what is finished. Raises Trouble when it is in use or another's.

        With `replace` the results of another request are removed first.
        """
        if self.path.exists() and not self.path.is_dir():
            raise Trouble(f"{self.path} is a file: choose a folder for the results (--out)")
        try:
            self._shards_folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self._shards_folder / "lock")
        except OSError as error:
            raise unwritable(self.path, error) from None
        try:
            self._claim(replace)
            self._find_shards()
        except OSError as error:
            self.close()
            raise unwritable(self.path, error) from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the folder free."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def _shards_folder(self) -> Path:
        return self.path / SHARDS

    def _claim(self, replace: bool) -> None:
        """Write the request down, or find that it stands there already."""
        before = self._request_there()
        if before == self.asked:
            return
        if before is not None and not replace:
            raise Trouble(self._refusal(before))
        for name in (*reversed(FILES), f"{SHARDS}/{REQUEST}"):
            (self.path / name).unlink(missing_ok=True)
        for shard in shards.found(self._shards_folder):
            shard.path.unlink()
        write_whole(self._shards_folder / REQUEST, json_text(self.asked).encode())

    def _request_there(self) -> dict[str, Any] | None:
        """The request whose results are in the folder, finished or not; {} for files of an unknown one; None for none."""
        under_way = _read_json(self._shards_folder / REQUEST)
        if under_way is not None:
            return under_way
        card = _read_json(self.path / CARD)
        if card is not None:
            # A card whose files are damaged or gone: its own request may do them again, as if it were under way.
            return {key: card.get(key) for key in self.asked} if self._is_other(card) else None
        return {} if any((self.path / name).exists() for name in FILES) else None

    def _is_other(self, card: Mapping[str, Any]) -> bool:
        """Whether a card belongs to another request."""
        return any(card.get(key) != value for key, value in self.asked.items())

    def _refusal(self, before: Mapping[str, Any]) -> str:
        """Why the folder is not this request's, and what to do."""
        if not before:
            told = f"{self.path} holds files of an unknown batch"
        else:
            told = f"{self.path} holds the results of another request:\n" + "\n".join(
                f"  {line}" for line in differences(before, self.asked)
            )
        return f"{told}\nchoose another folder (--out), or replace what is there (--fresh)"

    # ------------------------------------------------------------------ what is finished

    def _find_shards(self) -> None:
        """Find the whole shards; remove what is damaged, and what was being written when an earlier batch ended."""
        for left_over in [*self._shards_folder.glob(f"*{TEMPORARY}"), *self.path.glob(f"*{TEMPORARY}")]:
            left_over.unlink(missing_ok=True)
        next_run = 0
        for shard in shards.found(self._shards_folder):
            if next_run <= shard.first <= shard.last < self._runs and shard.is_whole(self._mark, self.tables):
                self.shards.append(shard)
                next_run = shard.last + 1
            else:
                self.damaged.append(shard.path)
                shard.path.unlink()

    def gaps(self) -> list[tuple[int, int]]:
        """The runs that are still to be lived."""
        return shards.gaps(self.shards, self._runs)

    def done(self) -> int:
        """How many runs are finished."""
        return sum(shard.runs for shard in self.shards)

    def keep(self, first: int, last: int, content: dict[str, pl.DataFrame], sums: Any) -> None:
        """Keep what some runs have left. Raises OSError. Threads may call it side by side."""
        shards.keep(self._shards_folder, first, last, shards.packed(content, sums, self._mark))

    # ------------------------------------------------------------------ final files

    def all_shards(self) -> list[Shard]:
        """Every shard, in the order of the runs, when all runs are finished."""
        return shards.found(self._shards_folder)

    def assemble(self, take: Callable[[str, pl.DataFrame], None], go_on: threading.Event) -> None:
        """Put every table together in the order of the runs; `take(table, part)` sees each part as it passes.

        Raises Stopped when `go_on` is cleared, OSError when something cannot be written.
        """
        for name in self.tables:
            part = Part(self.path / f"{name}.parquet")
            try:
                self._sink(name, part, take, go_on)
                part.finish()
            except BaseException:
                part.give_up()
                raise

    def _sink(self, name: str, part: Part, take: Callable[[str, pl.DataFrame], None], go_on: threading.Event) -> None:
        """Stream a table from the shards into one file. Its bytes do not depend on how runs are spread over shards."""
        present = self.all_shards()
        schema = present[0].table(name).schema

        def frames(*_: Any) -> Iterator[pl.DataFrame]:
            for shard in present:
                if not go_on.is_set():
                    raise Stopped
                frame = shard.table(name)
                take(name, frame)
                yield frame

        rows = max(1000, CELLS // len(schema))
        try:
            register_io_source(frames, schema=schema).sink_parquet(cast(IO[bytes], part), row_group_size=rows)
        except pl.exceptions.PolarsError:
            if part.failure is not None:
                raise part.failure from None
            raise

    def write_frame(self, name: str, frame: pl.DataFrame) -> None:
        """Write a small table. Raises OSError."""
        content = io.BytesIO()
        frame.write_parquet(content)
        write_whole(self.path / name, content.getvalue())

    def seal(self, counts: Mapping[str, Any]) -> None:
        """Write the card: from now on the folder is complete. Then remove the shards."""
        present = [name for name in FILES if name not in (CARD, TIMING) and (self.path / name).exists()]
        files = {
            name: {"bytes": (self.path / name).stat().st_size, "sha256": file_digest(self.path / name)} for name in present
        }
        write_whole(self.path / CARD, json_text({**self.asked, **counts, "files": files}).encode())
        self.remove_shards()

    def remove_shards(self) -> None:
        """Remove what is no longer needed once the card is there."""
        self.close()
        shutil.rmtree(self._shards_folder, ignore_errors=True)


class Stopped(Exception):
    """The final files were not finished because the user has stopped the batch."""


def _read_json(path: Path) -> dict[str, Any] | None:
    """The mapping in a JSON file; {} when it holds something else, None when there is no such file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _is_as_told(path: Path, told: Mapping[str, Any]) -> bool:
    """Whether a file is there, byte for byte as the card says."""
    return path.is_file() and path.stat().st_size == told["bytes"] and file_digest(path) == told["sha256"]
