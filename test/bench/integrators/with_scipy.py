"""scipy's part of the bench of integrators: one job, as JSON, on the command line; one line of JSON on standard output.

Jobs are described in scipy-job.ts, answers in job.ts. A field is what one writes who wants it fast: plain numbers, which
in Python are quicker than arrays of a few.
"""

import json
import statistics
import sys
import time
from math import sqrt

import numpy as np
from scipy.integrate import solve_ivp

NAMES = {"sqrt": sqrt, "array": np.array}


def function(job, result):
    """f(t, y) of the given text, with the parameters as local names."""
    parameters = "".join(f", {name}={value!r}" for name, value in job["parameters"].items())
    names = ", ".join(job["variables"])
    source = f"def f(t, _state{parameters}):\n    {names} = _state.tolist()\n    return {result}\n"
    scope = dict(NAMES)
    exec(source, scope)
    return scope["f"]


def rows(texts):
    return f"[{', '.join(texts)}]"


def integration(job, field, tolerance):
    """The work that is timed."""
    options = {"rtol": tolerance["relativeTolerance"], "atol": tolerance["absoluteTolerance"]}
    if job["jacobian"] is not None:
        options["jac"] = function(job, f"array({rows(rows(row) for row in job['jacobian'])})")
    return lambda: solve_ivp(field, (0, job["end"]), job["initialState"], method=job["method"], **options)


def repeat(work, seconds, most):
    """As repeat.ts does it."""
    times = []
    while True:
        start = time.perf_counter()
        value = work()
        times.append(time.perf_counter() - start)
        if sum(times) >= seconds or len(times) >= most:
            return value, statistics.median(times)


def measure(job, field, tolerance):
    effort = job["effort"]
    work = integration(job, field, tolerance)
    solution, seconds = repeat(work, effort["warmUp"], float("inf"))
    if seconds <= effort["limit"]:
        solution, seconds = repeat(work, effort["seconds"], effort["most"])
    complete = solution.status == 0 and bool(np.all(np.isfinite(solution.y[:, -1])))
    return {
        "tolerance": tolerance["relativeTolerance"],
        "status": "complete" if complete else "failed",
        "state": solution.y[:, -1].tolist() if complete else None,
        "evaluations": solution.nfev,
        "seconds": seconds,
        "steps": len(solution.t) - 1,
        **({} if complete else {"note": solution.message}),
    }


def skipped(job, tolerance):
    note = f"skipped: a looser tolerance took more than {job['effort']['limit']} s"
    empty = {"state": None, "evaluations": None, "seconds": None}
    return {"tolerance": tolerance["relativeTolerance"], "status": "skipped", **empty, "note": note}


def answer(job):
    field = function(job, rows(job["equations"]))
    runs = []
    slow = False
    for tolerance in job["tolerances"]:
        runs.append(skipped(job, tolerance) if slow else measure(job, field, tolerance))
        slow = slow or runs[-1]["seconds"] > job["effort"]["limit"]
    return runs


if __name__ == "__main__":
    print(json.dumps(answer(json.loads(sys.argv[1]))))
