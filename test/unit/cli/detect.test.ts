import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { DetectionResult } from '../../../src/detection/result/detectedEvent';
import { parameterTable } from '../../../src/detection/parameters';
import { everyNumber } from '../../../src/detection/everyNumber';
import { detectionJson, detectionLines } from '../../../src/cli/detectionReport';
import { writeEdf } from '../../fixtures/writers/edfWriter';
import { run } from './run';

interface Printed {
  readonly recording: string;
  readonly engine: { readonly name: string; readonly version: string; readonly parametersHash: string };
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly units: readonly { readonly channel: string; readonly times: readonly number[] }[];
}

const result: DetectionResult = {
  engine: { name: 'engine', version: '1', parametersHash: 'abc' },
  events: [
    {
      onsetSeconds: 1,
      endSeconds: 4.5,
      channels: [0],
      label: 'indeterminate',
      probability: 0.6,
      alternatives: [{ label: 'myogenic-cramp', probability: 0.4 }],
      reason: 'silent_with_force',
      evidence: [
        { criterion: 'contracture-power', value: 3.5, unit: 's', threshold: 2, contribution: 1, met: true },
      ],
    },
    {
      onsetSeconds: 5,
      endSeconds: 6,
      channels: [1],
      label: 'rest',
      probability: 0.9,
      alternatives: [],
      evidence: [],
    },
  ],
  units: [{ channel: 1, times: Float64Array.of(0.1, 1 / 3) }],
};
const channel = {
  unit: 'uV',
  kind: 'emg',
  kindReason: 'by its name',
  samplingRate: 1000,
  samples: 10_000,
} as const;
const recording = {
  channels: [
    { ...channel, name: 'EMG 1' },
    { ...channel, name: 'EMG 2' },
  ],
  leftOut: [{ name: 'column 1', reason: 'it counts rows' }],
};

describe('What detect prints', () => {
  it('has as JSON exactly the fields of its contract', () => {
    assert.deepEqual(detectionJson(recording, 'case01.edf', result), {
      recording: 'case01.edf',
      channels: [
        { name: 'EMG 1', kind: 'emg', reason: 'by its name' },
        { name: 'EMG 2', kind: 'emg', reason: 'by its name' },
      ],
      leftOut: [{ name: 'column 1', reason: 'it counts rows' }],
      engine: { name: 'engine', version: '1', parametersHash: 'abc' },
      events: [
        {
          start: 1,
          end: 4.5,
          channels: ['EMG 1'],
          label: 'indeterminate',
          probability: 0.6,
          alternatives: [{ label: 'myogenic-cramp', probability: 0.4 }],
          reason: 'silent_with_force',
          evidence: result.events[0]?.evidence,
        },
        {
          start: 5,
          end: 6,
          channels: ['EMG 2'],
          label: 'rest',
          probability: 0.9,
          alternatives: [],
          evidence: [],
        },
      ],
      units: [{ channel: 'EMG 2', times: [0.1, 0.333333] }],
    });
  });

  it('has for a person the reason, what else is possible, and the evidence in sentences', () => {
    const [looked, left, first, ...others] = detectionLines(recording, result);
    assert.equal(looked, 'Looked at for EMG: EMG 1, EMG 2 (by its name).');
    assert.equal(left, 'Not looked at: column 1 (it counts rows).');
    assert.equal(first, '1.000 s to 4.500 s  EMG 1  indeterminate');
    assert.match(others[0] ?? '', /^ {4}A contracture is suspected/u);
    assert.equal(others[1], '    Possible: myogenic-cramp 40 %.');
    assert.match(others[2] ?? '', /^ {4}The longest silent run lasted 3\.5 s/u);
  });
});

describe('emg-labels detect', () => {
  let folder: string;
  let file: string;
  let parameterFile: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-detect-'));
    file = path.join(folder, 'case01.edf');
    parameterFile = path.join(folder, 'study.json');
    // Ten seconds at 1 kHz: six of hardly anything, four of a 200 Hz sine of 400 µV.
    const samples = Float64Array.from({ length: 10_000 }, (_, i) =>
      i < 6000 ? 2 * Math.sin(i * i) : 400 * Math.sin((2 * Math.PI * 200 * i) / 1000),
    );
    const limits = { physicalMinimum: -500, physicalMaximum: 500 };
    const channels = [{ name: 'EMG', unit: 'uV', samplesPerRecord: 1000, samples, ...limits }];
    writeFileSync(file, writeEdf({ variant: 'EDF', recordSeconds: 1, channels }));
  });
  after(() => rmSync(folder, { recursive: true }));

  async function detected(...args: string[]): Promise<Printed> {
    const { code, out, said } = await run('detect', file, '--json', ...args);
    assert.equal(code, 0, said);
    return JSON.parse(out) as Printed;
  }

  function withParameters(text: string): [string, string] {
    writeFileSync(parameterFile, text);
    return ['--parameters', parameterFile];
  }

  function savedLabels(): readonly string[] {
    const { labels } = JSON.parse(readFileSync(`${file}.labels.json`, 'utf8')) as {
      labels: readonly { label: string }[];
    };
    return labels.map(({ label }) => label);
  }

  it('prints one JSON object with the recording, what was looked at, engine, events and units', async () => {
    const printed = await detected();
    assert.deepEqual(Object.keys(printed), ['recording', 'channels', 'leftOut', 'engine', 'events', 'units']);
    for (const event of printed.events) {
      for (const field of ['start', 'end', 'channels', 'label', 'probability', 'alternatives', 'evidence']) {
        assert.ok(field in event, field);
      }
    }
  });

  it('decides by the parameters of a file, and says so by another hash', async () => {
    const [plain, pinned] = [await detected(), await detected(...withParameters('{"on": 9}'))];
    assert.notEqual(pinned.engine.parametersHash, plain.engine.parametersHash);
    const same = await detected(...withParameters(`{"on": ${parameterTable.on.value}}`));
    assert.equal(same.engine.parametersHash, plain.engine.parametersHash, 'a default pinned is the default');
  });

  it('lists plain silence always, and proposes it only with --silence', async () => {
    const isQuiet = ({ label, reason }: Printed['events'][number]): boolean =>
      label === 'rest' || reason === 'rest_or_contracture_indeterminate';
    const { events } = await detected('--write');
    const quiet = events.filter(isQuiet).length;
    assert.ok(quiet > 0, JSON.stringify(events));
    assert.equal(savedLabels().length, events.length - quiet);
    await detected('--write', '--silence');
    assert.equal(savedLabels().length, events.length);
    rmSync(`${file}.labels.json`);
  });

  it('prints no event with --quiet, and proposes what it would without', async () => {
    const { code, out } = await run('detect', file, '--write', '--quiet', '--no-cache');
    assert.deepEqual([code, out], [0, '']);
    assert.ok(savedLabels().length > 0);
    rmSync(`${file}.labels.json`);
    const [alone, json] = [
      await run('detect', file, '--quiet'),
      await run('detect', file, '--write', '--quiet', '--json'),
    ];
    assert.deepEqual([alone.code, json.code], [2, 2]);
    assert.match(alone.said, /--quiet goes with --write\./u);
  });

  const mistakes: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
    [
      'an unknown parameter',
      '{"onn": 9}',
      /study\.json.*no detection parameter "onn".*emg-labels parameters/u,
    ],
    [
      'a number that is fixed with the engine',
      '{"cramp-duration.width": 9}',
      /study\.json.*no detection parameter "cramp-duration\.width" that a study can change/u,
    ],
    ['a value out of range', '{"on": 1e9}', /study\.json.*on must be from .* to .*, not 1000000000/u],
    ['a value that is no number', '{"on": "9"}', /study\.json.*on must be a number, not "9"/u],
    ['a list', '[1]', /study\.json.*one JSON object/u],
    ['what is not JSON', '{"on": 9,\n"off" 3}', /study\.json is not JSON, line 2: /u],
    ['a wording of no meaning', '{"wordings": {"crmp": ["x"]}}', /"crmp"; the meanings are contract, /u],
    ['a wording that is no list', '{"wordings": {"rest": "Ruhe"}}', /"rest" must be a list of phrases/u],
  ];
  for (const [what, text, sentence] of mistakes) {
    it(`refuses ${what} in the parameter file with 2 and one sentence`, async () => {
      const { code, out, said } = await run('detect', file, '--json', ...withParameters(text));
      assert.deepEqual([code, out], [2, '']);
      assert.match(said, sentence);
      assert.equal(said.split('\n').length, 1);
    });
  }

  it('refuses a parameter file that is not there', async () => {
    const { code, said } = await run('detect', file, '--parameters', path.join(folder, 'none.json'));
    assert.equal(code, 2);
    assert.match(said, /The parameter file .*none\.json can't be read/u);
  });
});

describe('emg-labels parameters', () => {
  it('lists every number with default, unit, range, meaning and source as JSON, and whether a study may change it', async () => {
    const { code, out } = await run('parameters', '--json');
    assert.equal(code, 0);
    const rows = JSON.parse(out) as readonly Readonly<Record<string, unknown>>[];
    assert.deepEqual(
      rows,
      everyNumber().map(({ value, ...number }) => ({ ...number, default: value })),
    );
  });

  it('prints them as aligned lines for a person', async () => {
    const { out } = await run('parameters');
    const [changeable = '', heading = '', fixed = ''] = out.trimEnd().split('\n\n');
    assert.match(heading, /^Fixed with the engine's version.*:$/u);
    for (const [part, isChangeable] of [
      [changeable, true],
      [fixed, false],
    ] as const) {
      const [header = '', ...lines] = part.split('\n');
      const names = everyNumber()
        .filter((number) => number.changeable === isChangeable)
        .map(({ name }) => name);
      assert.deepEqual(
        lines.map((line) => line.split(' ')[0]),
        names,
      );
      for (const line of lines) assert.equal(line[header.indexOf('MEANING') - 1], ' ', line);
    }
  });
});
