"""Reports: what was found, written out in one format or another."""

from factcheck.reports.located import LocatedFinding, located_findings
from factcheck.reports.reporter import FORMATS, Reporter, reporter_for
from factcheck.reports.summary import Summary

__all__ = ["FORMATS", "LocatedFinding", "Reporter", "Summary", "located_findings", "reporter_for"]
