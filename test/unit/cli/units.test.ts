import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { UnitsOfChannels } from '../../../src/cli/measuredUnits';
import { unitsCsv, unitsJson, unitsLines } from '../../../src/cli/unitReport';
import { markedRecord } from '../../../src/corrections/markers';
import type { MeasuredMorphology, MorphologyRefusal } from '../../../src/detection/result/unitMorphology';
import { fileLocation } from '../../../src/recording/byteSource';
import { fingerprint } from '../../../src/recording/fingerprint';
import { openRecording } from '../../../src/recording/openRecording';
import { effortFile } from '../../fixtures/effortFile';
import { copySampleWorkspace } from '../../fixtures/sampleRecordings';
import { documentOf, written } from '../corrections/specimens';
import { run } from './run';

const morphology: MeasuredMorphology & { readonly kind: 'measured' } = {
  kind: 'measured',
  amplitudeMicrovolts: 979.51546,
  durationMilliseconds: 8.37,
  phases: 4,
  turns: 5,
  areaMicrovoltMilliseconds: 1212.3628,
  thicknessMilliseconds: 1.23772,
  sizeIndex: 1.21974,
  riseTimeMicroseconds: undefined,
  spikeDurationMilliseconds: 5.75,
  span: { startMilliseconds: -2.36, endMilliseconds: 6.01 },
  durationRule: 'level-and-slope',
  satellites: [],
  jiggle: undefined,
  discharges: 40,
  noiseMicrovolts: 0.81,
  band: { lowHertz: 10, highHertz: 10_080 },
};
const unit = {
  number: 1,
  times: Float64Array.of(0.1, 1 / 3),
  ratePerSecond: 9.87654321,
  intervalVariation: undefined,
  assignedFraction: 0.5,
  doubts: [],
};
const doubts = ['short-intervals', 'too-irregular'] as const;
const tooFew = { kind: 'refused', reason: 'few-discharges', discharges: 5, least: 8 } as const;
const found: UnitsOfChannels = {
  units: [
    { ...unit, channel: 'EMG, "left"', morphology },
    { ...unit, channel: '=EMG 2', morphology: tooFew, doubts, correctedBy: ['Ann', 'Bo'] },
  ],
  without: [{ channel: 'Force', reason: 'not-emg' }],
};

describe('Units on the command line', () => {
  it('are JSON with figures, or with the reason in their place', () => {
    const { units, without } = unitsJson('a.edf', found) as {
      units: [{ muap: object; times: number[]; rate_Hz: number }, object];
      without: object[];
    };
    const [first, second] = units;
    const { amplitude_uV, duration_ms, riseTime_us, sizeIndex } = first.muap as Record<string, unknown>;
    assert.deepEqual(
      { amplitude_uV, duration_ms, riseTime_us, sizeIndex },
      { amplitude_uV: 979.52, duration_ms: 8.37, riseTime_us: null, sizeIndex: 1.2197 },
    );
    assert.deepEqual(first.times, [0.1, 0.333333]);
    assert.deepEqual(second, {
      channel: '=EMG 2',
      unit: 1,
      times: [0.1, 0.333333],
      reason: 'few-discharges',
      reasonValues: { discharges: 5, least: 8 },
      rate_Hz: 9.8765,
      intervalVariation: null,
      assignedFraction: 0.5,
      doubts: ['short-intervals', 'too-irregular'],
      correctedBy: ['Ann', 'Bo'],
    });
    assert.deepEqual(without, [{ channel: 'Force', reason: 'not-emg' }]);
  });

  it('are a table in which every row has every column, and no name is taken for a formula', () => {
    const [head = '', ...rows] = unitsCsv(found).trimEnd().split('\n');
    assert.equal(rows.length, 2);
    assert.ok(rows[0]?.startsWith('"EMG, ""left""",1,2,9.8765,,0.5,,,979.52,8.37,4,5,'), rows[0]);
    assert.ok(
      rows[1]?.startsWith('\'=EMG 2,1,2,9.8765,,0.5,short-intervals too-irregular,"Ann, Bo",'),
      rows[1],
    );
    assert.ok(rows[1]?.endsWith(',few-discharges'), rows[1]);
    const cells = (row: string): number => row.replaceAll(/"(?:[^"]|"")*"/gu, '').split(',').length;
    assert.deepEqual(rows.map(cells), [cells(head), cells(head)]);
  });

  it('are lines for a person, with the rule and the band', () => {
    const lines = unitsLines(found);
    assert.match(lines[0] ?? '', /2 discharges, 9\.9 per second$/u);
    assert.match(
      lines[2] ?? '',
      /; doubtful: short intervals, too irregular; corrected or accepted by Ann, Bo$/u,
    );
    assert.match(lines[1] ?? '', /980 µV, 8\.4 ms \(level-and-slope\), phases 4.*10 to 10080 Hz/u);
    assert.match(
      lines[3] ?? '',
      /Not measured\. 5 discharges whole and alike; 8 are needed to measure it\./u,
    );
    assert.equal(lines[4], 'Force  No units: the channel is not EMG.');
  });

  it('say of a potential measured between a person’s markers that it is by hand, and by whose', () => {
    const [first] = found.units;
    const marked = { units: [{ ...first!, markedBy: ['Ann'] }], without: [] };
    assert.match(unitsLines(marked)[1] ?? '', /8\.4 ms \(by hand: Ann\)/u);
    assert.match(unitsCsv(marked), /,by-hand,\n$/u);
    const { units } = unitsJson('a.edf', marked) as { units: [{ muap: Record<string, unknown> }] };
    assert.deepEqual([units[0].muap['durationRule'], units[0].muap['markedBy']], ['by-hand', ['Ann']]);
  });

  it('name the same unit on other channels where these were looked at with it, and say nothing of it elsewhere', () => {
    const same = { channel: 'EMG 3', number: 2, agreement: 0.93755, lagSeconds: -0.0012345 };
    const [first, second] = found.units;
    const linked: UnitsOfChannels = {
      ...found,
      units: [
        { ...first!, alsoOn: [same] },
        { ...second!, alsoOn: [] },
      ],
    };
    const json = unitsJson('a.edf', linked) as { units: [{ alsoOn: object[] }, { alsoOn: object[] }] };
    assert.deepEqual(
      json.units.map(({ alsoOn }) => alsoOn),
      [[{ channel: 'EMG 3', unit: 2, agreement: 0.93755, lag_ms: -1.23 }], []],
    );
    const rows = unitsCsv(linked).trimEnd().split('\n');
    assert.ok(rows[0]?.endsWith(',reason,alsoOn'), rows[0]);
    assert.ok(rows[1]?.endsWith(',"EMG 3 unit 2 (0.94, -1.23 ms)"'), rows[1]);
    assert.ok(rows[2]?.endsWith(',few-discharges,'), rows[2]);
    assert.match(unitsLines(linked)[0] ?? '', /; also on EMG 3 unit 2 \(0\.94, -1\.23 ms\)$/u);
    assert.doesNotMatch(unitsLines(found).join('\n') + unitsCsv(found), /also ?on/iu);
    assert.doesNotMatch(JSON.stringify(unitsJson('a.edf', found)), /alsoOn/u);
  });

  const refusals: readonly MorphologyRefusal[] = [
    { reason: 'sampled-too-slowly', rateHertz: 4000, leastHertz: 8000 },
    { reason: 'not-in-volts' },
    { reason: 'few-discharges', discharges: 5, least: 8 },
    { reason: 'clipped', clippedFraction: 0.5 },
    { reason: 'low-signal-to-noise', signalToNoise: 7, least: 20 },
    { reason: 'unsteady-baseline', differenceMicrovolts: 44, mostMicrovolts: 10 },
    { reason: 'no-edges', windowMilliseconds: 90 },
  ];
  for (const refusal of refusals) {
    it(`have a sentence for why nothing is measured: ${refusal.reason}`, () => {
      const [first] = found.units;
      const refused = { ...first!, morphology: { kind: 'refused' as const, ...refusal } };
      const [, line = ''] = unitsLines({ units: [refused], without: [] });
      assert.match(line, /^ {4}Not measured\. .+\.$/u);
      assert.doesNotMatch(line, /undefined|NaN/u);
    });
  }
});

describe('emg-labels units', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-units-'));
    await copySampleWorkspace(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('gives a recording’s units, as does detect --json --units, and detect by itself their times alone', async () => {
    const file = path.join(folder, 'effort.edf');
    writeFileSync(file, effortFile());
    const { units } = JSON.parse((await run('units', file, '--json')).out) as { units: object[] };
    assert.ok(units.length > 0);
    assert.ok(units.some((each) => 'muap' in each));
    const detected = JSON.parse((await run('detect', file, '--json', '--units')).out) as { units: object[] };
    assert.deepEqual(detected.units, units);
    // The same between markers that a person has put, half a millisecond beside the rule's.
    type Measured = { unit: number; times: number[]; muap?: Record<string, unknown> };
    const one = (units as Measured[]).find(({ muap }) => muap !== undefined)!;
    const { start_ms: start, end_ms: end, duration_ms: duration } = one.muap as Record<string, number>;
    const span = { channel: (one as unknown as { channel: string }).channel, start: 0, end: 1 };
    const markers = {
      ...{ startMilliseconds: start! + 0.5, endMilliseconds: end! - 0.5 },
      discharges: one.times.length,
    };
    const document = documentOf([markedRecord([], span, one.unit, { markers, who: 'Ann' })]);
    const recording = await openRecording(fileLocation(file), {});
    const { sha256 } = await fingerprint(recording.signalFile);
    await recording.close();
    const header = { ...document.header, fingerprint: { bytes: 1, sha256 } };
    writeFileSync(`${file}.units.json`, written({ ...document, header }));
    const again = JSON.parse((await run('units', file, '--json')).out) as { units: Measured[] };
    const by = again.units.find(({ unit: number, muap }) => number === one.unit && muap)!;
    assert.equal(by.muap!['durationRule'], 'by-hand');
    assert.ok(
      Math.abs(Number(by.muap!['duration_ms']) - (duration! - 1)) < 0.06,
      String(by.muap!['duration_ms']),
    );
    assert.deepEqual(by.times, one.times, 'its train is the engine’s');
    assert.ok(
      again.units.every((each) => !('correctedBy' in each)),
      'nobody has corrected a train',
    );
    rmSync(`${file}.units.json`);
    const plain = JSON.parse((await run('detect', file, '--json')).out) as { units: object[] };
    assert.deepEqual([...new Set(plain.units.flatMap(Object.keys))], ['channel', 'times']);
  });

  it('says why a channel has none, names channels that are not there, and wants one form at a time', async () => {
    const file = path.join(folder, 'contracture.edf');
    const { out } = await run('info', file, '--json');
    const { channels } = JSON.parse(out) as { channels: { name: string; kind: string }[] };
    const other = channels.find(({ kind }) => kind !== 'emg')!;
    const lines = await run('units', file, '--channel', other.name);
    assert.match(lines.out, /No units: the channel is not EMG\./u);
    assert.equal((await run('units', file, '--channel', 'none')).code, 2);
    assert.match((await run('units', file, '--csv', '--json')).said, /Either --csv or --json\./u);
    assert.match((await run('detect', file, '--units')).said, /--units goes with --json/u);
  });
});
