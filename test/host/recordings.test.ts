import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { badgeOf } from '../../src/overview/words';
import { FolderRows } from '../../src/review/folderRows';
import { Recordings } from '../../src/review/recordings';
import { RecordingTree, rowOf, type TreeNode } from '../../src/review/recordingTree';
import { fillWithLabelled, labelFile } from '../fixtures/labelledFolders';
import { MemoryFiles } from './memoryFiles';
import { closeAll, customTab, freshRecording, newFolder, until } from './support';
import { dist } from './threads';

const places = (name: string) => ({
  script: dist('overview.js'),
  store: { folder: newFolder(name), mostBytes: 1_000_000 },
});

describe('The recordings of a workspace', () => {
  const root = newFolder('recordings');
  const folder = path.basename(root);
  let recordings: Recordings;
  let tree: RecordingTree;
  before(async () => {
    fillWithLabelled(root);
    recordings = new Recordings(() => places('recordings-kept'));
    tree = new RecordingTree(recordings);
    recordings.begin();
    await until('everything is looked through', () => !recordings.isReading);
  });
  after(() => {
    tree.dispose();
    recordings.dispose();
    rmSync(root, { recursive: true });
  });

  const said = (nodes: readonly TreeNode[]) =>
    nodes.map((node) => {
      const { label, description, icon } = rowOf(node);
      return [label, description, icon].join(' | ');
    });
  const folderNode = (name: string): TreeNode | undefined =>
    tree.getChildren().find((node) => node.kind === 'folder' && node.folder === name);

  it('stand in a tree, by folder, with what is to be done', () => {
    assert.deepEqual(said(tree.getChildren(folderNode(`${folder}/site-a`))), [
      'case02.edf | 250 to review | circle-large-outline',
      'case03.edf | reviewed | pass',
      'case04.edf | 4 to review · 3 disagreements | comment-discussion',
      'case05.edf | no labels yet | circle-small',
    ]);
    assert.deepEqual(said(tree.getChildren(folderNode(`${folder}/site-b`))), [
      'case06.bdf | 1 label file can’t be read | error',
      'lost.edf | recording is missing | question',
    ]);
    const item = tree.getTreeItem({ kind: 'recording', row: recordings.at(at('case01.edf'))! });
    assert.equal(item.accessibilityInformation?.label, 'case01.edf, 37 to review, 2 conflicts');
    assert.equal(item.command?.command, 'emg.recordings.open');
  });

  it('are no more than a thousand under one folder, and the row behind them leads to the table', () => {
    const row = recordings.at(at('case01.edf'))!;
    const many: TreeNode = { kind: 'folder', folder: 'x', rows: Array.from({ length: 1200 }, () => row) };
    const nodes = tree.getChildren(many);
    assert.equal(nodes.length, 1001);
    const item = tree.getTreeItem(nodes.at(-1)!);
    assert.equal(item.label, '… and 200 more recordings');
    assert.equal(item.command?.command, 'emg.showRecordings');
  });

  it('have nothing but text in the tree, whatever their names', () => {
    const row = { ...recordings.at(at('case01.edf'))!, name: '[a](command:b) $(x)\u202e\n.edf' };
    const { label, tooltip } = tree.getTreeItem({ kind: 'recording', row });
    assert.equal(label, '[a] (command :b) $ (x)\\u202e .edf');
    assert.ok(typeof tooltip === 'string' && tooltip.split('\n')[0] === label);
  });

  const at = (file: string): vscode.Uri => vscode.Uri.file(path.join(root, file));
  const badge = (file: string) => {
    const row = recordings.at(at(file));
    return row && badgeOf(row)?.text;
  };

  it('have badges with what is to review', () => {
    assert.deepEqual(
      ['case01.edf', 'site-a/case02.edf', 'site-a/case03.edf', 'site-a/case04.edf', 'site-b/case06.bdf'].map(
        badge,
      ),
      ['!', '9+', undefined, '4', '!'],
    );
  });

  it('are ordered and narrowed down in the tree', () => {
    tree.show({ order: 'toReview', filter: { text: `${folder}/site-a`, state: 'toReview' } });
    assert.deepEqual(said(tree.getChildren(folderNode(`${folder}/site-a`))), [
      'case02.edf | 250 to review | circle-large-outline',
      'case04.edf | 4 to review · 3 disagreements | comment-discussion',
    ]);
    tree.show({ order: 'name', filter: {} });
  });

  it('follow a label file that changes, comes or goes, and a folder that goes', async () => {
    writeFileSync(at('site-a/case04.edf.labels.json').fsPath, labelFile('case04.edf', { proposed: 11 }));
    writeFileSync(at('site-a/case05.edf.labels.json').fsPath, labelFile('case05.edf', { proposed: 2 }));
    rmSync(at('case01.edf.labels.json').fsPath);
    rmSync(at('site-b').fsPath, { recursive: true });
    await until('the badges', () =>
      ['11', '2', undefined].every(
        (text, i) => badge(['site-a/case04.edf', 'site-a/case05.edf', 'case01.edf'][i]!) === text,
      ),
    );
    await until('the folder is gone', () => folderNode(`${folder}/site-b`) === undefined);
  });

  it('are opened from the list by their command', async () => {
    const recording = freshRecording('recordings-open');
    await until('the extension itself lists it', () => recordings.at(recording));
    await vscode.commands.executeCommand('emg.recordings.refresh');
    await until('it opens', () => {
      void vscode.commands.executeCommand('emg.recordings.open', recording.toString());
      return vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom;
    });
    await customTab(recording);
    await closeAll();
  });
});

describe('The recordings of a virtual workspace', () => {
  it('are read through VS Code’s file system', async () => {
    const files = new MemoryFiles('emg-overview');
    const root = files.put('/study/a.edf', '').with({ path: '/study' });
    files.put('/study/a.edf.labels.json', labelFile('a.edf', { proposed: 2, accepted: 1 }));
    files.put('/study/b.edf.labels.json', 'broken');
    const rows = new FolderRows({ root, places: places('virtual-kept') }, () => undefined);
    await until('everything is looked through', () => !rows.isReading);
    assert.deepEqual(
      rows.rows.all.map(({ name, toReview, problems }) => [name, toReview, problems.length]),
      [
        ['a.edf', 2, 0],
        ['b.edf', 0, 1],
      ],
    );
    rows.dispose();
    files.dispose();
  });
});
