"""The one kind of error that a person is meant to read."""


class CourseError(Exception):
    """Something the person at the keyboard can mend.

    The message is one line: what was wrong, where, and what is allowed. The command line prints it and exits with 2.
    """
