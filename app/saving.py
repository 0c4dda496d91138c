"""What the buttons of the page Sparat do: save, open, copy, rename, archive; what goes wrong is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from app import logs, state
from app.storage.bundle import unpacked
from app.storage.problems import StoreProblem
from app.storage.saved_work import Kept, SavedWork
from app.storage.session import from_work, open_saved, unsaved
from app.storage.store import store
from scoring.characters import cleaned
from scoring.problems import BadInput

MOST_CHARACTERS = 120
NAME, AUTHOR, UPLOAD = "save_name", "save_author", "work_upload"
_CHOICES = ("saved_choice", "saved_archived")


@contextmanager
def _telling() -> Iterator[None]:
    """Around what a button does: what goes wrong is kept for the page to tell."""
    now = state.work()
    now.saving_told, now.saving_refused, now.to_open = None, "", None
    try:
        yield
    except (StoreProblem, BadInput) as problem:
        now.saving_refused = problem
        logs.store_failed(problem)


def _typed(key: str, missing: str) -> str:
    """What stands in a field, on one line; blank where it cannot be used, which is then told."""
    text = " ".join(cleaned(state.widget(key, "")).split())
    if not text or len(text) > MOST_CHARACTERS:
        state.work().saving_refused = "saved.name_long" if text else missing
        return ""
    return text


def save() -> None:
    """Save the work as a new version of the name that is typed; in a callback, as all here."""
    now = state.work()
    with _telling():
        name = _typed(NAME, "saved.name_missing")
        author = name and _typed(AUTHOR, "saved.author_missing")
        if author:
            saved, before = from_work(now), now.kept
            number = store().save(name, author, saved)
            now.kept, now.author = Kept(saved, name, number), author
            now.saving_told = _did_save(name, number, before)
            state.set_widget(NAME, name)


def _did_save(name: str, number: int, before: Kept | None) -> tuple[str, dict[str, object]]:
    """That it is saved, and whether a colleague had saved since the officer opened it."""
    values: dict[str, object] = {"name": name, "version": number}
    if before is None or before.name != name or before.number == number - 1:
        return "saved.did_save", values
    authors = {one.number: one.author for one in store().versions(name)}
    return "saved.did_save_after", values | {"author": authors.get(number - 1, ""), "earlier": number - 1}


def open_version(name: str, number: int) -> None:
    """Open a version, or ask first where that would drop unsaved changes."""
    with _telling():
        _offer(Kept(store().open(name, number), name, number))


def uploaded() -> None:
    """The same for a file."""
    file = state.widget(UPLOAD)
    with _telling():
        if file is not None:
            _offer(Kept(unpacked(file.getvalue(), file.name), file=cleaned(file.name)))


def _offer(kept: Kept) -> None:
    now = state.work()
    if unsaved(now):
        now.to_open, now.came_of_files = kept, True  # the question stands far from some of the buttons
    else:
        _take(kept)


def open_anyway() -> None:
    """Open what was asked for, and let the unsaved changes go."""
    kept = state.work().to_open
    with _telling():
        if kept is not None:
            _take(kept)


def stay() -> None:
    """Keep what is on the screen."""
    state.work().to_open = None


def _take(kept: Kept) -> None:
    now = state.work()
    open_saved(kept)
    state.forget_widgets([NAME, *_CHOICES])
    values: dict[str, object] = {"file": kept.file, "name": kept.name, "version": kept.number}
    now.saving_told = ("saved.did_open_file" if kept.file else "saved.did_open", values)


def downloaded(saved: SavedWork, file: str) -> None:
    """What is in a file that has been taken along is no longer unsaved."""
    now = state.work()
    if unsaved(now):
        now.kept = replace(now.kept, saved=saved, file=file) if now.kept else Kept(saved, file=file)


def copy(name: str, field: str) -> None:
    """The latest version as new work, under the name that is typed."""
    now = state.work()
    with _telling():
        new = _typed(field, "saved.name_missing")
        if new:
            store().copy(name, new, now.author or _author_of(name))
            _done("saved.did_copy", name, new)


def _author_of(name: str) -> str:
    """Who saved what is copied, where the officer has not said who copies it."""
    return store().versions(name)[0].author


def rename(name: str, field: str) -> None:
    """The name that is typed in the place of the present one."""
    now = state.work()
    with _telling():
        new = _typed(field, "saved.name_missing")
        if new:
            store().rename(name, new)
            if now.kept and now.kept.name == name:
                now.kept = replace(now.kept, name=new)
                state.forget_widgets([NAME])
            _done("saved.did_rename", name, new)


def _done(key: str, name: str, new: str) -> None:
    """What was made is what is chosen next, and the field for its name is blank again."""
    state.work().saving_told = (key, {"name": name, "new": new})
    state.set_widget(_CHOICES[0], new)
    state.set_widget("saved_new_name", "")


def archive(name: str) -> None:
    """Put work away, with all its versions."""
    with _telling():
        store().archive(name)
        state.work().saving_told = ("saved.did_archive", {"name": name})


def unarchive(name: str) -> None:
    """Take archived work back."""
    with _telling():
        store().unarchive(name)
        state.work().saving_told = ("saved.did_unarchive", {"name": name})
        state.set_widget(_CHOICES[0], name)
