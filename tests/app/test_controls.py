"""The controls: what an officer sets is what holds."""

from collections.abc import Callable

import pytest

from conftest import Officer  # type: ignore[import-not-found]
