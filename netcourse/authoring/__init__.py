"""From a unit's text to what students get: build, checks and gates."""

from netcourse.marking.put_off import put_off

# Before anything here loads nbformat.
put_off()
