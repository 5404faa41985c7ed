/**
 * The overview of every sample of every channel: in the product's worker thread, beside numpy's extremes over a memmap of the same
 * file and beside two threads. The file is in the system's cache.
 */
import { LeftOut, ratioFigure, type Effort, type Figure, type Part } from './figure';
import { timeTiles, withWorker } from './inWorker';
import {
  channels,
  headerBytes,
  longRecording,
  longSeconds,
  quickSeconds,
  samplesPerRecord,
} from './longRecording';
import { overviewThreads, timeTogether } from './overviewThreads';
import { PythonProgram } from './python';

export const overview: Part = {
  name: 'overview',
  about: 'overview of every sample of 16 channels: one thread against numpy, two threads against one',
  async measure(effort) {
    const seconds = effort.isQuick ? quickSeconds : longSeconds;
    const file = await longRecording(seconds);
    const numpy = numpyOr(effort, file, seconds);
    const workers = await overviewThreads(2);
    const runs = { one: [] as number[], two: [] as number[], numpy: [] as number[] };
    // A thread that stays, as numpy's process does.
    await withWorker(async (worker) => {
      for (let round = 0; round < (effort.isQuick ? 2 : 7); round++) {
        runs.one.push(await timeTiles(worker, { file }));
        const theirs = await numpy?.run();
        if (theirs) runs.numpy.push(theirs.seconds);
        runs.two.push(await timeTogether(file, workers, seconds));
        const last = Object.entries(runs).map(([name, all]) => `${name} ${all.at(-1)?.toFixed(2) ?? '–'} s`);
        effort.say(`round ${round + 1}: ${last.join(', ')}`);
      }
    });
    numpy?.end();
    await Promise.all(workers.map((worker) => worker.terminate()));
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
  const together = {
    unit: 's',
    atLeast: 1.6,
    note: 'the product has one thread make its overview (the second one is for detection): two would take this long',
  };
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
    ratioFigure('overview, two threads, against one', { ours: two, theirs: one }, together),
  ];
}
