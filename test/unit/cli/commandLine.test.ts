import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { float32Text } from '../../../src/cli/samples';
import { writeEdf } from '../../fixtures/writers/edfWriter';
import { describeWithSharedData, sharedData } from '../sharedData';
import { run } from './run';

describe('The command line', () => {
  let folder: string;
  let recording: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-cli-'));
    recording = path.join(folder, 'case01.edf');
    // Four seconds at 1 kHz: two of hardly anything, two of a 200 Hz sine of 400 µV.
    const samples = Float64Array.from({ length: 4000 }, (_, i) =>
      i < 2000 ? 2 * Math.sin(i * i) : 400 * Math.sin((2 * Math.PI * 200 * i) / 1000),
    );
    const limits = { physicalMinimum: -500, physicalMaximum: 500 };
    const channels = [{ name: 'EMG', unit: 'uV', samplesPerRecord: 1000, samples, ...limits }];
    const annotations = [{ onsetSeconds: 2, durationSeconds: 1.5, text: 'cramp' }];
    writeFileSync(recording, writeEdf({ variant: 'EDF+C', recordSeconds: 1, channels, annotations }));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('info says in JSON what a recording is', async () => {
    const { code, out } = await run('info', recording, '--json');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      format: 'EDF+C',
      durationSeconds: 4,
      startTime: '2000-01-01T00:00:00',
      channels: [
        {
          name: 'EMG',
          unit: 'uV',
          kind: 'emg',
          kindReason: 'by its name',
          samplingRate: 1000,
          samples: 4000,
        },
      ],
      annotations: [{ onsetSeconds: 2, durationSeconds: 1.5, text: 'cramp' }],
      leftOut: [],
      warnings: [],
    });
  });

  it('samples prints just the seconds asked for, in the channel’s unit', async () => {
    const { code, out } = await run(
      'samples',
      recording,
      '--channel',
      'EMG',
      '--start',
      '2',
      '--duration',
      '0.003',
    );
    assert.equal(code, 0);
    const [header, ...rows] = out.trimEnd().split('\n');
    assert.equal(header, 'time,value');
    const expected = [2000, 2001, 2002].map((i) => [
      i / 1000,
      400 * Math.sin((2 * Math.PI * 200 * i) / 1000),
    ]);
    assert.equal(rows.length, 3);
    rows.forEach((row, i) => {
      const [time, value] = row.split(',').map(Number);
      assert.equal(time, expected[i]?.[0]);
      assert.ok(Math.abs((value ?? NaN) - (expected[i]?.[1] ?? 0)) < 0.01, row);
    });
  });

  it('samples of a channel that is not there lists those that are', async () => {
    const { code, out, said } = await run('samples', recording, '--channel', 'EKG');
    assert.deepEqual([code, out], [2, '']);
    assert.match(said, /There is no channel "EKG"; there are "EMG"/u);
  });

  it('detect prints events with evidence, and --write puts them into the sidecar once', async () => {
    const { code, out } = await run('detect', recording, '--json', '--write');
    assert.equal(code, 0);
    const printed = JSON.parse(out) as {
      recording: string;
      engine: { name: string; version: string; parametersHash: string };
      events: { start: number; end: number; channels: string[]; label: string; evidence: object[] }[];
    };
    assert.equal(printed.recording, 'case01.edf');
    assert.match(printed.engine.parametersHash, /^[0-9a-f]{12}$/u);
    const active = printed.events.find(({ start, end }) => start < 2.2 && end > 3.8 && start > 1.8);
    assert.ok(active, `an active stretch from 2 s to 4 s is among ${out}`);
    assert.deepEqual(active.channels, ['EMG']);
    assert.ok(active.evidence.length > 0);
    const sidecar = `${recording}.labels.json`;
    const first = readFileSync(sidecar, 'utf8');
    await run('detect', recording, '--write');
    assert.equal(readFileSync(sidecar, 'utf8'), first, 'running again changes no byte');
    assert.deepEqual(await run('check', sidecar), { code: 0, out: '', said: '' });
  });

  it('check prints one line for each finding and ends with 1', async () => {
    const sidecar = `${recording}.labels.json`;
    await run('detect', recording, '--write');
    const broken = path.join(folder, 'broken.edf.labels.json');
    writeFileSync(broken, readFileSync(sidecar, 'utf8').replace(/"end": \d+/u, '"end": -1'));
    const { code, out } = await run('check', broken);
    assert.equal(code, 1);
    assert.match(out, /broken\.edf\.labels\.json:\d+:\d+: schema: .+\n/u);
  });

  it('never overwrites a sidecar that it can’t read', async () => {
    const other = path.join(folder, 'other.edf');
    writeFileSync(other, readFileSync(recording));
    writeFileSync(`${other}.labels.json`, 'not JSON');
    const { code, said } = await run('detect', other, '--write');
    assert.equal(code, 2);
    assert.match(said, /can't be read, so nothing is written/u);
    assert.equal(readFileSync(`${other}.labels.json`, 'utf8'), 'not JSON');
  });

  it('puts nothing into a sidecar that counts the samples of other channels', async () => {
    const other = path.join(folder, 'replaced.edf');
    writeFileSync(other, readFileSync(recording));
    await run('detect', other, '--write');
    const sidecar = `${other}.labels.json`;
    const text = readFileSync(sidecar, 'utf8').replace('"samplingRate": 1000', '"samplingRate": 500');
    writeFileSync(sidecar, text);
    const { code, said } = await run('detect', other, '--write');
    assert.equal(code, 2);
    assert.match(said, /other channels or sampling rates/u);
    assert.equal(readFileSync(sidecar, 'utf8'), text);
  });

  const helps = [[], ['info'], ['samples'], ['detect'], ['parameters'], ['check']];
  for (const command of helps) {
    it(`${['emg-labels', ...command].join(' ')} --help explains itself`, async () => {
      const { code, out } = await run(...command, '--help');
      assert.equal(code, 0);
      assert.match(out, /^emg-labels/u);
    });
  }

  it('lists its commands in two columns, however long a name is', async () => {
    const { out } = await run('--help');
    const starts = [...out.matchAll(/^ {2}([a-z-]+ {2,})\S/gmu)].map(([, name]) => name?.length);
    const { length } = [...out.matchAll(/^ {2}\S/gmu)];
    assert.ok(length > 10);
    assert.deepEqual(starts, Array(length).fill(starts[0]));
  });

  it('says its version, which is the one in package.json', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const { code, out } = await run('--version');
    assert.deepEqual({ code, out: out.trim() }, { code: 0, out: version });
  });

  const wrong: [string, string[], RegExp][] = [
    ['an unknown command', ['paint'], /no command "paint"/u],
    ['an unknown option', ['info', 'x.edf', '--colour'], /--colour/u],
    ['a missing file name', ['info'], /FILE is missing/u],
    ['two recordings', ['info', 'a.edf', 'b.edf'], /One recording at a time/u],
    ['a file that is not there', ['info', 'nowhere.edf'], /nowhere\.edf cannot be opened/u],
    ['a negative start', ['samples', 'x.edf', '--channel', 'E', '--start=-1'], /--start wants a number/u],
  ];
  for (const [what, args, sentence] of wrong) {
    it(`${what} ends with 2 and one sentence on stderr`, async () => {
      const { code, out, said } = await run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(said, sentence);
      assert.equal(said.split('\n').length, 1);
    });
  }

  it('asks for a sampling rate where a file has none, and takes it', async () => {
    const text = path.join(folder, 'plain.csv');
    writeFileSync(text, `EMG (uV)\n${Array.from({ length: 50 }, (_, i) => i % 7).join('\n')}\n`);
    const without = await run('info', text, '--json');
    assert.equal(without.code, 2);
    assert.match(without.said, /--sampling-rate HZ/u);
    const { out } = await run('info', text, '--json', '--sampling-rate', '500');
    assert.equal((JSON.parse(out) as { durationSeconds: number }).durationSeconds, 0.1);
  });

  it('writes a value as the shortest decimal that is that value', () => {
    assert.equal(float32Text(Math.fround(0.1)), '0.1');
    assert.equal(float32Text(Math.fround(-0.2483)), '-0.2483');
    assert.equal(float32Text(NaN), '');
    assert.equal(float32Text(0), '0');
    for (const value of [1e-7, 123456.789, 3.4e38, -7.000001].map(Math.fround)) {
      assert.equal(Math.fround(Number(float32Text(value))), value);
    }
  });
});

describeWithSharedData('The command line on real recordings', () => {
  it('says of a truncated copy what is there and what was promised', async () => {
    const { code, out } = await run(
      'info',
      sharedData('physionet-emgdb/truncated-copy/emg_neuropathy.hea'),
      '--json',
    );
    assert.equal(code, 0);
    const { channels, warnings } = JSON.parse(out) as { channels: { samples: number }[]; warnings: string[] };
    assert.equal(channels[0]?.samples, 999);
    assert.ok(warnings.some((warning) => /147,?858/u.test(warning) && /999/u.test(warning)));
  });

  it('writes nothing beside a recording that it only looks at', async () => {
    const file = sharedData('physionet-emgdb/emg_healthy.hea');
    assert.equal((await run('detect', file)).code, 0);
    assert.equal(existsSync(`${file}.labels.json`), false);
  });
});
