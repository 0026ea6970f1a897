"""The same audit on a Dask cluster, whose worker is killed in the middle."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")


@pytest.mark.filterwarnings("default")  # of the cluster's own
def test_a_cluster_makes_the_same_tables_though_a_worker_dies(audits: Any) -> None:
    out, calm = audits.folder / "out", audits.folder / "calm"
    folder = audits.filings(600)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        pids = [worker.process.pid for worker in cluster.workers.values()]
        killer = threading.Thread(target=_kill_in_the_middle, args=(pids[0], out))
        killer.start()
        assert audits.run(folder, "--output", out, "--engine", "dask", "--scheduler", cluster.scheduler_address) == 3
        killer.join()
    audits.run(folder, "--output", calm, "--jobs", 2)
    assert not psutil.pid_exists(pids[0])
    assert audits.files(out) == audits.files(calm)


def _kill_in_the_middle(pid: int, out: Path) -> None:
    while not list((out / "shards").glob("*.json")):
        time.sleep(0.01)
    psutil.Process(pid).kill()


def test_a_scheduler_that_does_not_answer_is_one_line(audits: Any, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--engine", "dask", "--scheduler", "nonsense://nowhere")
    assert audits.run(audits.filings(1), "--output", audits.folder / "out", *given) == 2
    assert "no Dask scheduler answers" in capsys.readouterr().err
