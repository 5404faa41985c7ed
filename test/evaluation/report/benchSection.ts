/** The speed that `npm run bench` measured, with the targets of issue 3. */
import type { Bench } from '../../bench/results';
import type { Target } from '../measure/results';

/** Undefined measures are said to be missing, never taken for met. */
export function benchTargets(bench: Bench | undefined): Target[] {
  const engine = bench?.engine.timesRealTime;
  const ratio = bench?.ratio;
  const middle = bench?.middleRatio;
  return [
    {
      what: 'speed of the whole engine, one thread, 48 kHz',
      wanted: '≥ 200 × real time',
      measured: engine === undefined ? 'not measured' : `${engine.toFixed(0)} ×`,
      interval: '',
      met: engine === undefined ? undefined : engine >= 200,
    },
    {
      what: 'the same against the scipy chain on the same samples in the same run',
      wanted: '≥ 2 ×',
      measured:
        ratio === undefined || middle === undefined
          ? 'not measured'
          : `${ratio.toFixed(2)} × (middle runs ${middle.toFixed(2)} ×)`,
      interval: '',
      met: ratio === undefined || middle === undefined ? undefined : Math.min(ratio, middle) >= 2,
    },
  ];
}

export function benchSection(bench: Bench | undefined): string {
  if (!bench) return '## Speed\n\nNot measured here: run `npm run bench`, then this again.';
  const { machine, recording, engine, scipy } = bench;
  return `## Speed

Measured by \`npm run bench\` on ${machine.cpu} (node ${machine.node}): ${recording.seconds} s of one channel at ${recording.samplingRate} Hz, best of ${engine.runs.length}.
The whole engine, reading included, takes ${engine.seconds.toFixed(2)} s (${engine.cpuSeconds.toFixed(2)} s of CPU; ${engine.timesRealTime.toFixed(0)} × real time); ${
    scipy
      ? `the scipy chain (zero-phase band-pass, Teager–Kaiser, low-pass envelope; scipy ${scipy.version}, samples already in memory) ${scipy.seconds.toFixed(2)} s (${scipy.cpuSeconds.toFixed(2)} s of CPU; ${scipy.timesRealTime.toFixed(0)} ×)`
      : 'scipy was not there to compare with'
  }.`;
}
