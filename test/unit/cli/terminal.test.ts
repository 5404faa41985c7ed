import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { streamsOver } from '../../../src/cli/streams';
import { writeEdf } from '../../fixtures/writers/edfWriter';
import { run, type Ran } from './run';

/** What a terminal acts on or does not show, but for the line feeds that end our own lines. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

function assertSafe({ out, said }: Ran): void {
  assert.doesNotMatch(out, unseen);
  assert.doesNotMatch(said, unseen);
}

const hostile = 'EM\x1b[2J\x07\x9b31m\u202eG\u2066\u200b\x7f\r\n\twarning: none\u2028';

describe('Text from files on a terminal', () => {
  let folder: string;

  before(() => void (folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-terminal-'))));
  after(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: string | Uint8Array): string {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  }

  it('stays in its line and shows its control, bidi and zero-width characters by their numbers', async () => {
    const printed: string[] = [];
    const keep = (text: string): Promise<void> => Promise.resolve(void printed.push(text));
    await streamsOver(keep, () => undefined).lines([hostile, 'next']);
    const shown =
      'EM\\x1b[2J\\x07\\x9b31m\\u202eG\\u2066\\u200b\\x7f\\x0d\\x0a\\x09warning: none\\u2028\nnext\n';
    assert.equal(printed.join(''), shown);
  });

  it('is the same value in JSON, by escapes', async () => {
    const printed: string[] = [];
    const keep = (text: string): Promise<void> => Promise.resolve(void printed.push(text));
    const value = { [hostile]: [`${hostile}\u{e0041}\ud800`, 'µ😀'] };
    await streamsOver(keep, () => undefined).json(value);
    assert.doesNotMatch(printed.join(''), unseen);
    assert.deepEqual(JSON.parse(printed.join('')), value);
  });

  const serverCommands = [
    '::error file=a.edf::forged',
    ' \u00a0::add-matcher::m.json',
    'EMG ##[set-env name=PATH]x',
    '##vso[task.setvariable variable=PATH]x',
    "a ###teamcity[buildProblem description='x']",
  ];

  it('is no command to a build server that reads what its job prints', async () => {
    const lines: string[] = [];
    const streams = streamsOver(
      (text) => Promise.resolve(void lines.push(text)),
      (text) => void lines.push(text),
    );
    await streams.lines(serverCommands);
    for (const sentence of serverCommands) streams.say(sentence);
    await streams.json(serverCommands);
    for (const line of lines.flatMap((text) => text.split('\n'))) {
      assert.doesNotMatch(line, /^\s*::|##(?:vso|teamcity)?\[/iu);
    }
    assert.deepEqual(JSON.parse(lines.at(-1) ?? ''), serverCommands);
    assert.equal(lines[0]?.split('\n')[0], '\\x3a:error file=a.edf::forged');
  });

  it('of a channel, and of a label file and its name, is no command to a build server', async () => {
    const [name = '', , , variable = ''] = serverCommands;
    const recording = file('server.csv', `time,${name},${variable}\n0,1,2\n0.001,2,3\n0.002,3,4\n`);
    const sidecar = file(`${variable.replace('/', ' ')}.labels.json`, `{"format": "${variable}"}`);
    for (const args of [
      ['info', recording],
      ['info', recording, '--json'],
      ['check', sidecar],
      ['samples', recording, '--channel', variable],
    ]) {
      const { out, said } = await run(...args);
      assert.doesNotMatch(`${out}\n${said}`, /^\s*::|##(?:vso|teamcity)?\[/imu, args.join(' '));
    }
  });

  it('has an end in a message', () => {
    const said: string[] = [];
    streamsOver(
      () => Promise.resolve(),
      (text) => void said.push(text),
    ).say(`There is no channel "${'x'.repeat(5_000_000)}".`);
    assert.ok(said.join('').length <= 4001, `${said.join('').length} characters`);
  });

  it('from a WFDB header stays text in every command', async () => {
    file('x.dat', new Uint8Array(400));
    const header = file(
      'esc.hea',
      'esc 1 1000 200\nx.dat 16 200/\x1b[31mmV 16 0 0 0 0 EM\x1b[2J\u009b\u202eG\n# \x1b]0;x\x07\n',
    );
    for (const args of [
      ['info', header],
      ['info', header, '--json'],
      ['samples', header, '--channel', 'nothing'],
      ['detect', header],
      ['detect', header, '--json'],
    ]) {
      const ran = await run(...args);
      assertSafe(ran);
      assert.ok(ran.out.length + ran.said.length > 0, args.join(' '));
    }
  });

  it('from EDF names, units, and remarks stays text', async () => {
    const limits = { physicalMinimum: -500, physicalMaximum: 500 };
    const channel = { unit: '\x9b31m', samplesPerRecord: 100, samples: new Float64Array(200), ...limits };
    const annotations = [{ onsetSeconds: 0.5, text: `${hostile} remark` }];
    const channels = [
      { name: 'EMG \x9bA', ...channel },
      { name: 'EMG \x85B', ...channel },
    ];
    const recording = file(
      'names.edf',
      writeEdf({ variant: 'EDF+C', recordSeconds: 1, channels, annotations }),
    );
    const plain = await run('info', recording);
    assertSafe(plain);
    assert.match(plain.out, /remark/u);
    assertSafe(await run('info', recording, '--json'));
  });

  it('from CSV headers, sidecars and parameter files stays text', async () => {
    const recording = file('cells.csv', `time,EMG\x1b[2J\u202e\n0,1\n0.001,2\n0.002,3\n`);
    assertSafe(await run('info', recording));
    const sidecar = file('cells.csv.labels.json', `{"format": "\u202e\x9b\x7f", "x\u2066": "\x1b"}`);
    const checked = await run('check', sidecar);
    assert.equal(checked.code, 1);
    assertSafe(checked);
    const choice = file('choice.json', JSON.stringify({ [hostile]: hostile }));
    assertSafe(await run('detect', recording, '--parameters', choice));
  });

  it('from arguments and file names stays text', async () => {
    for (const args of [
      [hostile],
      ['info', hostile],
      ['info', 'a', hostile],
      ['info', `--${hostile}`],
      ['info', `-${hostile}`],
      ['samples', 'a', '--start', hostile],
      ['parameters', hostile],
      ['check', `${hostile}.labels.json`],
      ['detect', 'a', '--parameters', hostile],
    ]) {
      const ran = await run(...args.map((argument) => argument.replaceAll('\0', '')));
      assert.equal(ran.code, 2);
      assertSafe(ran);
      assert.equal(ran.said.split('\n').length, 1);
    }
    if (process.platform === 'win32') return;
    const recording = file('\x1b[2J\u202e\n.csv', 'EMG\n1\n2\n3\n');
    assertSafe(await run('info', recording));
    file('\x1b[2J\u202e\n.csv.labels.json', '{}');
    const checked = await run('check', `${recording}.labels.json`);
    assertSafe(checked);
    assert.match(checked.out, /\\x1b\[2J\\u202e\\x0a\.csv\.labels\.json:1:1: schema: /u);
  });

  const shared = path.resolve(import.meta.dirname, '../../../../shared/cases-hostile/terminal-escapes-wfdb');
  const itWithCase = existsSync(shared) ? it : it.skip;
  itWithCase('from the case terminal-escapes-wfdb stays text', async () => {
    cpSync(shared, path.join(folder, 'case'), { recursive: true });
    const ran = await run('info', path.join(folder, 'case', 'esc.hea'));
    assertSafe(ran);
    assert.match(ran.out, /EM\\x1b\[2JG {2}\\x1b\[31mmV/u);
  });
});
