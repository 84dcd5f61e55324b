"""Intake: what a learning platform or a teacher hands over becomes `submitted/`, with a report for each student.

A pure core decides, from bytes and names, and gives its reasons; `store` alone writes, and `command` speaks to a person.
"""
