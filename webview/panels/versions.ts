/**
 * The versions of a label that a merge could not combine, side by side: what differs is marked, and choosing one is the
 * decision.
 */
import type { ConflictView, LabelDetails, VersionView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { chooseVersion } from '../actions/labels';
import { el, icon, setText } from '../dom/elements';
import { focusTraces } from '../dom/keyboardFocus';
import { onChange } from '../state/derived';
import { button } from '../dom/toolkit';
import { describedFields, type Field } from './versionFields';

export class Versions {
  readonly element = el('section', 'versions', {
    role: 'group',
    'aria-label': 'Versions of this label',
    'data-testid': 'versions',
  });
  private readonly actor: Actor;
  private readonly question = el('p', 'versions-question');
  private readonly body = el('div', 'versions-body');

  constructor(actor: Actor) {
    this.actor = actor;
    this.element.append(
      el('div', 'to-decide', { 'data-testid': 'conflict' }, [icon('git-merge'), this.question]),
      this.body,
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') focusTraces();
    });
  }

  /** Puts the keyboard on the first choice. */
  focus(): void {
    this.body.querySelector<HTMLElement>('vscode-button')?.focus();
  }

  readonly render = onChange(
    (id: string, isInConflict: boolean, said: LabelDetails | undefined, readOnly: boolean) => {
      this.element.hidden = !isInConflict;
      const conflict = said?.conflict;
      setText(
        this.question,
        conflict ? questionOf(conflict) : 'A merge kept several versions of this label.',
      );
      const hadKeyboard = this.body.contains(document.activeElement);
      this.body.replaceChildren(...(isInConflict && conflict ? [this.table(id, conflict, readOnly)] : []));
      if (hadKeyboard && isInConflict) this.focus();
    },
  );

  /** A column for each version: its head is what chooses it. */
  private table(id: string, { key, versions }: ConflictView, readOnly: boolean): HTMLElement {
    const heads = versions.map((version, index) => {
      const choice = button({
        text: choiceText(version, index, versions.length),
        title: choiceTitle(version),
        appearance: index === 0 ? 'primary' : 'secondary',
        testId: `choose-version-${index}`,
        onClick: () => void chooseVersion(this.actor, id, index, key),
      });
      choice.disabled = readOnly;
      return el('th', '', { scope: 'col' }, [choice]);
    });
    const fields = describedFields(versions, this.actor.store.get().recording.channels.length);
    return el('table', 'versions-table', {}, [
      el('thead', '', {}, [el('tr', '', {}, [el('td', ''), ...heads])]),
      el('tbody', '', {}, fields.map(fieldRow)),
    ]);
  }
}

function fieldRow({ name, values, differs }: Field): HTMLElement {
  const mark = differs
    ? el('span', 'differs-mark', { title: 'Differs', 'aria-label': 'differs' }, ['≠'])
    : undefined;
  return el('tr', differs ? 'differs' : '', { 'data-field': name }, [
    el('th', '', { scope: 'row' }, [name, mark]),
    ...values.map(({ text, category }) =>
      el('td', '', {}, [
        category === undefined
          ? undefined
          : el('span', 'category-mark', { 'data-category': category, 'aria-hidden': 'true' }),
        text,
      ]),
    ),
  ]);
}

function questionOf({ versions }: ConflictView): string {
  const isDeletion = versions.some(({ kind }) => kind === 'deleted');
  if (versions.length === 2 && isDeletion) {
    return 'One side changed this label, the other deleted it. Choose what is right.';
  }
  const sides = versions.length === 2 ? 'Both sides' : 'Several sides';
  return `${sides} changed this label. Choose the version that is right.`;
}

function choiceText(version: VersionView, index: number, count: number): string {
  if (version.kind === 'deleted') return 'Delete it';
  if (index === 0) return 'Keep this one';
  return count === 2 ? 'Take the other' : `Take other ${index}`;
}

function choiceTitle(version: VersionView): string {
  return version.kind === 'deleted'
    ? 'The label goes, as the other side wanted. Undo brings it back.'
    : 'The label becomes exactly this. Undo brings all versions back.';
}
