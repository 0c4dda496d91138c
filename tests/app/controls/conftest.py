import pytest


@pytest.fixture(autouse=True)
def unexplained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Controls are tried without explanations beside the answer, which take long anew with every rule that is changed."""
    monkeypatch.setattr("app.explaining.MOST_UNASKED", 0)
