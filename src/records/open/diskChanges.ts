/** What a change of the sidecar on disk makes of the records here: taken over, merged, put back, kept. */
import type { Steps } from '../../base/steps';
import type { GitStages } from '../bothSides';
import type { HeadedDocument } from '../kind';
import { mergeSteps, type MergedDocument } from '../merge';
import type { RecordBase } from '../schema/record';
import { sameText, type SidecarText } from '../textOnDisk';
import type { AppliedEdit, DiskChange } from './diskChange';
import type { OpenRecords } from './openRecords';
import { differSteps, understandSteps, type MergedSides } from './recordTexts';
import type { Descent, SavedVersions } from './savedVersions';
import { bringingBack, onlyWhile, turning } from './turning';

/** The changes on disk under one open document. */
export class DiskChanges<One extends RecordBase<One>, All extends HeadedDocument> {
  private readonly open: OpenRecords<One, All>;
  private readonly saves: SavedVersions<One, All>;
  /** What a person went back from, and the version they went back to. */
  private reverted: { readonly from: All; readonly to: All } | undefined;

  constructor(open: OpenRecords<One, All>, saves: SavedVersions<One, All>) {
    this.open = open;
    this.saves = saves;
  }

  /** The sidecar's text has (perhaps) changed; undefined when the file is gone. */
  *changedSteps(text: SidecarText, stages?: GitStages): Steps<DiskChange> {
    const { open } = this;
    if (sameText(text, open.seenText)) return { kind: 'unchanged' };
    const { document: theirs, sentence, sides } = yield* understandSteps(open.kind, text, open.base, stages);
    if (sentence !== undefined) {
      open.seenText = text;
      open.blockedReason = sentence;
      return { kind: 'unreadable', sentence };
    }
    if (!theirs || !(text instanceof Uint8Array)) {
      open.seen(text, undefined);
      return this.vanished();
    }
    if (sides) return yield* this.takeSidesSteps(theirs, text, sides);
    const found = yield* this.saves.descentSteps(theirs, text);
    // What was discarded while the file was gone counts for nothing.
    const descent: Descent<All> = open.isDiscarded ? { kind: 'newer' } : found;
    switch (descent.kind) {
      case 'newer':
        return yield* this.takeOverSteps(theirs, text);
      case 'unaware':
        return yield* this.putBackSteps(theirs, text, descent);
      case 'earlier': {
        const change = yield* this.takeOverSteps(theirs, text, (from) => {
          this.reverted = { from, to: theirs };
        });
        this.saves.forget();
        const conflicts = change.kind === 'merged' ? change.conflicts : [];
        return { kind: 'reverted', records: descent.records, conflicts };
      }
    }
  }

  /** Brings back, unsaved, what a person went back from; undefined where that is settled. The edit has been made. */
  keepReverted(): AppliedEdit | undefined {
    const { reverted } = this;
    this.reverted = undefined;
    if (!reverted) return undefined;
    const edit = turning(this.open, reverted.to, reverted.from);
    edit.redo();
    return edit;
  }

  /** The records here, as they are at the last step, merged with theirs; undefined where nothing here is unsaved. */
  private *mergedSteps(theirs: All): Steps<MergedDocument<All> | undefined> {
    const { open } = this;
    for (;;) {
      const [base, seen] = [open.ancestor, open.current];
      if (open.isDiscarded) return undefined;
      if (yield* differSteps(open.kind, base, seen)) {
        const merged = yield* mergeSteps(open.kind, base, () => open.current, theirs);
        if (base === open.ancestor) return merged;
      } else if (base === open.ancestor && seen === open.current) {
        return undefined;
      }
    }
  }

  /** Takes a version on disk over; `leaving` hears what was here immediately before. */
  private *takeOverSteps(theirs: All, text: Uint8Array, leaving?: (from: All) => void): Steps<DiskChange> {
    const { open } = this;
    const merged = yield* this.mergedSteps(theirs);
    leaving?.(open.current);
    this.cameBack(theirs, text);
    open.current = merged?.document ?? theirs;
    return merged ? { kind: 'merged', conflicts: merged.conflicts } : { kind: 'taken-over' };
  }

  /** Takes over what git left to a person, as a merge that is unsaved until it is saved. */
  private *takeSidesSteps(
    theirs: All,
    text: Uint8Array,
    { ours, names, conflicts }: MergedSides<All>,
  ): Steps<DiskChange> {
    const change = yield* this.takeOverSteps(theirs, text);
    const { open } = this;
    this.saves.forget();
    open.base = ours;
    open.merged = theirs;
    const others = change.kind === 'merged' ? change.conflicts : [];
    const edit = turning(open, ours, open.current);
    return { kind: 'both-sides', names, conflicts: [...conflicts, ...others], edit };
  }

  /** Merges from the version that both come from, so that what we have saved since is an addition of ours again. */
  private *putBackSteps(
    theirs: All,
    text: Uint8Array,
    { ancestor, records }: Extract<Descent<All>, { kind: 'unaware' }>,
  ): Steps<DiskChange> {
    const { open } = this;
    const { document, conflicts } = yield* mergeSteps(open.kind, ancestor, () => open.current, theirs);
    if (open.isDiscarded) return yield* this.takeOverSteps(theirs, text);
    const [ours, base] = [open.current, open.ancestor];
    this.cameBack(theirs, text);
    this.saves.forget();
    open.current = document;
    const edit = bringingBack(open, { base, ours, theirs }, document);
    return { kind: 'restored', records, conflicts, edit };
  }

  private cameBack(theirs: All, text: Uint8Array): void {
    if (this.open.isDiscarded) this.saves.forget();
    this.open.standOn(theirs, text);
  }

  /** A file that is gone is no wish to lose the records: they are kept, as VS Code's text editor keeps a text. */
  private vanished(): DiskChange {
    const { open } = this;
    const { current: kept, base: before, records } = open;
    open.base = open.empty;
    if (records.length === 0) {
      open.current = open.empty;
      return { kind: 'taken-over' };
    }
    open.vanishedFrom = before;
    // Once the file is back, or saved again, there is nothing to discard.
    const isGone = (): boolean => open.vanishedFrom === before;
    const edit = onlyWhile(isGone, turning(open, open.empty, kept));
    return { kind: 'deleted', records: records.length, edit };
  }
}
