"""What no hand writes: the drawing of the rooms, the commands, the facts and the rules."""
