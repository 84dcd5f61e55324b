"""What a course at the board earns: pure formulas over what was done and a key that students' packages don't carry."""
