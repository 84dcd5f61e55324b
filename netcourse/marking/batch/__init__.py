"""Marking a class: every submission gets a result or a plain reason why not, and none stops another."""
