/** Makes the sample workspace: two simulated recordings to open, label and run the detection on, and a guide. */
import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { edfPlus, simulatedIdentity } from './edfPlus';
import { neurogenicCramp } from './neurogenicCramp';
import { silentContracture } from './silentContracture';
import type { SimulatedRecording } from './simulatedRecording';

const guide = `# Sample recordings

Both are simulated; no patient is behind them.

- \`cramp.edf\`: needle EMG, 40 s. A voluntary contraction from 3 to 9 s, then a neurogenic cramp from 12 to 37 s.
- \`contracture.edf\`: needle EMG and force, 60 s. Five contractions, then from 25 s on a contracture: the muscle
  keeps pulling while the EMG is silent.

Open one and press D: the engine proposes the cramp in the one, the contracture in the other, and the voluntary
contractions in both. J goes from one to the next; below the list stands what speaks for each and against it. Accept or
reject it, or label by hand: drag over a stretch of the trace, then press a key.

| key | does |
| --- | --- |
| D | propose cramps, contractures, voluntary activity, other discharges and artifacts |
| J, K | go to the next or previous label |
| A, R | accept or reject a proposed label |
| W | show why a label is not a contracture or not a cramp |
| N | label it neurogenic cramp |
| M | label it myogenic cramp |
| L | choose another label |
| Delete | remove the selected label |
| Ctrl+Z, Ctrl+S | undo, save (Cmd on a Mac) |

Saving writes \`cramp.edf.labels.json\` beside the recording; the recording itself is never written.
`;

/** Writes `cramp.edf`, `contracture.edf` and `README.md` into `folder`, which is made if need be; same bytes each time. */
export async function writeSampleWorkspace(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'cramp.edf'), edf(neurogenicCramp(), 'cramp'));
  await writeFile(path.join(folder, 'contracture.edf'), edf(silentContracture(), 'contracture'));
  await writeFile(path.join(folder, 'README.md'), guide);
}

function edf(recording: SimulatedRecording, name: string): Uint8Array {
  return edfPlus(recording, { ...simulatedIdentity, patient: `${simulatedIdentity.patient}_${name}` });
}
