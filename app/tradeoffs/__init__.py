"""What stands on the page Avvägningar, a module a section: each is drawn from the answer by its `show(result)`."""
