"""What the buttons of the page Sparat do: save, open, copy, rename, archive; what goes wrong is told.

Nothing is saved in silence over what others have saved since: the store says so before, and the officer chooses.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from app import logs, state, wording
from app.after_decision.log import joined
from app.after_decision.together import decided_twice
from app.storage.bundle import unpacked
from app.storage.overtaken import Overtaken, Since
from app.storage.problems import StoreProblem
from app.storage.saved_work import Kept, SavedWork
from app.storage.session import from_work, open_saved, unsaved
from app.storage.store import store
from scoring.characters import cleaned
from scoring.problems import BadInput

MOST_CHARACTERS = 120
NAME, AUTHOR, UPLOAD, OWN_NAME = "save_name", "save_author", "work_upload", "save_own_name"
_CHOICES = ("saved_choice", "saved_archived")


@contextmanager
def _telling() -> Iterator[None]:
    """Around what a button does: what goes wrong is kept for the page to tell."""
    now = state.work()
    now.saving_told, now.saving_refused, now.to_open, now.overtaken = None, "", None, None
    try:
        yield
    except (StoreProblem, BadInput) as problem:
        now.saving_refused = problem
        logs.store_failed(problem)
    except Overtaken as problem:
        now.overtaken, now.came_of_files = problem.since, True  # the question stands far from the button
        state.set_widget(OWN_NAME, _free_name(problem.since.name, now.author))


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
            now.author = author
            _save(name, now.kept.number if now.kept and now.kept.name == name else 0)


def _save(name: str, based_on: int) -> None:
    now = state.work()
    saved = from_work(now)
    number = store().save(name, now.author, saved, based_on)
    now.kept = Kept(saved, name, number)
    now.saving_told = ("saved.did_save", {"name": name, "version": number})
    state.set_widget(NAME, name)
    state.set_widget(_CHOICES[0], name)


def _free_name(name: str, author: str) -> str:
    """Where the officer's own could be saved beside the others'."""
    try:
        taken = {*store().listed(0).names, *store().listed(0, archived=True).names}
    except StoreProblem:
        taken = set()  # the store says itself, once it is asked to save there
    endings = (f" ({author[:40]}{'' if number == 1 else f' {number}'})" for number in count(1))
    names = (name[: MOST_CHARACTERS - len(ending)] + ending for ending in endings)
    return next(one for one in names if one not in taken)


def save_after() -> None:
    """Save as the version after the others' that the officer has now been shown; what both wrote in is in it."""
    since = state.work().overtaken
    with _telling():
        if since is not None:
            _join_logs(since)
            _save(since.name, since.latest)


def _join_logs(since: Since) -> None:
    """What the others wrote in after the decision comes before what this officer has written in since."""
    now = state.work()
    if since.opened is None or since.theirs is None:
        return
    common, theirs = since.opened.after.log, since.theirs.after.log
    if now.after.log.begins_with(common) and theirs.begins_with(common):
        if twice := decided_twice(common, theirs, now.after.log):
            raise StoreProblem("decided_twice", wording.some(twice))
        now.after = replace(now.after, log=joined(theirs, now.after.log))


def save_beside() -> None:
    """Save under the name of its own that is typed."""
    since = state.work().overtaken
    with _telling():
        _save_own(since)


def _save_own(since: Since | None) -> str:
    """The name it was saved under; blank where that cannot be used, and then the officer has still to choose."""
    name = _typed(OWN_NAME, "saved.name_missing")
    if name:
        _save(name, 0)
    else:
        state.work().overtaken = since
    return name


def open_theirs() -> None:
    """Save under the name of its own, and then open the others' newest."""
    now = state.work()
    since = now.overtaken
    with _telling():
        name = _save_own(since)
        if name and since is not None:
            _take(Kept(store().open(since.name, since.latest), since.name, since.latest))
            values: dict[str, object] = {"own": name, "name": since.name, "version": since.latest}
            now.saving_told = ("saved.did_open_theirs", values)


def open_latest(name: str) -> None:
    """The same as `open_version`, of the version that is the latest by now."""
    with _telling():
        numbers = [one.number for one in store().versions(name, most=1)]
        number = numbers[0] if numbers else 0
        _offer(Kept(store().open(name, number), name, number))


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
    now = state.work()
    now.to_open, now.saving_refused, now.overtaken = None, "", None


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
