/** Opening a recording and the first ten seconds of all its channels, beside MNE's opening and reading of the same. */
import { ratioFigure, type Part } from './figure';
import { timeOpening } from './inWorker';
import { longRecording, longSeconds, quickSeconds } from './longRecording';
import { PythonProgram } from './python';

const shownSeconds = 10;

export const opening: Part = {
  name: 'opening',
  about: 'open + first 10 s of 16 channels in the worker, against MNE',
  async measure({ isQuick, say }) {
    const file = await longRecording(isQuick ? quickSeconds : longSeconds);
    const mne = new PythonProgram('mne', 'openings.py', [file, shownSeconds]);
    const [ours, theirs]: [number[], number[]] = [[], []];
    let version = '';
    for (let round = 0; round < (isQuick ? 2 : 7); round++) {
      ours.push(await timeOpening({ file, seconds: shownSeconds }));
      const run = await mne.run();
      theirs.push(run.seconds);
      ({ version } = run);
      say(`round ${round + 1}: ${ours.at(-1)!.toFixed(3)} s, MNE ${run.seconds.toFixed(3)} s`);
    }
    mne.end();
    // A new thread each time for us; MNE has all of it loaded after its first.
    const note = `MNE ${version}`;
    return [
      ratioFigure(
        'open + first 10 s, in the worker, against MNE',
        { ours, theirs },
        { unit: 's', atLeast: 4, note },
      ),
    ];
  },
};
