"""Where to go on reading and tabbing, when what came of a button stands somewhere else than the button."""

from secrets import token_hex

import streamlit as st

from app import state

OUTCOME = "outcome"
_SCRIPT = """
setTimeout(() => {
  const outcome = document.querySelector('.st-key-outcome');
  const focused = document.activeElement;
  const free = FROM_ANYWHERE || focused === document.body || (outcome && outcome.contains(focused));
  if (!outcome || !free) { return; }
  outcome.tabIndex = -1;
  outcome.focus();
  // What is drawn after it can move it out of sight again, and the navigation lies over the top of the page.
  setTimeout(() => {
    const {top, bottom} = outcome.getBoundingClientRect();
    const hidden = top < 64 || bottom > window.innerHeight;
    if (hidden && document.activeElement === outcome) { outcome.scrollIntoView({block: 'center'}); }
  }, 600);
}, 100);
"""


def on_outcome(from_anywhere: bool = False) -> None:
    """Go to the container with the key `OUTCOME`, once, where something has just come of what the officer did.

    from_anywhere: also where the button that was pressed is still there and has the focus.
    """
    now = state.work()
    if now.came_of_files:
        now.came_of_files = False
        script = _SCRIPT.replace("FROM_ANYWHERE", "true" if from_anywhere else "false")
        st.html(f"<script>{script}/* {token_hex()} */</script>", unsafe_allow_javascript=True)
