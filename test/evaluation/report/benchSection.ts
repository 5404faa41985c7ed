/** The speed that `npm run bench` measured, with the targets of issue 3. */
import type { Bench, BenchLength } from '../../bench/results';
import type { Target } from '../measure/results';

/** For each length; measures that are missing are said to be, never taken for met. */
export function benchTargets(bench: Bench | undefined): Target[] {
  const lengths = bench?.lengths ?? [];
  return lengths.length > 0 ? lengths.flatMap(targetsOf) : targetsOf(undefined);
}

function targetsOf(length: BenchLength | undefined): Target[] {
  const what = `speed of the whole engine, one thread, 48 kHz${length ? `, ${minutes(length)}` : ''}`;
  const engine = length?.engine.timesRealTime;
  const ratio = length?.ratio;
  const middle = length?.middleRatio;
  return [
    {
      what,
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

const minutes = ({ recording }: BenchLength): string => `${recording.seconds / 60} min`;

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
  return `${minutes(length)}, best of ${engine.runs.length}: ${own}, ${other}${roundRange(length)}.`;
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
