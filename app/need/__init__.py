"""Where the need is: what is held of the areas' indicators, and the parts of the page Behov."""
