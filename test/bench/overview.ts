/**
 * The overview of every sample of every channel by the product's worker with one thread, beside numpy's extremes over a memmap of the same
 * file, and by its two threads. The file is in the system's cache.
 */
import { LeftOut, ratioFigure, type Effort, type Figure, type Part } from './figure';
import { timeTiles, withWorker, workerWith } from './inWorker';
import {
  channels,
  headerBytes,
  longRecording,
  longSeconds,
  quickSeconds,
  samplesPerRecord,
} from './longRecording';
import { PythonProgram } from './python';

export const overview: Part = {
  name: 'overview',
  about: 'overview of every sample of 16 channels: one thread against numpy, two threads against one',
  async measure(effort) {
    const seconds = effort.isQuick ? quickSeconds : longSeconds;
    const file = await longRecording(seconds);
    const numpy = numpyOr(effort, file, seconds);
    const runs = { one: [] as number[], two: [] as number[], numpy: [] as number[] };
    const [alone, together] = [await workerWith('one'), await workerWith('two')];
    // Threads that stay, as numpy's process does; the second one starts anew with each opening, as in the product.
    await withWorker(
      (one) =>
        withWorker(async (two) => {
          for (let round = 0; round < (effort.isQuick ? 2 : 7); round++) {
            runs.one.push(await timeTiles(one, { file }));
            const theirs = await numpy?.run();
            if (theirs) runs.numpy.push(theirs.seconds);
            runs.two.push(await timeTiles(two, { file }));
            const last = Object.entries(runs).map(
              ([name, all]) => `${name} ${all.at(-1)?.toFixed(2) ?? '–'} s`,
            );
            effort.say(`round ${round + 1}: ${last.join(', ')}`);
          }
        }, together),
      alone,
    );
    numpy?.end();
    return figuresOf(runs);
  },
};

function numpyOr({ leaveOut }: Effort, file: string, seconds: number): PythonProgram | undefined {
  try {
    return new PythonProgram('numpy', 'overview.py', [
      file,
      headerBytes,
      seconds,
      channels,
      samplesPerRecord,
    ]);
  } catch (error) {
    if (!(error instanceof LeftOut)) throw error;
    leaveOut('overview against numpy', error.message);
    return undefined;
  }
}

function figuresOf(runs: Readonly<Record<'one' | 'two' | 'numpy', readonly number[]>>): readonly Figure[] {
  const { one, two, numpy } = runs;
  return [
    ...(numpy.length > 0
      ? [
          ratioFigure(
            'overview, one thread, against numpy',
            { ours: one, theirs: numpy },
            { unit: 's', atLeast: 1 },
          ),
        ]
      : []),
    ratioFigure(
      'overview, two threads, against one',
      { ours: two, theirs: one },
      { unit: 's', atLeast: 1.6 },
    ),
  ];
}
