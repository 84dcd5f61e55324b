"""The browser edition: a static site in which every released unit runs without anything to install."""
