/** Setting a real repository up for label review, merging in it, and taking it back. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setUp, undoSetUp } from '../../../src/git/setup';
import { refreshShim, shimIn, writeShim } from '../../../src/git/shim';
import type { LabelRecord } from '../../../src/labels/labelDocument';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { writeProgram } from '../../fixtures/commandLineProgram';

const name = 'Fall ä 01.edf.labels.json';
const ownLines = '# ours\n*.edf binary\r\n*.json merge=union\n';

function textOf(...labels: readonly Partial<LabelRecord>[]): string {
  return serialize({
    header: {
      version: '1.2',
      recording: 'case01.edf',
      durationSeconds: 20,
      channels: [{ name: 'EMG', samplingRate: 1000, samples: 20_000 }],
      fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
    },
    labels: labels.map((label, i) => ({
      ...{ id: `id-${i}`, channels: ['EMG'], start: 1000 * i, end: 1000 * i + 900 },
      ...{ label: 'rest', status: 'proposed', by: 'engine' },
      ...label,
    })),
  });
}

describe('A repository set up for label review', function () {
  this.timeout(120_000);
  const scratch = mkdtempSync(path.join(tmpdir(), 'emg-setup-'));
  // What a shell, git's placeholders and a careless quote would all trip over.
  const tricky = path.join(scratch, `pro 100% "gräm" it's $HOME %O 肌`);
  const program = path.join(tricky, 'cli.js');
  let count = 0;

  before(async () => {
    await writeProgram(tricky);
  });
  after(() => rmSync(scratch, { recursive: true }));

  function gitIn(folder: string): (...args: string[]) => string {
    return (...args) =>
      execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** A repository in a folder whose name has blanks and more, with a branch that clashes with main in one label. */
  function repository(attributes?: string) {
    count += 1;
    const folder = path.join(scratch, `read ing's ${count}`);
    mkdirSync(folder);
    const git = gitIn(folder);
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'Test');
    git('config', 'user.email', 'test@example.org');
    if (attributes !== undefined) writeFileSync(path.join(folder, '.gitattributes'), attributes);
    const commit = (text: string): void => {
      writeFileSync(path.join(folder, name), text);
      git('add', '-A');
      git('commit', '-q', '-m', 'Read');
    };
    commit(textOf({}, {}));
    git('checkout', '-q', '-b', 'theirs');
    commit(textOf({ label: 'tremor' }, {}, { note: 'their addition' }));
    git('checkout', '-q', 'main');
    commit(textOf({ label: 'insertion' }, { note: 'our remark' }));
    return { folder, git, place: { git: 'git', folder } };
  }

  function merge(folder: string): { status: number | null; stderr: string; text: string } {
    const { status, stderr } = spawnSync('git', ['merge', 'theirs'], { cwd: folder, encoding: 'utf8' });
    return { status, stderr, text: readFileSync(path.join(folder, name), 'utf8') };
  }

  const shim = (): Promise<string> =>
    writeShim(path.join(tricky, 'git'), { node: process.execPath, program });

  it('merges by the driver through paths with blanks, quotes, percent signs and other scripts', async () => {
    const { folder, place, git } = repository();
    const { sentence, details, root } = await setUp(place, await shim());
    assert.match(sentence, /is now set up for label review\. Commit \.gitattributes/u);
    assert.deepEqual(details, [
      '.gitattributes has "*.labels.json text eol=lf merge=emg-labels diff=emg-labels" and "*.units.json text eol=lf merge=emg-labels diff=emg-labels"; so has git\'s info/attributes of this clone',
      "git's configuration has in this clone merge.emg-labels.name, merge.emg-labels.driver, diff.emg-labels.textconv",
    ]);
    assert.equal(path.basename(root), path.basename(folder));
    const { status, stderr, text } = merge(folder);
    assert.equal(status, 1, stderr);
    const parsed = parse(text);
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.message);
    assert.equal(parsed.document.labels.length, 3);
    assert.equal(parsed.document.labels[0]?.conflict?.kind, 'changed');
    assert.equal(parsed.document.labels[1]?.note, 'our remark');
    assert.match(git('diff', 'main', 'theirs', '--', name), /^\+0:00\.000 to 0:00\.900 {2}Tremor/mu);
    git('reset', '-q', '--hard');
    git('checkout', '-q', 'main~1');
    writeFileSync(path.join(folder, name), textOf({}, {}, {}, { note: 'no clash' }));
    git('add', name);
    git('commit', '-q', '-m', 'Add one more');
    const clean = merge(folder);
    assert.deepEqual([clean.status, clean.stderr], [0, '']);
    assert.ok(parse(clean.text).ok);
    assert.equal(git('ls-files', '--others', '--exclude-standard'), '.gitattributes\n', 'nothing left over');
  });

  it('has its own lines of .gitattributes untouched, is set up twice as once, and is as before after undo', async () => {
    for (const attributes of [
      undefined,
      ownLines,
      '*.json text',
      '*.json text\r\n*.bin -text',
      'é latin \xe9\n',
    ]) {
      const { folder, place } = repository(attributes);
      const file = path.join(folder, '.gitattributes');
      const config = readFileSync(path.join(folder, '.git/config'));
      const own = path.join(folder, '.git/info/attributes');
      if (attributes !== undefined) writeFileSync(own, attributes);
      const before = existsSync(file) ? readFileSync(file) : undefined;
      await setUp(place, await shim());
      const once = readFileSync(file);
      if (before) assert.deepEqual(once.subarray(0, before.length), before);
      assert.match((await setUp(place, await shim())).sentence, /was set up already/u);
      assert.deepEqual(readFileSync(file), once);
      const attribute = gitIn(folder)('check-attr', 'merge', 'diff', '--', name);
      assert.equal(attribute.match(/: emg-labels$/gmu)?.length, 2, attribute);
      await undoSetUp(place);
      assert.deepEqual(existsSync(file) ? readFileSync(file) : undefined, before);
      assert.equal(existsSync(own) ? readFileSync(own, 'utf8') : undefined, attributes);
      assert.deepEqual(readFileSync(path.join(folder, '.git/config')), config);
      assert.match((await undoSetUp(place)).sentence, /was not set up/u);
    }
  });

  it('merges by the driver where the branch that is checked out is older than the setup', async () => {
    const { folder, place, git } = repository();
    await setUp(place, await shim());
    git('add', '-A');
    git('commit', '-q', '-m', 'Set up');
    git('checkout', '-q', 'main~1');
    assert.ok(!existsSync(path.join(folder, '.gitattributes')));
    assert.ok(parse(merge(folder).text).ok);
  });

  it('has label files checked out with the line ends that we write, and takes over what an earlier version set', async () => {
    const { folder, place, git } = repository(
      '*.labels.json merge=emg-labels diff=emg-labels\n*.units.json merge=emg-labels diff=emg-labels\n',
    );
    git('config', 'core.autocrlf', 'true');
    await setUp(place, await shim());
    assert.equal(readFileSync(path.join(folder, '.gitattributes'), 'utf8').match(/merge=/gu)?.length, 2);
    rmSync(path.join(folder, name));
    git('checkout', '--', name);
    assert.doesNotMatch(readFileSync(path.join(folder, name), 'utf8'), /\r/u);
  });

  it('keeps a line that a person has added behind ours, and a driver that somebody else has named', async () => {
    const { folder, place, git } = repository(ownLines);
    git('config', 'merge.emg-labels.driver', 'npx emg-labels merge-driver %O %A %B %P');
    const { sentence } = await setUp(place, await shim());
    assert.match(sentence, /names another driver, which stays/u);
    const file = path.join(folder, '.gitattributes');
    writeFileSync(file, `${readFileSync(file, 'utf8')}*.png binary\n`);
    await undoSetUp(place);
    assert.equal(readFileSync(file, 'utf8'), `${ownLines}*.png binary\n`);
    assert.match(git('config', 'merge.emg-labels.driver'), /^npx/u);
    assert.equal(spawnSync('git', ['config', 'diff.emg-labels.textconv'], { cwd: folder }).status, 1);
  });

  it('is found from a subfolder, from a linked worktree and as a submodule; no other folder is touched', async () => {
    const { folder, git } = repository();
    mkdirSync(path.join(folder, 'a', 'b'), { recursive: true });
    const { root } = await setUp({ git: 'git', folder: path.join(folder, 'a', 'b') }, await shim());
    assert.equal(root, path.resolve(folder));
    const linked = path.join(scratch, 'linked worktree');
    git('worktree', 'add', '-q', '--detach', linked);
    await setUp({ git: 'git', folder: linked }, await shim());
    assert.ok(existsSync(path.join(linked, '.gitattributes')));
    const undone = await undoSetUp({ git: 'git', folder: linked });
    assert.match(undone.details.join('\n'), /holds for 1 other worktree of this repository, too/u);
    await setUp({ git: 'git', folder: linked }, await shim());
    git('worktree', 'remove', '--force', linked);
    const alone = await undoSetUp({ git: 'git', folder });
    assert.doesNotMatch(alone.details.join('\n'), /other worktree/u);
    const outer = repository();
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', folder, 'inner');
    const inner = path.join(outer.folder, 'inner');
    assert.equal((await setUp({ git: 'git', folder: inner }, await shim())).root, inner);
    assert.ok(!existsSync(path.join(outer.folder, '.gitattributes')));
    assert.equal(spawnSync('git', ['config', 'merge.emg-labels.driver'], { cwd: outer.folder }).status, 1);
  });

  it('merges as git alone does, and says so, where the program has gone or can’t run', async () => {
    const alone = repository();
    const plain = merge(alone.folder);
    const whole = readFileSync(program);
    const overwrites = `require('node:fs').writeFileSync(process.argv[4], '{ "labels": [');`;
    const broken = {
      'exits with its own code': 'process.exit(9);',
      'is empty': '',
      'does nothing': 'process.exit(0);',
      'half written': whole.subarray(0, whole.length / 2),
      'throws, for which Node ends with 1': 'throw new Error("crash");',
      'asks for a module that is not there': 'require("./not-there");',
      'ends with 1 by itself': 'process.exit(1);',
      'is stopped': 'process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 60000);',
      'is stopped while it writes': `${overwrites} process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 60000);`,
      'fails after writing': `${overwrites} throw new Error('full');`,
    };
    const targets = [
      { node: process.execPath, program: path.join(scratch, 'gone.js') },
      { node: path.join(scratch, 'no-node'), program },
      ...Object.entries(broken).map(([what, text]) => {
        const file = path.join(scratch, `${what}.js`);
        writeFileSync(file, text);
        return { node: process.execPath, program: file };
      }),
    ];
    for (const [index, target] of targets.entries()) {
      const { folder, place, git } = repository();
      await setUp(place, await writeShim(path.join(scratch, `shim ${index}`), target));
      const merged = merge(folder);
      assert.equal(merged.status, plain.status, target.program);
      assert.match(
        merged.stderr,
        /EMG Labels could not run, so the lines of Fall ä 01\.edf\.labels\.json were merged as text/u,
        target.program,
      );
      const unnamed = (text: string): string => text.replace(/^(<{7}|>{7}) .*$/gmu, '$1');
      assert.equal(unnamed(merged.text), unnamed(plain.text), target.program);
      assert.match(merged.text, /^<{7} [\s\S]*insertion[\s\S]*^={7}[\s\S]*tremor[\s\S]*^>{7} /mu);
      assert.equal(
        git('ls-files', '--others', '--exclude-standard'),
        '.gitattributes\n',
        'nothing left over',
      );
      if (target.program.includes('does nothing')) continue; // It says that it has shown the file.
      assert.match(git('diff', 'main', 'theirs', '--', name), /"label": "tremor"/u, 'diff shows the lines');
    }
  });

  it('goes on working after an update has moved the program, once it has started', async () => {
    const { folder, place } = repository();
    const storage = path.join(scratch, 'storage');
    await refreshShim(storage, { node: process.execPath, program });
    assert.ok(!existsSync(shimIn(storage)), 'nobody has asked for it');
    await setUp(
      place,
      await writeShim(storage, { node: process.execPath, program: path.join(scratch, 'old.js') }),
    );
    await refreshShim(storage, { node: process.execPath, program });
    assert.ok(parse(merge(folder).text).ok);
  });

  it('is refused in one sentence outside of a repository, in a bare one and without git', async () => {
    const outside = path.join(scratch, 'outside');
    mkdirSync(outside);
    await assert.rejects(
      setUp({ git: 'git', folder: outside }, 'x'),
      /The folder outside is not in a git repository/u,
    );
    execFileSync('git', ['init', '-q', '--bare', path.join(scratch, 'bare.git')]);
    await assert.rejects(
      setUp({ git: 'git', folder: path.join(scratch, 'bare.git') }, 'x'),
      /git's own files/u,
    );
    await assert.rejects(setUp({ git: '/no/git', folder: outside }, 'x'), /Git could not be started/u);
  });

  it('is what the command line makes, in words', () => {
    const { folder } = repository();
    const env = { ...process.env, XDG_DATA_HOME: path.join(scratch, 'data home') };
    const run = (...args: string[]): string =>
      execFileSync(process.execPath, [program, 'setup', ...args], { cwd: folder, env, encoding: 'utf8' });
    assert.match(run(), /is now set up for label review\..*\n(?: {2}.*\n){2}$/u);
    assert.ok(parse(merge(folder).text).ok, 'its shim starts it');
    assert.match(run('--undo'), /^Label review was removed from read ing's/u);
  });
});
