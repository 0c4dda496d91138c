"""What Python's garbage collector need not look through."""

import gc
from functools import cache


@cache
def set_aside_modules() -> None:
    """Leave all that has been imported out of every later collection; once, however often the app's script runs.

    Streamlit collects through the whole heap after each run. With the modules in it that takes 0.1 s, during which
    nothing reaches the browser and no moved slider is answered.
    """
    gc.freeze()
