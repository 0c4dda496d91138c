import pytest


@pytest.fixture(autouse=True)
def unexplained(monkeypatch: pytest.MonkeyPatch) -> None:
    """No explanations beside the answer: with every rule that a test changes they take long anew."""
    monkeypatch.setattr("app.explaining.MOST_UNASKED", 0)
