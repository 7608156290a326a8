"""Yardsticks: each module measures one thing over public data and names what it is to be compared with."""
