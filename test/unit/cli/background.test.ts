import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import shipped from '../../../src/detection/background/reference.json';
import { describeWithSharedData, sharedData } from '../sharedData';
import { run } from './run';

interface Printed {
  readonly events: readonly object[];
  readonly background?: readonly {
    readonly channel: string;
    readonly neurogenic?: number;
    readonly features: readonly object[];
    readonly reason?: string;
  }[];
}

describeWithSharedData('emg-labels detect --background', () => {
  const file = sharedData('n2001-dev/N2001A01BB01.hea');
  let folder: string;
  before(() => (folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-background-'))));
  after(() => rmSync(folder, { recursive: true }));

  async function printed(...args: string[]): Promise<Printed> {
    const { code, out, said } = await run('detect', file, '--json', ...args);
    assert.equal(code, 0, said);
    return JSON.parse(out) as Printed;
  }

  it('says what the muscle fits, with its features, and changes no event', async () => {
    const plain = await printed();
    const asked = await printed('--background', '--muscle', 'biceps');
    assert.equal(plain.background, undefined);
    assert.deepEqual(asked.events, plain.events);
    const [muscle] = asked.background ?? [];
    assert.equal(muscle?.channel, 'channel 1');
    assert.ok((muscle.neurogenic ?? 0) > 0 && muscle.features.length > 0);
    const [unknown] = (await printed('--background')).background ?? [];
    assert.equal(unknown?.reason, 'unknown-muscle');
  });

  it('says it in sentences too, recruitment among them', async () => {
    const { out } = await run('detect', file, '--background');
    assert.match(out, /^Muscle of channel 1: neurogenic \d+ %, .*Nothing is claimed/mu);
    assert.match(out, /^ {4}amplitude .*normal .* against normal: neurogenic/mu);
    assert.match(out, /^ {4}Recruitment from .*effort by the amplitude of the EMG, a proxy: /mu);
  });

  it('gives a reason instead of a number below 8 kHz', async () => {
    const { out } = await run(
      'detect',
      sharedData('physionet-emgdb/emg_healthy.hea'),
      '--json',
      '--background',
    );
    const [muscle] = (JSON.parse(out) as Printed).background ?? [];
    assert.equal(muscle?.reason, 'sampled-too-slowly');
    assert.ok(!('neurogenic' in muscle));
  });

  it('compares with a laboratory’s own reference, and refuses one that it can’t use in a sentence', async () => {
    const own = path.join(folder, 'own.json');
    writeFileSync(own, JSON.stringify({ ...shipped, offset: { neurogenic: 15, myopathic: 0 } }));
    const [muscle] = (await printed('--background', '--reference', own)).background ?? [];
    assert.ok((muscle?.neurogenic ?? 0) > 0.9, JSON.stringify(muscle));
    for (const [text, sentence] of [
      ['{"name": "mine"}', /features is not a list/u],
      ['{', /can't be read/u],
    ] as const) {
      writeFileSync(own, text);
      const { code, said } = await run('detect', file, '--background', '--reference', own);
      assert.equal(code, 2);
      assert.match(said, sentence);
    }
    const alone = await run('detect', file, '--reference', own);
    assert.equal(alone.code, 2);
    assert.match(alone.said, /go with --background/u);
  });
});

describe('emg-labels detect --background of what is sampled slowly', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-slow-'))));
  after(() => rmSync(folder, { recursive: true }));

  for (const rate of [500, 1000, 1111, 2000]) {
    it(`gives a reason instead of a number at ${rate} Hz`, async () => {
      const file = path.join(folder, `surface-${rate}.csv`);
      writeFileSync(file, effortText(rate));
      const { code, out, said } = await run('detect', file, '--json', '--background');
      assert.equal(code, 0, said);
      const { events, background } = JSON.parse(out) as Printed;
      assert.ok(events.length > 0);
      assert.equal(background?.[0]?.reason, 'sampled-too-slowly');
    });
  }
});

/** Ten seconds of text: three of rest, four of dense activity, three of rest. */
function effortText(rate: number): string {
  let state = 7;
  const noise = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5;
  const lines = ['time (s),EMG biceps (uV)'];
  for (let i = 0; i < 10 * rate; i++) {
    const amplitude = i > 3 * rate && i < 7 * rate ? 600 : 6;
    lines.push(`${(i / rate).toFixed(6)},${(amplitude * noise()).toFixed(3)}`);
  }
  return lines.join('\n');
}
