/** Merges of label files through the real git extension: one written by the driver, one in which git left its marks. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  addLabel,
  closeAll,
  customTab,
  dirtyBecomes,
  freshRecording,
  openRecording,
  save,
  savedLabels,
  sidecarOf,
  until,
} from './support';

interface Repository {
  readonly state: { readonly mergeChanges: readonly { readonly uri: vscode.Uri }[] };
  status(): Promise<void>;
}

/** What of the git extension's API the suite needs. */
interface GitApi {
  openRepository(root: vscode.Uri): Promise<Repository | null>;
  getRepository(uri: vscode.Uri): Repository | null;
}

async function gitApi(): Promise<GitApi> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  assert.ok(extension, 'VS Code has its git extension');
  return (await extension.activate()).getAPI(1);
}

describe('A merge of label files in a real repository', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  function gitIn(folder: string): (...args: string[]) => string {
    return (...args) =>
      execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** A recording with one label in a repository of its own; two branches call the label two ways. */
  async function repository(purpose: string) {
    const uri = freshRecording(purpose);
    const folder = path.dirname(uri.fsPath);
    const git = gitIn(folder);
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'Anna');
    git('config', 'user.email', 'anna@example.org');
    await openRecording(uri);
    await addLabel(1, 2, 'rest');
    await addLabel(4, 5, 'rest');
    await save();
    await closeAll();
    const text = readFileSync(sidecarOf(uri), 'utf8');
    const commit = (change: (text: string) => string): void => {
      writeFileSync(sidecarOf(uri), change(text));
      git('add', '-A');
      git('commit', '-q', '-m', 'Read');
    };
    commit((all) => all);
    git('checkout', '-q', '-b', 'bea');
    commit((all) => all.replace('"rest"', '"tremor"'));
    git('checkout', '-q', 'main');
    commit((all) => all.replace('"rest"', '"insertion"'));
    const api = await gitApi();
    assert.ok(await api.openRepository(vscode.Uri.file(folder)), 'the git extension opens the repository');
    return { uri, folder, git, api };
  }

  const unmerged = (git: (...args: string[]) => string): string => git('ls-files', '--unmerged');

  it('is made by the driver after setup, is edited beside what is left to choose, and setup is taken back', async () => {
    const { uri, folder, git, api } = await repository('driver');
    await vscode.commands.executeCommand('emg.setUpReview', vscode.Uri.file(folder));
    assert.match(
      readFileSync(path.join(folder, '.gitattributes'), 'utf8'),
      /^\*\.labels\.json text eol=lf merge=emg-labels/mu,
    );
    const { status, stderr } = spawnSync('git', ['merge', 'bea'], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 1, stderr);
    assert.doesNotMatch(stderr, /could not run/u, stderr);
    const [first, second] = savedLabels(uri);
    assert.ok(first?.['conflict'] !== undefined && second?.['conflict'] === undefined);
    await until('the git extension knows of the merge', () => {
      void api.getRepository(uri)?.status();
      return api.getRepository(uri)?.state.mergeChanges.length === 1;
    });
    await openRecording(uri);
    await addLabel(7, 8, 'rest');
    await save();
    assert.equal(savedLabels(uri).length, 3, 'the labels can be edited while one is undecided');
    await vscode.commands.executeCommand('emg.removeReview', vscode.Uri.file(folder));
    assert.ok(!existsSync(path.join(folder, '.gitattributes')));
    assert.equal(spawnSync('git', ['config', 'merge.emg-labels.driver'], { cwd: folder }).status, 1);
    assert.notEqual(unmerged(git), '', 'nothing is staged unasked');
  });

  for (const style of ['merge', 'diff3', 'zdiff3']) {
    it(`in lines, in the style ${style}, is merged when its recording is opened; saved it has no marks`, async () => {
      const { uri, folder, git } = await repository(`marks-${style}`);
      git('config', 'merge.conflictStyle', style);
      assert.equal(spawnSync('git', ['merge', 'bea'], { cwd: folder }).status, 1);
      const marked = readFileSync(sidecarOf(uri), 'utf8');
      assert.match(marked, /^<{7} HEAD$/mu);
      await vscode.commands.executeCommand('emg.mergeBothSides', vscode.Uri.file(sidecarOf(uri)));
      await customTab(uri);
      await dirtyBecomes(true);
      assert.equal(readFileSync(sidecarOf(uri), 'utf8'), marked, 'the marks stay until it is saved');
      await save();
      assert.doesNotMatch(readFileSync(sidecarOf(uri), 'utf8'), /^[<>=|]{7}/mu);
      const [first, ...others] = savedLabels(uri);
      assert.equal(others.length, 1);
      assert.deepEqual(Object.keys(first?.['conflict'] ?? {}), ['kind', 'theirs']);
      assert.notEqual(unmerged(git), '');
    });
  }

  it('that is aborted leaves the recording, open all the while, as it was before', async () => {
    const { uri, folder, git } = await repository('abort');
    await openRecording(uri);
    assert.equal(spawnSync('git', ['merge', 'bea'], { cwd: folder }).status, 1);
    await dirtyBecomes(true);
    git('merge', '--abort');
    const before = readFileSync(sidecarOf(uri), 'utf8');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await addLabel(7, 8, 'rest');
    await save();
    const labels = savedLabels(uri);
    assert.equal(labels.length, 3);
    assert.ok(labels.every((label) => label['conflict'] === undefined));
    assert.equal(labels[0]?.['label'], 'insertion');
    assert.match(before, /"insertion"/u);
  });
});
