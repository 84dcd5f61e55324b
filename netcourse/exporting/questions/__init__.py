"""A unit's questions as another system's quiz: Moodle XML, QTI 1.2 as Canvas reads it, and QTI 2.1.

What a format can't hold is named: left out where a question would become another one, noted where something of it is lost.
"""
