"""Marking on many machines: an executor whose jobs are done by the workers of a Dask cluster.

Nothing here is imported unless somebody says `--cluster`; Dask's `distributed` is an extra, `netcourse[cluster]`.
"""
