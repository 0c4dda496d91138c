import gc

from app import memory


def test_what_is_imported_is_left_out_of_later_collections_once() -> None:
    memory.set_aside_modules.cache_clear()
    try:
        memory.set_aside_modules()
        frozen = gc.get_freeze_count()
        assert frozen > 10_000
        later = [[one] for one in range(1000)]
        memory.set_aside_modules()
        assert gc.get_freeze_count() <= frozen
        assert len(later) == 1000
    finally:
        gc.unfreeze()
