"""From a unit's text to what students get: build, checks and gates."""
