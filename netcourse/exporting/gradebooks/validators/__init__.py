"""The platforms' own rules of importing, in our words: what each would read out of a file, and when it would refuse it.

They know nothing of how a file was written, so that they can contradict it. `netcourse.exporting.gradebooks.validators.stopped`
says that an importer refuses a file.
"""
