/** The speed that `npm run bench` measured, with the targets of issue 3. */
import type { Bench, BenchLength } from '../../bench/results';
import type { Target } from '../measure/results';

/** For each length; measures that are missing are said to be, never taken for met. */
export function benchTargets(bench: Bench | undefined): Target[] {
  const lengths = bench?.lengths ?? [];
  return lengths.length > 0 ? lengths.flatMap(targetsOf) : targetsOf(undefined);
}

/** Issue 3 set the targets of the sparse signal, issue 12 that of the dense one. */
function targetsOf(length: BenchLength | undefined): Target[] {
  const what = `speed of the whole engine, one thread, 48 kHz${length ? `, ${nameOf(length)}` : ''}`;
  const against = 'against the scipy chain on the same samples in the same run';
  if (length?.recording.signal === 'dense') return [againstScipy(`${what}, ${against}`, length, 1)];
  const times = length?.engine.timesRealTime;
  return [
    {
      what,
      wanted: '≥ 200 × real time',
      measured: times === undefined ? 'not measured' : `${times.toFixed(0)} ×`,
      interval: '',
      met: times === undefined ? undefined : times >= 200,
    },
    againstScipy(`the same ${against}`, length, 2),
  ];
}

function againstScipy(what: string, length: BenchLength | undefined, least: number): Target {
  const ratio = length?.ratio;
  const middle = length?.middleRatio;
  const isMissing = ratio === undefined || middle === undefined;
  return {
    what,
    wanted: `≥ ${least} ×`,
    measured: isMissing ? 'not measured' : `${ratio.toFixed(2)} × (middle runs ${middle.toFixed(2)} ×)`,
    interval: '',
    met: isMissing ? undefined : Math.min(ratio, middle) >= least,
  };
}

function nameOf({ recording }: BenchLength): string {
  const minutes = `${recording.seconds / 60} min`;
  return recording.signal === 'dense' ? `${minutes}, two thirds of it dense contraction` : minutes;
}

export function benchSection(bench: Bench | undefined): string {
  if (!bench) return '## Speed\n\nNot measured here: run `npm run bench`, then this again.';
  const { machine, lengths } = bench;
  return `## Speed

Measured by \`npm run bench\` on ${machine.cpu} (node ${machine.node}), one channel at 48 kHz, reading and starting node included.
The scipy chain is a zero-phase band-pass, Teager–Kaiser and a low-pass envelope, its samples already in memory.
In a short recording node's start and V8's warming up, some 0.8 s together, weigh most. Other work on a shared
machine moves both figures, and their ratio with them: that a run reaches twice does not show that every run does.

${lengths.map((length) => `- ${lengthLine(length)}`).join('\n')}`;
}

function lengthLine(length: BenchLength): string {
  const { engine, scipy } = length;
  const own = `the engine takes ${engine.seconds.toFixed(2)} s (${engine.cpuSeconds.toFixed(2)} s of CPU; ${engine.timesRealTime.toFixed(0)} × real time)`;
  const other = scipy
    ? `the scipy chain ${scipy.seconds.toFixed(2)} s (${scipy.timesRealTime.toFixed(0)} ×; scipy ${scipy.version})`
    : 'scipy was not there to compare with';
  return `${nameOf(length)}, best of ${engine.runs.length}: ${own}, ${other}${roundRange(length)}.`;
}

/** They take turns, so that each round has a ratio of its own. */
function roundRange({ engine, scipy }: BenchLength): string {
  const ratios = engine.runs.flatMap((seconds, round) => {
    const other = scipy?.runs[round];
    return other === undefined ? [] : other / seconds;
  });
  if (ratios.length === 0) return '';
  return `; round by round ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)} times as long`;
}
