"""Regesta reads documents and keeps a register of claims: who said what, for when, in which words."""

__version__ = "0.1.0"
