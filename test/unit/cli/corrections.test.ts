import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { correctionsBeside } from '../../../src/cli/correctionsBeside';
import { mergeUnits } from '../../../src/corrections/operations/mergeUnits';
import { openRecording } from '../../../src/recording/openRecording';
import { fileLocation } from '../../../src/recording/byteSource';
import { fingerprint } from '../../../src/recording/fingerprint';
import { ann, documentOf, records, written } from '../corrections/specimens';

describe('Corrected units beside a recording, on the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-corrections-'));
  after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'a.csv');
  writeFileSync(file, `EMG\n${Array.from({ length: 400 }, (_, i) => i % 7).join('\n')}\n`);
  const sidecar = `${file}.units.json`;

  async function read(text: string | undefined) {
    const recording = await openRecording(fileLocation(file), { samplingRate: 1000 });
    const said: string[] = [];
    try {
      if (text === undefined) rmSync(sidecar, { force: true });
      else {
        const { sha256 } = await fingerprint(recording.signalFile);
        writeFileSync(sidecar, text.replace('a'.repeat(64), sha256));
      }
      return { corrections: await correctionsBeside(file, recording, (line) => said.push(line)), said };
    } finally {
      await recording.close();
    }
  }

  const [one, two] = records();
  assert.ok(one && two);
  const text = written(documentOf(mergeUnits(records(), { into: one.id, from: two.id }, ann)));

  it('are used, which is said, and by whom they are', async () => {
    const { corrections, said } = await read(text);
    assert.equal(corrections.givenFor('EMG')[0]?.trains.length, 1);
    assert.deepEqual(corrections.peopleOf('EMG', 1), ['Ann']);
    assert.match(said.join('\n'), /a\.csv\.units\.json: .*stand in place of the engine's/u);
  });

  it('are not used where they can’t be read or are another recording’s, and it says so', async () => {
    const broken = await read(text.slice(0, -9));
    assert.deepEqual(broken.corrections.givenFor('EMG'), []);
    assert.match(broken.said.join('\n'), /^warning: .*is not used.*Line/u);
    const other = await read(text.replaceAll('a'.repeat(64), 'b'.repeat(64)));
    assert.deepEqual(other.corrections.givenFor('EMG'), []);
    assert.match(other.said.join('\n'), /another version of the recording/u);
  });

  it('are silently none where there is no such file', async () => {
    const { corrections, said } = await read(undefined);
    assert.deepEqual([corrections.givenFor('EMG'), said], [[], []]);
  });
});
