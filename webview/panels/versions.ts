/**
 * The versions of a label that a merge could not combine, side by side: what differs is marked, and choosing one is the
 * decision.
 */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { ConflictView, LabelDetails, SideView, VersionView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { chooseVersion, keepVersions } from '../actions/labels';
import { el } from '../dom/elements';
import { categoryMark, iconView } from '../dom/views';
import { focusTraces } from '../dom/keyboardFocus';
import { onChange } from '../state/derived';
import { button } from '../dom/toolkit';
import { keys } from '../keys';
import { describedFields, type Field } from './versionFields';

export class Versions {
  readonly element = el('section', 'versions', {
    role: 'group',
    'aria-label': 'Versions of this label',
    'data-testid': 'versions',
  });
  private readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') focusTraces();
    });
  }

  /** Puts the keyboard on the first choice. */
  focus(): void {
    this.element.querySelector<HTMLElement>('vscode-button')?.focus();
  }

  readonly render = onChange(
    (id: string, isInConflict: boolean, said: LabelDetails | undefined, readOnly: boolean) => {
      this.element.hidden = !isInConflict;
      const conflict = isInConflict ? said?.conflict : undefined;
      const hadKeyboard = this.element.contains(document.activeElement);
      const question = conflict ? questionOf(conflict) : 'A merge kept several versions of this label.';
      render(
        html`<div class="to-decide" data-testid="conflict">
            ${iconView('git-merge')}
            <p class="versions-question">${question}</p>
          </div>
          <div class="versions-body">${conflict ? this.table(id, conflict, readOnly) : nothing}</div>
          ${conflict ? this.keepAll(id, conflict, readOnly) : nothing}`,
        this.element,
      );
      if (hadKeyboard && isInConflict) this.focus();
    },
  );

  /** Where more than one version has the label, all of them can stay. */
  private keepAll(id: string, { key, versions }: ConflictView, readOnly: boolean): TemplateResult {
    const kept = versions.filter(({ kind }) => kind !== 'deleted').length;
    if (kept < 2) return html``;
    const keep = button({
      text: kept === 2 ? 'Keep both' : `Keep all ${kept}`,
      title: withKey(
        'Each version becomes a label of its own. Undo brings the choice back.',
        keys.keepAllVersions,
      ),
      appearance: 'secondary',
      testId: 'keep-versions',
      onClick: () => void keepVersions(this.actor, id, key),
    });
    keep.disabled = readOnly;
    return html`<div class="versions-all">${keep}<kbd>${keys.keepAllVersions}</kbd></div>`;
  }

  /** A column for each version: its head is what chooses it. */
  private table(id: string, { key, versions }: ConflictView, readOnly: boolean): TemplateResult {
    const heads = versions.map((version, index) => {
      const choice = button({
        text: choiceText(version, index),
        title: withKey(choiceTitle(version), keys.versions[index]),
        appearance: index === 0 ? 'primary' : 'secondary',
        testId: `choose-version-${index}`,
        onClick: () => void chooseVersion(this.actor, id, index, key),
      });
      choice.disabled = readOnly;
      return html`<th scope="col">${choice}${sideView(version.from, keys.versions[index])}</th>`;
    });
    const fields = describedFields(versions, this.actor.store.get().recording.channels);
    return html`<table class="versions-table">
      <thead>
        <tr>
          <td></td>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${fields.map(fieldRow)}
      </tbody>
    </table>`;
  }
}

function withKey(text: string, key: string | undefined): string {
  return key === undefined ? text : `${text} (${key})`;
}

/** Whose the version is, as far as git tells, and the key that chooses it. */
function sideView(from: SideView | undefined, key: string | undefined): TemplateResult {
  const keyView = key === undefined ? nothing : html`<kbd>${key}</kbd>`;
  if (!from) return html`<div class="version-side">${keyView}</div>`;
  const { side, branch, author, date } = from;
  const last =
    author === undefined
      ? nothing
      : html`<div class="version-author">${author}, <span class="version-date">${date ?? ''}</span></div>`;
  return html`<div class="version-side" data-side=${side}>${keyView}${branch} (${side})</div>
    ${last}`;
}

function fieldRow({ name, values, differs }: Field): TemplateResult {
  const mark = html`<span class="differs-mark" title="Differs" aria-label="differs">≠</span>`;
  return html`<tr class=${differs ? 'differs' : nothing} data-field=${name}>
    <th scope="row">${name}${differs ? mark : nothing}</th>
    ${values.map(
      ({ text, look }) => html`<td>${look === undefined ? nothing : categoryMark(look)}${text}</td>`,
    )}
  </tr>`;
}

function questionOf({ versions }: ConflictView): string {
  const isDeletion = versions.some(({ kind }) => kind === 'deleted');
  if (versions.length === 2 && isDeletion) {
    return 'One side changed this label, the other deleted it. Choose what is right.';
  }
  const sides = versions.length === 2 ? 'Both sides' : 'Several sides';
  return `${sides} changed this label. Choose the version that is right.`;
}

function choiceText(version: VersionView, index: number): string {
  if (version.kind === 'deleted') return 'Delete it';
  return index === 0 ? 'Keep this one' : 'Take this one';
}

function choiceTitle(version: VersionView): string {
  return version.kind === 'deleted'
    ? 'The label goes, as the other side wanted. Undo brings it back.'
    : 'The label becomes exactly this. Undo brings all versions back.';
}
