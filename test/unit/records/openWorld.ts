/** A document of any kind with its file, to which things happen. */
import assert from 'node:assert/strict';
import { runThrough } from '../../../src/base/steps';
import { versionsOf } from '../../../src/records/conflicts';
import { edited, type RecordEdit } from '../../../src/records/edits';
import type { DocumentKind, HeadedDocument } from '../../../src/records/kind';
import type { AppliedEdit, DiskChange } from '../../../src/records/open/diskChange';
import { RecordStore } from '../../../src/records/open/recordStore';
import { saveRecords } from '../../../src/records/open/saveRecords';
import {
  backupBytesSteps,
  backupIn,
  entryBytesSteps,
  entryInSteps,
} from '../../../src/records/open/unsavedBytes';
import { parseSteps } from '../../../src/records/parse';
import { RecordError } from '../../../src/records/recordError';
import type { RecordBase } from '../../../src/records/schema/record';
import { serializeSteps } from '../../../src/records/serialize';
import { header, type Language, type Said } from './saidAlike';

/** What someone wants to do to a record. */
export type Wish =
  | { readonly kind: 'add'; readonly id: string; readonly said: Said }
  | { readonly kind: 'change'; readonly id: string; readonly said: Partial<Said> }
  | { readonly kind: 'remove'; readonly id: string };

/** One thing that happens to an open document, or to its file. */
export type Event =
  | { readonly kind: 'edit'; readonly wish: Wish }
  | { readonly kind: 'undo' | 'redo' | 'save' | 'discard' | 'delete' | 'garble' | 'bring back' }
  /** Another program changes what stands on the disk, or an older version of it. */
  | { readonly kind: 'other'; readonly wish: Wish; readonly back: number }
  | { readonly kind: 'go back'; readonly back: number }
  | { readonly kind: 'crash'; readonly keeps: 'backup' | 'journal' };

const garbled = Buffer.from('<<<<<<< HEAD\n');

/** A document of one kind, its file, and what VS Code would keep of it. */
export class World<One extends RecordBase<One>, All extends HeadedDocument> {
  private readonly kind: DocumentKind<One, All>;
  private readonly language: Language<One>;
  private readonly empty: All;
  private store: RecordStore<One, All>;
  private disk: Uint8Array | undefined;
  private readonly history: Uint8Array[] = [];
  private undoStack: AppliedEdit[] = [];
  private redoStack: AppliedEdit[] = [];
  private readonly seen: string[] = [];

  constructor(kind: DocumentKind<One, All>, language: Language<One>) {
    this.kind = kind;
    this.language = language;
    this.empty = kind.documentOf(header, []);
    this.store = this.opened();
  }

  private opened(): RecordStore<One, All> {
    const store = new RecordStore(this.kind, this.empty);
    runThrough(store.loadSteps(this.disk));
    return store;
  }

  /** Lets it happen; answers all that can be seen of the document then. */
  async after(event: Event): Promise<string> {
    this.seen.length = 0;
    try {
      await this.happens(event);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.seen.push('refused');
    }
    const { document, blockedReason } = this.store;
    const records = this.kind.recordsOf(document).map((record) => {
      const versions = versionsOf(record).map((version) => {
        if (version === undefined) return 'deleted';
        const { note } = version as { readonly note?: string };
        return `${this.language.judgementOf(version)} ${note ?? ''}`;
      });
      return `${record.id}: ${versions.join(' | ')}`;
    });
    const isUnsaved = runThrough(this.store.hasUnsavedEditsSteps());
    const state = [isUnsaved ? 'unsaved' : 'saved', blockedReason === undefined ? 'free' : 'blocked'];
    return [...this.seen, ...state, this.disk === undefined ? 'no file' : 'file', ...records].join('\n');
  }

  private async happens(event: Event): Promise<void> {
    switch (event.kind) {
      case 'edit':
        this.made(this.store.edit(this.editFor(event.wish)));
        return;
      case 'undo': {
        const edit = this.undoStack.pop();
        edit?.undo();
        if (edit) this.redoStack.push(edit);
        return;
      }
      case 'redo': {
        const edit = this.redoStack.pop();
        edit?.redo();
        if (edit) this.undoStack.push(edit);
        return;
      }
      case 'save':
        await saveRecords(
          this.store,
          async (change) => {
            const text = await change(this.disk);
            if (text) this.write(text);
          },
          (change) => this.tell(change),
        );
        return;
      case 'discard':
        this.store.discardEdits();
        return;
      case 'other': {
        const read = runThrough(parseSteps(this.kind, this.version(event.back)));
        const theirs = read.ok ? read.document : this.empty;
        const { document } = edited(this.kind, theirs, this.editFor(event.wish));
        this.write(runThrough(serializeSteps(this.kind, document)));
        this.look();
        return;
      }
      case 'go back':
        this.write(this.version(event.back));
        this.look();
        return;
      case 'delete':
        this.disk = undefined;
        this.look();
        return;
      case 'garble':
        this.disk = garbled;
        this.look();
        return;
      case 'bring back': {
        const edit = this.store.keepReverted();
        if (edit) this.made(edit);
        return;
      }
      case 'crash':
        this.crash(event.keeps);
        return;
    }
  }

  private editFor(wish: Wish): RecordEdit<One> {
    switch (wish.kind) {
      case 'add':
        return { kind: 'add', record: this.language.record(wish.id, wish.said) };
      case 'change':
        return { kind: 'change', id: wish.id, patch: this.language.patch(wish.said) };
      case 'remove':
        return wish;
    }
  }

  private made(edit: AppliedEdit): void {
    this.undoStack.push(edit);
    this.redoStack = [];
  }

  private write(text: Uint8Array): void {
    this.disk = text;
    this.history.push(text);
  }

  /** What stood on the disk so many versions ago. */
  private version(back: number): Uint8Array {
    return this.history.at(-1 - back) ?? runThrough(serializeSteps(this.kind, this.empty));
  }

  private look(): void {
    this.tell(runThrough(this.store.diskChangedSteps(this.disk)));
  }

  private tell(change: DiskChange): void {
    const conflicts = 'conflicts' in change ? change.conflicts.map(({ kind }) => kind) : [];
    const count = 'records' in change ? change.records : '';
    this.seen.push(`${change.kind} ${count} ${conflicts.join(' ')}`);
    if ('edit' in change) this.made(change.edit);
  }

  /** What is unsaved goes through the bytes of a file, into a document that is opened anew. */
  private crash(keeps: 'backup' | 'journal'): void {
    const before = this.store;
    this.undoStack = [];
    this.redoStack = [];
    if (keeps === 'backup') {
      const bytes = runThrough(backupBytesSteps(this.kind, runThrough(before.unsavedSteps())));
      this.store = this.opened();
      this.tell(runThrough(this.store.restoreSteps(backupIn(this.kind, bytes))));
      return;
    }
    const unsaved = runThrough(before.unsavedEditSteps());
    this.store = this.opened();
    if (!unsaved) return;
    const { baseText, edit } = unsaved;
    const { format } = this.kind;
    const bytes = runThrough(entryBytesSteps({ format, recording: 'a', hasBase: baseText !== null, edit }));
    const entry = runThrough(entryInSteps(bytes)) ?? assert.fail();
    assert.equal(entry.format, format);
    this.tell(runThrough(this.store.restoreSteps({ baseText, edit: entry.edit as RecordEdit<One> })));
  }
}
