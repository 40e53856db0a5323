"""The command line."""

import gc

# What a run makes it keeps to its end, modules as well: looking for garbage every 700 objects finds
# none. It is set before the first module is loaded.
OBJECTS_BETWEEN_COLLECTIONS = 200_000
gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
