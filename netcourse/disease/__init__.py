"""Pure rules of the disease: plain values in; a result out that says what, why, and what would change it.

Each rule is a module of its own, such as `netcourse.disease.who_grade`. Every number of a rule is read from a fact of
`netcourse.evidence`; what is missing is answered with `NotDecidable`, never guessed.
"""

from netcourse.disease.result import NotDecidable, Reason

__all__ = ["NotDecidable", "Reason"]
