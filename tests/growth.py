"""How the cost of something grows with its size: seconds of the processor, as a ratio within one run.

A test that something is not quadratic asserts on the ratio of four times the size to the size: 4 for what is linear, 16
for what is quadratic. The clock of the machine takes no part, so that other work on it does not decide, and neither
does the garbage collector, whose cost depends on what the tests before have left.
"""

import gc
import time
from collections.abc import Callable

_ROUNDS = 3
_ENOUGH = 0.02
LINEAR = 8.0


def growth(run: Callable[[int], object], size: int) -> float:
    """The cost at `4 * size` over the cost at `size`; 1.0 where even the larger is too short to be measured."""
    small, large = _cost(run, size), _cost(run, 4 * size)
    return large / max(small, _ENOUGH / 4) if large > _ENOUGH else 1.0


def _cost(run: Callable[[int], object], size: int) -> float:
    def once() -> float:
        began = time.process_time()
        run(size)
        return time.process_time() - began

    gc.collect()
    gc.disable()
    try:
        return min(once() for _ in range(_ROUNDS))
    finally:
        gc.enable()
