"""numpy's overview of a recording of 16-bit integers: minimum and maximum of every record of every channel, by memmap.

Takes path, offset, records, channels and samples per record; for each line on stdin prints the seconds one overview took.
"""
import json
import sys
import time

import numpy as np

path, offset, records, channels, samples = sys.argv[1], *map(int, sys.argv[2:])
for _ in sys.stdin:
    started, cpu_started = time.perf_counter(), time.process_time()
    stored = np.memmap(path, dtype="<i2", mode="r", offset=offset).reshape(records, channels, samples)
    low, high = stored.min(axis=2), stored.max(axis=2)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu_started
    del stored
    print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, "version": np.__version__}), flush=True)
