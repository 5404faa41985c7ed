/** Puts edits on VS Code's undo stack, and says what can't be undone or redone any more. */
import * as vscode from 'vscode';
import type { AppliedEdit } from '../../records/open/diskChange';
import { RecordError } from '../../records/recordError';
import { say } from '../surface/say';

/** An edit as VS Code's undo stack takes it. */
export interface DocumentEdit extends AppliedEdit {
  readonly description: string;
}

/** The undo stack of one document. */
export class UndoStack implements vscode.Disposable {
  private readonly edited = new vscode.EventEmitter<DocumentEdit>();
  private readonly changed: () => void;

  /** A person (or the engine, for a person) has made an edit that can be undone. */
  readonly onDidEdit = this.edited.event;

  /** `changed` is told when something was undone or redone. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Takes an edit that has been made. */
  push({ undo, redo }: AppliedEdit, description: string): void {
    this.edited.fire({
      description,
      undo: () => this.step(undo, description),
      redo: () => this.step(redo, description),
    });
  }

  dispose(): void {
    this.edited.dispose();
  }

  /** What an edit names may have been removed by a change on disk, which is told and nothing else. */
  private step(step: () => void, description: string): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      void say.warn(`"${description}" could not be undone or redone. ${error.message}`);
    }
    this.changed();
  }
}

/** Several edits that were made, as one. */
export function together(edits: readonly AppliedEdit[]): AppliedEdit {
  return {
    undo: () => [...edits].reverse().forEach(({ undo }) => undo()),
    redo: () => edits.forEach(({ redo }) => redo()),
  };
}
