/** Reports of channels by hand, for the tests of what is made of them. */
import type { ChannelReport } from '../../../src/detection/features/channelReport';
import type { Heartbeat } from '../../../src/detection/scan/validity/heartbeat';
import { channelOf, planOf } from './channels';

/** A channel of 100 s at 2 kHz with hops of 10 ms, on which nothing was found but what is given. */
export function reportOf(index: number, found: Partial<ChannelReport> = {}): ChannelReport {
  return {
    index,
    channel: { ...channelOf(new Float32Array(0), { name: `EMG ${index}` }), samples: 200_000 },
    scan: {
      plan: planOf(2000),
      noise: { rms: 3, estimates: [], disagreement: 1.05, ambiguous: false },
      mains: undefined,
      clipped: [],
    },
    noiseRms: 3,
    heart: undefined,
    doubt: 'none',
    active: [],
    episodes: [],
    silent: [],
    crossed: [],
    unassessable: [],
    movements: [],
    units: [],
    ...found,
  };
}

/** A heart that beats 60 times a minute, seen at these moments. */
export function heartOf(beatSeconds: readonly number[]): Heartbeat {
  return {
    beatSeconds: Float64Array.from(beatSeconds),
    beatsPerMinute: 60,
    likeness: 0.98,
    shape: {
      amplitude: 500,
      durationSeconds: 0.09,
      approach: 0,
      peakWidthSeconds: 0.02,
      peakRatio: 2,
      slowPhase: 0,
    },
  };
}
