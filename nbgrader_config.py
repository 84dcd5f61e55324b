"""nbgrader reads this in the course folder; the settings and their reasons stand in netcourse/marking/nbgrader.py."""

from netcourse.marking.nbgrader import configure

configure(get_config())  # noqa: F821 (nbgrader puts get_config here)
