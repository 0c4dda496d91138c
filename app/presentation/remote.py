"""A presenter's remote sends PageUp and PageDown, which a slider in focus would take for steps of its own."""

# Set up once in a browser tab, and at work only where there are pictures: the key is passed on from the slider to the
# page, whose buttons have it as their shortcut.
SCRIPT = """<script>
if (!window.fordelaRemote) {
  window.fordelaRemote = true;
  window.addEventListener('keydown', event => {
    const key = event.key, from = event.target;
    if (!event.isTrusted || (key !== 'PageDown' && key !== 'PageUp')) return;
    if (!from.matches || !from.matches('input[type=range]') || !document.querySelector('.fordela-slides')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    from.blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code: key, bubbles: true}));
  }, true);
}
</script>"""
