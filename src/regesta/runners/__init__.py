"""Runners: a pure function and jobs enter, what became of each job leaves, in the order in which they end.

A runner decides where the work is done, never what is done; a job that fails, hangs or brings its process down is an
outcome like another. Workers write nothing: only the caller does.
"""

from regesta.runners.in_process import InProcess
from regesta.runners.local_processes import LocalProcesses
from regesta.runners.running import Done, Failure, Runner

__all__ = ["Done", "Failure", "InProcess", "LocalProcesses", "Runner"]
