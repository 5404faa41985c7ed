/** MIT annotation files against what `rdann` of the C WFDB tools prints for them, and made ones for the rest. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mnemonicOf } from '../../../../src/recording/wfdb/annotationCodes';
import { parseAnnotations } from '../../../../src/recording/wfdb/annotationFile';
import { describeAnnotations } from '../../../../src/recording/wfdb/annotations';
import { annotationFile } from '../../../fixtures/writers/wfdbAnnotationWriter';
import { describeWithSharedData, sharedData } from '../../sharedData';
import { openFromMemory } from './open';

const folder = 'wfdb-formats';

/** rdann's columns: time, sample, mnemonic, subtype, channel, number, then the auxiliary text. */
interface RdannRow {
  readonly seconds: number;
  readonly fields: string;
  readonly text: string;
}

function rdann(name: string): RdannRow[] {
  const lines = readFileSync(sharedData(`${folder}/expected/${name}`), 'latin1')
    .trimEnd()
    .split('\n');
  return lines.map((line) => {
    const row = /^\s*\[?([\d:.]+)\]?\s+(\d+)\s+(\S+)\s+(-?\d+)\s+(\d+)\s+(-?\d+)(?:\t(.*))?$/u.exec(line);
    assert(row, line);
    const [, time = '', sample, mnemonic = '', subtype, channel, number, aux = ''] = row;
    const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const words = aux.trim();
    const text = words === '' ? mnemonic : mnemonic === '"' ? words : `${mnemonic} ${words}`;
    return { seconds, fields: [sample, mnemonic, subtype, channel, number].join(' '), text };
  });
}

function parse(name: string): ReturnType<typeof parseAnnotations> {
  return parseAnnotations(readFileSync(sharedData(`${folder}/${name}`)));
}

function printed(annotations: ReturnType<typeof parseAnnotations>['annotations']): string[] {
  return annotations.map(({ sample, code, subtype, channel, number }) =>
    [sample, mnemonicOf(code), subtype, channel, number].join(' '),
  );
}

describeWithSharedData('MIT annotations agree with rdann', () => {
  it('100.atr: every sample, mnemonic, subtype, channel, number and text', () => {
    const { annotations, brokenOffAt } = parse('100.atr');
    const expected = rdann('ann-1');
    assert.equal(expected.length, 2274);
    assert.equal(brokenOffAt, undefined);
    assert.deepEqual(
      printed(annotations),
      expected.map((row) => row.fields),
    );
    const described = describeAnnotations(annotations, 360);
    assert.deepEqual(
      described.map(({ text }) => text),
      expected.map(({ text }) => text),
    );
    assert.equal(described[0]?.text, '+ (N');
    for (const [index, { seconds }] of expected.entries()) {
      // rdann prints milliseconds.
      assert(Math.abs((described[index]?.onsetSeconds ?? NaN) - seconds) <= 0.000_5001, `row ${index}`);
    }
  });

  it('12726.anI: remarks are shown as their words, long steps between them counted by SKIP', () => {
    const { annotations } = parse('12726.anI');
    const expected = rdann('ann-2');
    assert.equal(expected.length, 22);
    assert.deepEqual(
      printed(annotations),
      expected.map((row) => row.fields),
    );
    const described = describeAnnotations(annotations, 250);
    assert.equal(described[0]?.text, 'Initiate slow tilt up');
    assert.deepEqual(
      described.map(({ text }) => text),
      expected.map(({ text }) => text),
    );
  });

  it('1003.atr: the file’s own code definitions are taken as such, and not shown', () => {
    const expected = rdann('ann-3');
    assert.equal(expected.length, 957);
    const described = describeAnnotations(parse('1003.atr').annotations, 360);
    assert.deepEqual(
      described.map(({ onsetSeconds, text }) => `${Math.round(onsetSeconds * 360)} ${text}`),
      expected.map(({ fields, text }) => `${fields.split(' ')[0]} ${text}`),
    );
  });

  it('huge.qrs: four steps of 2,147,483,647 and one more lead to sample 10,000,000,000', () => {
    const { annotations } = parse('huge.qrs');
    assert.deepEqual(printed(annotations), ['10000000000 N 0 0 0']);
  });
});

describe('WFDB annotations beside a record', () => {
  const header = 'a 1 1000/250(7) 4\na.dat 16 100/mV 16 0 0 0 0 EMG\n';
  const files = (atr: Uint8Array): Record<string, string | Uint8Array> => ({
    'a.hea': header,
    'a.dat': new Uint8Array(8),
    'a.atr': atr,
  });

  it('stand at sample / sampling frequency, whatever the counter frequency', async () => {
    const atr = annotationFile([
      { sample: 500, code: 1 },
      { sample: 1500, code: 22, aux: 'cramp begins' },
    ]);
    const recording = await openFromMemory(files(atr));
    assert.deepEqual(await recording.readAnnotations(), [
      { onsetSeconds: 0.5, durationSeconds: 0, text: 'N' },
      { onsetSeconds: 1.5, durationSeconds: 0, text: 'cramp begins' },
    ]);
  });

  it('stand at sample / time resolution where the file states one', async () => {
    const atr = annotationFile([
      { sample: 0, code: 22, aux: '## time resolution: 8000' },
      { sample: 4000, code: 22, aux: 'µV steps: ärztlich geprüft' },
    ]);
    const recording = await openFromMemory(files(atr));
    assert.deepEqual(await recording.readAnnotations(), [
      { onsetSeconds: 0.5, durationSeconds: 0, text: 'µV steps: ärztlich geprüft' },
    ]);
  });

  it('show a mnemonic that the file defines for itself', async () => {
    const atr = annotationFile([
      { sample: 0, code: 22, aux: '## annotation type definitions' },
      { sample: 0, code: 22, aux: '42 cr cramp' },
      { sample: 0, code: 22, aux: '## end of definitions' },
      { sample: 0, code: 22, aux: 'first remark' },
      { sample: 10, code: 42 },
      { sample: 20, code: 43 },
    ]);
    const recording = await openFromMemory(files(atr));
    const texts = (await recording.readAnnotations()).map(({ text }) => text);
    assert.deepEqual(texts, ['first remark', 'cr', '[43]']);
  });

  it('do not take the words of an empty annotation, which only moves time', async () => {
    const atr = annotationFile([
      { sample: 100, code: 1 },
      { sample: 200, code: 0, aux: 'nobody’s' },
      { sample: 300, code: 1 },
    ]);
    const recording = await openFromMemory(files(atr));
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ onsetSeconds, text }) => [onsetSeconds, text]),
      [
        [0.1, 'N'],
        [0.3, 'N'],
      ],
    );
  });

  it('come in order of onset, also where the file steps back in time', async () => {
    const atr = annotationFile([
      { sample: 900, code: 1 },
      { sample: 100, code: 5 },
    ]);
    const recording = await openFromMemory(files(atr));
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ onsetSeconds }) => onsetSeconds),
      [0.1, 0.9],
    );
  });

  it('that break off are read as far as they go, with a warning that names the byte', async () => {
    const atr = annotationFile([
      { sample: 100, code: 1 },
      { sample: 200, code: 22, aux: 'a remark that is cut' },
    ]);
    const recording = await openFromMemory(files(atr.subarray(0, 12)));
    assert.equal((await recording.readAnnotations()).length, 2);
    assert.match(recording.warnings.join(), /a\.atr has no end mark: it breaks off at byte 12/u);
  });

  it('that are a Git LFS pointer leave the signals readable, with a warning that names the command', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n';
    const recording = await openFromMemory(files(new TextEncoder().encode(pointer)));
    assert.deepEqual(await recording.readAnnotations(), []);
    assert.match(recording.warnings.join(), /git lfs pull --include "a\.atr"/u);
    assert.equal((await recording.read(0, 0, 4)).length, 4);
  });

  it('above 1 MiB are read only when asked for', async () => {
    const many = Array.from({ length: 600_000 }, (_, index) => ({ sample: index * 3, code: 1 }));
    const recording = await openFromMemory(files(annotationFile(many)));
    assert.deepEqual(recording.warnings, []);
    const annotations = await recording.readAnnotations();
    assert.equal(annotations.length, 600_000);
    assert.equal(annotations.at(-1)?.onsetSeconds, (599_999 * 3) / 1000);
    await assert.rejects(
      recording.readAnnotations({ signal: AbortSignal.abort(new Error('stop')) }),
      /stop/u,
    );
  });

  it('are none where there is no .atr', async () => {
    const recording = await openFromMemory({ 'a.hea': header, 'a.dat': new Uint8Array(8) });
    assert.deepEqual(await recording.readAnnotations(), []);
  });
});
