"""The yardstick of issue 3: what a scipy user would run on one channel, zero-phase band-pass, Teager-Kaiser, envelope.

Reads float64 microvolts from stdin; prints one JSON object: scipy's version and the seconds that the chain took.
"""
import json
import os
import sys
import time

# One thread, like the engine.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import scipy
from scipy.signal import butter, sosfiltfilt

rate = float(sys.argv[1])
samples = np.frombuffer(sys.stdin.buffer.read(), dtype=np.float64)
band = butter(4, [20, min(10_000, 0.45 * rate)], "bandpass", fs=rate, output="sos")
low = butter(2, 50, "lowpass", fs=rate, output="sos")

started, cpu_started = time.perf_counter(), time.process_time()
filtered = sosfiltfilt(band, samples)
energy = np.zeros_like(filtered)
energy[1:-1] = filtered[1:-1] ** 2 - filtered[:-2] * filtered[2:]
envelope = sosfiltfilt(low, np.abs(energy))
seconds, cpu = time.perf_counter() - started, time.process_time() - cpu_started
print(json.dumps({"version": scipy.__version__, "seconds": seconds, "cpuSeconds": cpu}))
