"""The command line."""

import gc

from factcheck.cli.own_modules import load_quickly

# What a run makes it keeps to its end, modules as well: looking for garbage every 700 objects finds
# none. It is set before the first module is loaded.
OBJECTS_BETWEEN_COLLECTIONS = 200_000
gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
load_quickly()
