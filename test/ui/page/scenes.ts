/** What the bench can show: by `scene`, a recording and the labels that it opens with. */
import {
  conflictLabels,
  exampleLabels,
  makeLabel,
  manyLabels,
  undecidedLabels,
  type BenchLabel,
} from './benchLabels';
import {
  contraction,
  counts,
  cramp,
  grid,
  long,
  many,
  sine,
  spike,
  spikeSeconds,
  type BenchRecording,
} from './signals';

const recordings: Readonly<Record<string, (query: URLSearchParams) => BenchRecording>> = {
  cramp: () => cramp(),
  empty: () => cramp(),
  readonly: () => cramp(),
  undecided: () => cramp(),
  conflict: () => cramp(),
  failure: () => cramp(),
  slow: () => cramp(),
  'on-request': () => cramp({ overview: 'on-request' }),
  sine: (query) => sine(Number(query.get('rate') ?? '20000')),
  many: (query) => many(Number(query.get('channels') ?? '64'), Number(query.get('rate') ?? '2000')),
  grid: () => grid(),
  long: () => long(),
  contraction: () => contraction(),
  spike: () => spike(),
  counts: (query) => counts(Number(query.get('channels') ?? '2')),
};

const labelsOf: Readonly<Record<string, readonly BenchLabel[]>> = {
  cramp: exampleLabels,
  readonly: exampleLabels,
  undecided: undecidedLabels,
  conflict: conflictLabels,
  // Up to the spike, and with it.
  spike: [
    makeLabel('without', 'rest', 10, spikeSeconds, [0]),
    makeLabel('with', 'rest', 10, spikeSeconds + 1 / 20_000, [0]),
  ],
};

/** What a query asks for; `labels=10000`: as many, in any scene. */
export function sceneOf(query: URLSearchParams): {
  readonly recording: BenchRecording;
  readonly labels: readonly BenchLabel[];
} {
  const scene = query.get('scene') ?? 'cramp';
  const recording = recordings[scene]?.(query) ?? cramp();
  const count = Number(query.get('labels') ?? '0');
  const labels = count > 0 ? manyLabels(count, recording.view.durationSeconds) : (labelsOf[scene] ?? []);
  return { recording, labels };
}
