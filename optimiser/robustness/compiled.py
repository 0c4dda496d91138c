"""Functions compiled to machine code, once for each machine where it has a place to keep them."""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """The function compiled, free of Python's lock; where nothing can be written, anew in each process.

    What is kept is made again when its own file changes, and no other: let none call a compiled one of another file.
    """
    try:
        return cast(Function, njit(cache=True, nogil=True)(function))
    except RuntimeError:
        return cast(Function, njit(nogil=True)(function))
