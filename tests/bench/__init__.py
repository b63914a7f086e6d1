"""How fast the work goes and how light the pages are: `make bench` prints it beside the budgets and the last time.

Nothing here is a test: what takes time differs from machine to machine. What is exact (sizes, requests) is counted
by `visits`, which tests use too.
"""
