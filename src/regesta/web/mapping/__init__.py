"""Maps of a register: places with coordinates enter, everything that a template needs to draw them leaves.

`views` fits a projection to the points, `outlines` has land and borders, `graticule` the grid and the scale, `towns`
what helps to know where one is, `labels` puts words where they cover nothing, and `maps` makes one map of all that.
"""
