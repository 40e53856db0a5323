"""Where things lie, and the settings of a run."""
