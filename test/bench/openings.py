"""MNE's opening of a recording and its first seconds of all channels, in memory.

Takes path and seconds; for each line on stdin prints the seconds that one opening took.
"""
import json
import sys
import time

import mne

path, seconds = sys.argv[1], float(sys.argv[2])
for _ in sys.stdin:
    started, cpu_started = time.perf_counter(), time.process_time()
    raw = mne.io.read_raw_edf(path, preload=False, verbose="ERROR")
    values = raw.get_data(start=0, stop=int(seconds * raw.info["sfreq"]))
    taken, cpu = time.perf_counter() - started, time.process_time() - cpu_started
    raw.close()
    del raw, values
    print(json.dumps({"seconds": taken, "cpuSeconds": cpu, "version": mne.__version__}), flush=True)
