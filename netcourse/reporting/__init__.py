"""What a class understood: the report of a unit, from the gradebook and the marked notebooks."""
