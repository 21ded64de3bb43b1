"""Measuring many files at once, in child processes that step back for the air and die with their parent."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from broadcaster.content.index import Measured, Refusal
from broadcaster.content.masters import Job, make_master

_NICE = 10

Make = Callable[[Job], Measured | Refusal]


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0))


def made(jobs: Mapping[str, Job], workers: int, make: Make = make_master) -> Iterator[tuple[str, Measured | Refusal]]:
    """(digest, outcome) of every job as it comes. One worker: in this process, in order.

    A decoder that crashes takes its process along; the jobs it left are done again one by one, and the one that
    crashes again is refused.
    """
    if workers == 1:
        yield from ((digest, make(job)) for digest, job in jobs.items())
        return
    left = dict(jobs)
    try:
        for digest, outcome in _at_once(left, workers, make):
            yield digest, outcome
            del left[digest]
    except BrokenProcessPool:
        for digest, job in left.items():
            yield digest, _alone(digest, job, make)


def _at_once(jobs: Mapping[str, Job], workers: int, make: Make) -> Iterator[tuple[str, Measured | Refusal]]:
    pool = _pool(min(workers, len(jobs)))
    try:
        futures = {pool.submit(make, job): digest for digest, job in jobs.items()}
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(digest: str, job: Job, make: Make) -> Measured | Refusal:
    try:
        return dict(_at_once({digest: job}, 1, make))[digest]
    except BrokenProcessPool:
        return Refusal("library.decoder-died")


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork of a process with threads (the daemon, a progress bar) may hang.
    return ProcessPoolExecutor(workers, get_context("spawn"), _begin)


def _begin() -> None:
    os.nice(_NICE)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
