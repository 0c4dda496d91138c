"""The parts of the page Täckning: where proposals and money go, and what is bare."""
