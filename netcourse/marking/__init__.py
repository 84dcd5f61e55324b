"""Marking with nbgrader: its configuration, what it lacks, and the feedback students get."""
