"""numpy's part of the benchmark: one job, as JSON, on the command line; one line of JSON on standard output.

Jobs are described in ../job.ts, the problem's files in ../problem.ts, the answer in ../row.ts. The number of threads is
OpenBLAS's and comes through the environment.
"""

import json
import os
import resource
import statistics
import sys
import time

import numpy as np

DIM = 3


def read(folder, *name):
    return np.fromfile(os.path.join(folder, "-".join(map(str, name))))


def features(x, weights, biases):
    """[1 | x | neurons], written in place: numpy at its best, and 1e6 rows need no second copy."""
    out = np.empty((len(x), 1 + DIM + len(biases)))
    out[:, 0] = 1
    out[:, 1 : 1 + DIM] = x
    neurons = out[:, 1 + DIM :]
    np.matmul(x, weights, out=neurons)
    neurons += biases
    np.tanh(neurons, out=neurons)
    return out


def repeat(work, budget):
    """As repeat.ts does it."""
    times = []
    value = None
    while True:
        value = None
        start = time.perf_counter()
        value = work()
        times.append(time.perf_counter() - start)
        if sum(times) >= budget["seconds"] or len(times) >= budget["most"]:
            break
    return value, {"seconds": statistics.median(times), "firstSeconds": times[0], "repetitions": len(times)}


def problem(job):
    states = read(job["folder"], "states", job["n"]).reshape(-1, DIM)
    test = read(job["folder"], "test", job["n"]).reshape(-1, DIM)
    neurons = read(job["folder"], "neurons", job["n"], job["k"], job["slopeScale"])
    weights = neurons[: DIM * job["k"]].reshape(-1, DIM).T.copy()
    return states, test, weights, neurons[DIM * job["k"] :]


def fit(job):
    states, test, weights, biases = problem(job)

    def solve():
        return np.linalg.lstsq(features(states[:-1], weights, biases), states[1:], rcond=None)[0]

    readout, times = repeat(solve, job["budget"])
    memory = rss()
    errors = features(test[:-1], weights, biases) @ readout - test[1:]
    return {**times, "rssMiB": memory, "testError": float(np.sqrt(np.mean(errors**2)))}


def fitted(job):
    states, test, weights, biases = problem(job)
    readout = np.linalg.lstsq(features(states[:-1], weights, biases), states[1:], rcond=None)[0]
    return test[0], weights, biases, readout


def rollout(job):
    """The loop as one writes it."""
    y0, weights, biases, readout = fitted(job)

    def run():
        y = y0
        for _ in range(job["count"]):
            y = np.concatenate(([1.0], y, np.tanh(y @ weights + biases))) @ readout
        return y

    return checked(*repeat(run, job["budget"]))


def rollout_in_place(job):
    """The loop after an afternoon with a profiler: one product less, nothing allocated."""
    y0, weights, biases, readout = fitted(job)
    row = np.empty(len(readout))
    x, y, neurons = row[: 1 + DIM], row[1 : 1 + DIM], row[1 + DIM :]
    layer = np.vstack([biases, weights])

    def run():
        x[0] = 1
        y[:] = y0
        for _ in range(job["count"]):
            np.dot(x, layer, out=neurons)
            np.tanh(neurons, out=neurons)
            y[:] = row @ readout
        return y

    return checked(*repeat(run, job["budget"]))


def checked(last, times):
    note = {} if np.all(np.isfinite(last)) else {"note": "left the finite numbers"}
    return {**times, **note, "rssMiB": rss()}


def activation(job):
    # The same values as one.ts makes.
    values = 12 * np.modf(np.arange(job["count"]) * 0.6180339887498949)[0] - 6
    out = np.empty_like(values)
    return {**repeat(lambda: np.tanh(values, out=out), job["budget"])[1], "rssMiB": rss()}


def rss():
    """As memory.ts does it; in `getrusage`, Linux counts in KiB, macOS in bytes."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 2**10
    except (OSError, StopIteration):
        pass
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    job = json.loads(sys.argv[1])
    kinds = {"fit": fit, "rollout": rollout, "activation": activation}
    work = rollout_in_place if job["contender"] == "numpy-in-place" else kinds[job["kind"]]
    print(json.dumps(work(job)))
