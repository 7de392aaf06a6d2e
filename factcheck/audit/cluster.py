"""Does shards on Ray Data: on a cluster that is named, on the one this process is in, or on one of its own here."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from factcheck.audit.settings import Settings
from factcheck.audit.shards import Shard
from factcheck.audit.summary import AuditSummary
from factcheck.errors import ConfigError, FactcheckError
from factcheck.jobs import usable_cores

HINT = 'pip install "factcheck[audit]"'

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_USAGE_STATS_PROMPT_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # else Ray announces a change of its defaults
}
_LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
"""Ray then takes the loopback address for its own on every system, and nobody on the network can reach it."""

STORE_BYTES = 128 * 1024 * 1024
"""Ray's object store on this machine: only descriptions of shards and their figures go through it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """``address`` is a cluster's, None for Ray on this machine; ``workers`` 0 stands for one for each core."""

    address: str | None = None
    workers: int = 0

    def __call__(self, settings: Settings, shards: Sequence[Shard]) -> Iterator[AuditSummary]:
        """The figures of the shards, each when it is done. A worker that dies is replaced, and its shard done again."""
        os.environ.update(_QUIET)
        if self.address is None:
            os.environ.update(_LOOPBACK)
        try:
            import ray
            import ray.data
        except ImportError as error:
            raise ConfigError(f"Ray Data is not there: {error}", hint=HINT) from error
        ours = not ray.is_initialized()
        if ours:
            self._start(ray)
        try:
            yield from self._done(ray, settings, shards)
        finally:
            if ours:
                ray.shutdown()

    def _start(self, ray: Any) -> None:
        common: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
        if self.address is None:
            cores = self.workers or usable_cores()
            common |= {"num_cpus": cores, "include_dashboard": False, "object_store_memory": STORE_BYTES}
        try:
            with _core_silenced():
                ray.init(address=self.address or "local", **common)
        except (ConnectionError, ValueError, RuntimeError) as error:
            where = self.address or "this machine"
            raise ConfigError(f"Ray does not start on {where}: {error}", hint="Check --address.") from error

    def _done(self, ray: Any, settings: Settings, shards: Sequence[Shard]) -> Iterator[AuditSummary]:
        workers = self.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        described = [{"shard": json.dumps(asdict(shard))} for shard in shards]
        done = ray.data.from_items(described, override_num_blocks=len(shards)).map_batches(
            _Actor,
            fn_constructor_args=(settings,),
            batch_size=1,
            num_cpus=1,
            compute=ray.data.ActorPoolStrategy(size=min(workers, len(shards))),
        )
        try:
            for row in done.iter_rows():
                yield AuditSummary.of_json(json.loads(row["summary"]))
        except ray.exceptions.RayError as error:
            raise FactcheckError(
                f"a worker failed: {error}",
                path=str(settings.work),
                hint="Finished shards are kept: run the same command again to go on.",
            ) from error


@contextmanager
def _core_silenced() -> Iterator[None]:
    """Nothing on the error stream while Ray's core starts: past Python, it writes there that it will be quiet."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as nothing:
            os.dup2(nothing.fileno(), 2)
            try:
                yield
            finally:
                os.dup2(kept, 2)
    finally:
        os.close(kept)


class _Actor:
    """A worker as Ray Data calls it: shards come in described in JSON, their figures go out likewise."""

    def __init__(self, settings: Settings) -> None:
        from factcheck.audit.worker import ShardWorker

        self._worker = ShardWorker(settings)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str]]:
        shards = [Shard(**json.loads(described)) for described in batch["shard"]]
        return {"summary": [json.dumps(self._worker.do(shard).as_json()) for shard in shards]}
