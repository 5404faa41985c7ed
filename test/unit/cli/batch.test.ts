/** A cohort on the command line: done, skipped, failed, stopped and resumed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { edfPlus, simulatedIdentity } from '../../../src/simulation/edfPlus';
import { sampleContracture } from '../../fixtures/sampleRecordings';
import { effortFile } from '../../fixtures/effortFile';
import { writeProgram } from '../../fixtures/commandLineProgram';
import { editLabels } from '../../fixtures/reviewedRepository';
import { run, runAs } from './run';

interface Line {
  readonly recording: string;
  readonly status: 'done' | 'skipped' | 'failed';
  readonly seconds: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly error?: string;
}

function linesOf(out: string): readonly Line[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .sort((a, b) => (a.recording < b.recording ? -1 : 1));
}

const statusesOf = (out: string): Record<string, string> =>
  Object.fromEntries(linesOf(out).map(({ recording, status }) => [recording, status]));

describe('emg-labels batch', function () {
  this.timeout(120_000);
  let folder = '';
  let program = '';
  const place = (...names: readonly string[]): string => path.join(folder, ...names);
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-batch-'));
    program = await writeProgram(place('program'));
    mkdirSync(place('study', 'p2'), { recursive: true });
    writeFileSync(place('study', 'a.edf'), edfPlus(sampleContracture(), simulatedIdentity));
    copyFileSync(place('study', 'a.edf'), place('study', 'p2', 'b.edf'));
    writeFileSync(place('study', 'broken.edf'), 'no recording');
    writeFileSync(place('study', 'notes.txt'), 'not looked at');
  });
  after(() => rmSync(folder, { recursive: true }));
  const batch = (...args: string[]): ReturnType<typeof run> =>
    runAs('program', 'batch', place('study'), '--out', place('out'), ...args);
  const results = (...names: readonly string[]): readonly string[] =>
    readdirSync(place('out', ...names)).sort();

  it('writes no results outside of the folder for them, whatever a recording is called', async () => {
    for (const name of ['../../evil', 'a/../../evil', '..', '.', '', 'a\0b']) {
      const { code, out, said } = await run(
        ...['batch', place('study', 'a.edf'), `--one=${name}`, '--out', place('out'), '--steps', 'detect'],
      );
      assert.deepEqual([code, out], [2, ''], name);
      assert.match(said, /^emg-labels batch: --one [^\n]* leads out of [^\n]*\.$/u);
    }
    assert.ok(!existsSync(place('out')) && !existsSync(place('evil')));
  });

  it('does every step of each recording, says a line of each, and goes on where one fails', async () => {
    const { code, out, said } = await batch('--steps', 'detect,check,report', '--write');
    assert.equal(code, 1);
    assert.match(said, /2 done, 0 skipped, 1 failed\.$/u);
    assert.deepEqual(statusesOf(out), { 'a.edf': 'done', 'broken.edf': 'failed', 'p2/b.edf': 'done' });
    const [a, broken] = linesOf(out);
    assert.ok(
      (a?.counts?.['detect'] ?? 0) >= 6 && a?.counts?.['check'] === 0 && (a.counts['report'] ?? 0) >= 6,
    );
    assert.match(broken?.error ?? '', /^broken\.edf .*\.$/u);
    assert.deepEqual(results('p2', 'b.edf'), ['check.txt', 'detect.json', 'done.json', 'report.html']);
    const { recording } = JSON.parse(readFileSync(place('out', 'a.edf', 'detect.json'), 'utf8')) as {
      recording: string;
    };
    assert.equal(recording, 'a.edf');
    assert.match(readFileSync(place('out', 'a.edf', 'report.html'), 'utf8'), /<svg class="picture"/u);
    assert.ok(existsSync(place('study', 'a.edf.labels.json')), 'with --write');
  });

  it('skips what is done, by the same program, of the same files and the same parameters', async () => {
    const again = await batch('--steps', 'detect,check,report', '--write');
    assert.deepEqual(statusesOf(again.out), {
      'a.edf': 'skipped',
      'broken.edf': 'failed',
      'p2/b.edf': 'skipped',
    });
    const other = await runAs('another', 'batch', place('study'), '--out', place('out'), '--steps', 'check');
    assert.equal(statusesOf(other.out)['a.edf'], 'done');
    assert.deepEqual(results('a.edf'), ['check.txt', 'done.json'], 'what another program made is gone');
  });

  it('does only the steps that are missing', async () => {
    const first = await batch('--steps', 'check');
    const both = await batch('--steps', 'check,detect');
    assert.deepEqual([statusesOf(first.out)['a.edf'], statusesOf(both.out)['a.edf']], ['done', 'done']);
    assert.deepEqual(results('a.edf'), ['check.txt', 'detect.json', 'done.json']);
    assert.equal(statusesOf((await batch('--steps', 'detect')).out)['a.edf'], 'skipped');
  });

  it('does a recording anew whose labels, parameters or samples are others, and whose done file is damaged', async () => {
    const status = async (...args: string[]): Promise<string | undefined> =>
      statusesOf((await batch('--steps', 'check', ...args)).out)['a.edf'];
    assert.equal(await status(), 'skipped');
    editLabels(place('study', 'a.edf.labels.json'), ({ labels }) => labels.slice(1));
    assert.equal(await status(), 'done');
    writeFileSync(place('on.json'), '{"on": 9}');
    assert.equal(await status('--parameters', place('on.json')), 'done');
    assert.equal(await status(), 'done');
    for (const damaged of ['', '{', 'null', '{"inputs": 1}']) {
      writeFileSync(place('out', 'a.edf', 'done.json'), damaged);
      assert.equal(await status(), 'done', damaged);
    }
    assert.equal(await status(), 'skipped');
  });

  it('takes a list, from where it is, with recordings from elsewhere and twice the same', async () => {
    mkdirSync(place('lists'));
    writeFileSync(
      place('lists', 'list.txt'),
      `# two\n../study/a.edf\r\n\n  ${place('study', 'a.edf')}\ngone.edf\n`,
    );
    const { code, out } = await run(
      'batch',
      place('lists', 'list.txt'),
      '--out',
      place('out2'),
      '--steps',
      'check',
    );
    assert.equal(code, 1);
    const names = linesOf(out).map(
      ({ recording, status }) => `${recording.replace(/^[0-9a-f]{12}/u, 'hash')} ${status}`,
    );
    assert.deepEqual(names.sort(), ['gone.edf failed', 'hash-a.edf done']);
  });

  it('refuses in one sentence what it can’t do', async () => {
    for (const [args, sentence] of [
      [[place('study')], /Say where results go/u],
      [[place('study'), '--out', 'x', '--steps', 'detect,guess'], /There is no step "guess"/u],
      [[place('program'), '--out', 'x'], /has no recordings/u],
      [[place('gone'), '--out', 'x'], /There is no .*gone/u],
      [[place('study'), '--out', 'x', '--jobs', '0'], /--jobs wants a number/u],
    ] as const) {
      const { code, said } = await run('batch', ...args);
      assert.equal(code, 2);
      assert.match(said, sentence);
    }
  });

  it('leaves whole files when it is stopped at any moment, and goes on from there', async () => {
    const many = place('many');
    mkdirSync(many);
    for (let i = 0; i < 4; i++) writeFileSync(path.join(many, `${i}.edf`), effortFile());
    const args = [program, 'batch', many, '--out', place('out3'), '--steps', 'detect,check', '--jobs', '2'];
    let stopped = 0;
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
      // The first outcome is out, others are under way.
      await once(child.stdout, 'data');
      child.kill(signal);
      const [code] = (await once(child, 'exit')) as [number | null];
      assert.notEqual(code, 0);
      stopped += 1;
    }
    assert.equal(stopped, 2);
    // A recording's process ends when it finds itself alone.
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const recording of readdirSync(place('out3'))) {
      for (const name of readdirSync(place('out3', recording)).filter((each) => !each.startsWith('.'))) {
        const text = readFileSync(place('out3', recording, name), 'utf8');
        if (name.endsWith('.json')) assert.doesNotThrow(() => void JSON.parse(text), name);
      }
    }
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const parts: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => parts.push(text));
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 0);
    const statuses = Object.values(statusesOf(parts.join('')));
    assert.equal(statuses.length, 4);
    assert.ok(statuses.filter((status) => status === 'skipped').length >= 1, statuses.join());
    assert.ok(!statuses.includes('failed'));
  });
});
