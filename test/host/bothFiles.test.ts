import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { EmgDocument } from '../../src/editor/document/emgDocument';
import { addLabel } from '../../src/editor/labelling/labelActions';
import { openDocument, provider } from './documents';
import { fileIn, newFolder, sineEdf, until } from './support';

/** What happens to one of a recording's two files is to happen to the other alike. */
interface Kind {
  readonly noun: string;
  readonly list: 'labels' | 'units';
  /** Adds the record of a second. */
  add(document: EmgDocument, second: number): Promise<void>;
  /** The seconds of the records. */
  seconds(document: EmgDocument): readonly number[];
}

const kinds: readonly Kind[] = [
  {
    noun: 'label',
    list: 'labels',
    add: async (document, second) => {
      const span = { startSeconds: second, endSeconds: second + 0.5 };
      await addLabel(document, { channels: ['EMG'], ...span, label: 'neurogenic-cramp' });
    },
    seconds: ({ labels }) => labels.labels.map(({ start }) => start / 1000),
  },
  {
    noun: 'unit',
    list: 'units',
    add: (document, second) => {
      const record = {
        ...{ id: `made-of-second-${second}`, channel: 'EMG', start: 0, end: 10_000, unit: second },
        ...{ status: 'accepted' as const, by: 'Ann', people: { Ann: 'accepted' as const } },
        discharges: { [second]: [1000 * second, 1000 * second + 100] },
      };
      return document.editsUnderWay.units.make(() => {
        document.editUnits({ kind: 'add', record }, 'Accept motor unit');
      });
    },
    seconds: ({ units }) => units.units.map(({ unit }) => unit),
  },
];

const fileOf = (uri: vscode.Uri, { list }: Kind): string => `${uri.fsPath}.${list}.json`;

function savedIn(uri: vscode.Uri, kind: Kind): number {
  const file = JSON.parse(readFileSync(fileOf(uri, kind), 'utf8')) as Record<string, unknown[]>;
  return file[kind.list]!.length;
}

/** A recording that no other test has. */
function ownRecording(purpose: string): vscode.Uri {
  const bytes = sineEdf();
  bytes.set(new TextEncoder().encode(purpose.padEnd(40).slice(0, 40)), 88);
  return fileIn(newFolder(purpose), 'case01.edf', bytes);
}

for (const kind of kinds) {
  const purpose = (what: string): string => `${kind.list}-${what}`;

  /** Open, with the records of some seconds saved. */
  async function opened(what: string, ...seconds: readonly number[]): Promise<EmgDocument> {
    const document = await openDocument(ownRecording(purpose(what)));
    for (const second of seconds) await kind.add(document, second);
    await document.save();
    return document;
  }

  const notice = (document: EmgDocument): Promise<string> =>
    until('something is said', () => document.notices.views[0]?.sentence);

  describe(`The ${kind.noun} file of a recording`, () => {
    afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

    it('is saved with what was asked for before, however long it takes to find out who asks', async () => {
      const document = await opened('under-way', 1);
      let found = (): void => undefined;
      const looking = new Promise<void>((resolve) => (found = resolve));
      const { [kind.list]: edits } = document.editsUnderWay;
      const asked = [edits.make(() => looking), kind.add(document, 2), kind.add(document, 3)];
      const saving = document.save();
      found();
      await saving;
      assert.equal(savedIn(document.uri, kind), 3);
      await Promise.all(asked);
      assert.deepEqual(kind.seconds(document), [1, 2, 3]);
      document.dispose();
    });

    it('is offered to its recording under another name, and taken along by one action', async () => {
      const first = await opened('orphan', 1, 3);
      const { uri } = first;
      first.dispose();
      const to = vscode.Uri.file(path.join(path.dirname(uri.fsPath), 'other name.edf'));
      renameSync(uri.fsPath, to.fsPath);
      const document = await openDocument(to);
      const said = await notice(document);
      assert.ok(said.includes(`case01.edf.${kind.list}.json in ${purpose('orphan')}`), said);
      assert.ok(said.includes(`holds 2 ${kind.list} of this very recording`), said);
      await document.notices.act('orphan', 'keep');
      assert.equal(existsSync(fileOf(uri, kind)), false);
      assert.equal(savedIn(to, kind), 2);
      assert.deepEqual(kind.seconds(document), [1, 3]);
      assert.deepEqual(document.notices.views, []);
      document.dispose();
    });

    it('moves with its recording in VS Code, unsaved work too', async () => {
      const document = await opened('moved', 1);
      await kind.add(document, 3);
      const to = vscode.Uri.file(path.join(newFolder(purpose('target')), 'moved.edf'));
      await vscode.extensions.all.find(({ id }) => id.endsWith('.emg-labels'))!.activate();
      // As the suite's own document, which VS Code does not know, is told of it.
      for (const { unsavedWork } of document.files) await unsavedWork.leaveFor(to);
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(document.uri, to);
      assert.equal(await vscode.workspace.applyEdit(edit), true);
      document.dispose();
      assert.equal(existsSync(fileOf(document.uri, kind)), false);
      assert.equal(savedIn(to, kind), 1);
      const moved = await openDocument(to);
      assert.deepEqual(kind.seconds(moved), [1, 3]);
      moved.dispose();
    });

    it('is copied by Save As with what is unsaved, and the original stays', async () => {
      const document = await opened('save-as', 1);
      await kind.add(document, 3);
      const copy = vscode.Uri.file(`${newFolder('copies')}/copy.edf`);
      await provider().saveCustomDocumentAs(document, copy);
      assert.equal(savedIn(copy, kind), 2);
      const { recording } = JSON.parse(readFileSync(fileOf(copy, kind), 'utf8')) as { recording: string };
      assert.equal(recording, 'copy.edf');
      assert.equal(savedIn(document.uri, kind), 1);
      document.dispose();
    });

    it('beside a duplicate of the recording is the duplicate’s own', async () => {
      const document = await opened('duplicate', 1);
      const folder = path.dirname(document.uri.fsPath);
      const copy = vscode.Uri.file(path.join(folder, 'case01 copy.edf'));
      copyFileSync(document.uri.fsPath, copy.fsPath);
      copyFileSync(fileOf(document.uri, kind), fileOf(copy, kind));
      const second = await openDocument(copy);
      await kind.add(second, 5);
      await second.save();
      assert.deepEqual([savedIn(copy, kind), savedIn(document.uri, kind)], [2, 1]);
      second.dispose();
      document.dispose();
    });

    it('that git changes while it is open is merged with unsaved work, and a save loses neither', async () => {
      const document = await opened('git', 1);
      const { uri } = document;
      const one = readFileSync(fileOf(uri, kind), 'utf8');
      await kind.add(document, 3);
      await document.save();
      const two = readFileSync(fileOf(uri, kind), 'utf8');
      // The branch that has one record only, and then one that has both.
      writeFileSync(`${fileOf(uri, kind)}.new`, one);
      renameSync(`${fileOf(uri, kind)}.new`, fileOf(uri, kind));
      await document.refreshFromDisk();
      assert.deepEqual(kind.seconds(document), [1]);
      await kind.add(document, 7);
      writeFileSync(fileOf(uri, kind), two);
      await document.refreshFromDisk();
      assert.deepEqual(kind.seconds(document), [1, 3, 7]);
      await document.save();
      assert.equal(savedIn(uri, kind), 3);
      document.dispose();
    });

    it('that is deleted while it is open keeps its records in the editor, and a save writes it again', async () => {
      const document = await opened('deleted', 1);
      rmSync(fileOf(document.uri, kind));
      await document.refreshFromDisk();
      assert.match(await notice(document), /was deleted/u);
      assert.deepEqual(kind.seconds(document), [1]);
      await document.save();
      assert.equal(savedIn(document.uri, kind), 1);
      document.dispose();
    });

    it('that is damaged is left alone, said in one sentence, and no edit is lost', async () => {
      const document = await opened('damaged', 1);
      const { uri } = document;
      await kind.add(document, 3);
      const whole = readFileSync(fileOf(uri, kind), 'utf8');
      const damaged = whole.slice(0, whole.length >> 1);
      writeFileSync(fileOf(uri, kind), damaged);
      await document.refreshFromDisk();
      assert.deepEqual(kind.seconds(document), [1, 3]);
      const saving = await document.save().then(
        () => 'saved',
        (error: unknown) => String(error),
      );
      assert.ok(saving.includes(`The ${kind.noun} file can't be read, so it is left as it is`), saving);
      assert.equal(saving.split('\n').length, 1, saving);
      assert.equal(readFileSync(fileOf(uri, kind), 'utf8'), damaged, 'nothing is written over it');
      writeFileSync(fileOf(uri, kind), whole);
      await document.refreshFromDisk();
      await document.save();
      assert.equal(savedIn(uri, kind), 2);
      document.dispose();
    });

    it('that is damaged before its recording is opened is left alone, and the recording is shown', async () => {
      const first = await opened('damaged-before', 1);
      const { uri } = first;
      first.dispose();
      const damaged = readFileSync(fileOf(uri, kind), 'utf8').replace('"id"', '"id');
      writeFileSync(fileOf(uri, kind), damaged);
      const document = await openDocument(uri);
      assert.equal(document.connection.state.kind, 'open');
      await assert.rejects(
        async () => kind.add(document, 3),
        ({ message }: Error) =>
          message.startsWith(`The ${kind.noun} file can't be read, so it is left as it is`),
      );
      assert.equal(readFileSync(fileOf(uri, kind), 'utf8'), damaged);
      document.dispose();
    });

    it('has unsaved work after a crash, from the hot-exit backup and from the journal', async () => {
      const document = await opened('crash', 1);
      const onDisk = readFileSync(fileOf(document.uri, kind), 'utf8');
      await kind.add(document, 3);
      const destination = vscode.Uri.file(`${newFolder('backups')}/backup`);
      const backup = await provider().backupCustomDocument(document, { destination });
      document.dispose();
      const restored = await openDocument(document.uri, backup.id);
      assert.deepEqual(kind.seconds(restored), [1, 3]);
      assert.equal(readFileSync(fileOf(document.uri, kind), 'utf8'), onDisk);
      for (const { unsavedWork } of restored.files) await unsavedWork.kept();
      // As if the window had gone: nobody ends the journal.
      restored.abandon();
      backup.delete();
      const again = await openDocument(document.uri);
      assert.deepEqual(kind.seconds(again), [1, 3]);
      await again.save();
      assert.equal(savedIn(document.uri, kind), 2);
      again.dispose();
    });

    it('can be undone and redone over a save', async () => {
      const document = await opened('undo', 1);
      let step: { undo(): void | Thenable<void>; redo(): void | Thenable<void> } | undefined;
      document.onDidEdit((edit) => (step = edit));
      await kind.add(document, 3);
      await document.save();
      assert.equal(savedIn(document.uri, kind), 2);
      await step!.undo();
      assert.deepEqual(kind.seconds(document), [1]);
      await document.save();
      assert.equal(savedIn(document.uri, kind), 1);
      await step!.redo();
      await document.save();
      assert.equal(savedIn(document.uri, kind), 2);
      document.dispose();
    });
  });
}
