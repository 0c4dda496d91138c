"""What a second is on this machine, for limits of processor time: they are meant for a usual one."""

import time


def usual_second() -> float:
    """Processor seconds here for one of the usual machine, which adds two million numbers in a twentieth of that."""
    start, total = time.process_time(), 0
    for number in range(2_000_000):
        total += number
    return max(1.0, 20 * (time.process_time() - start))
