"""From a report to bytes."""
