"""Marks into the one column of a platform's own gradebook file, refused wherever its importer would lose or change something.

Each platform has a dialect, which reads the file that a teacher downloaded and says what to hand back. That is read again by the
platform's own rules (`validators`) before it is written: only what gives exactly the marks that went in is.
"""
