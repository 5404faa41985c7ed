/** Selecting labels and asking the host to change them. The host decides; the page shows what it answers. */
import type { ConflictView, LabelView } from '../../src/protocol/page';
import { neighbour } from '../labels/walk';
import { selectedDetails, selectedLabel, walkedFrom, type Model, type Span } from '../state/model';
import { showMoment, showWhole } from '../view/timeWindow';
import { activate, selectBetween } from './cursor';
import { copyPicture } from './copyPicture';
import { endComparing } from './endComparing';
import { attempt, report, type Action, type Actor } from './actor';
import { focusTraces } from '../dom/keyboardFocus';
import { keys } from '../keys';
import { missingSentence } from '../words/labelWords';

/** Selects a label, with the cursor at its start. A sentence that asked for a selection has been followed by that. */
export function selectLabel(actor: Actor, label: LabelView): void {
  actor.store.update({
    selection: { kind: 'label', id: label.id },
    cursorSeconds: label.startSeconds,
    anchorSeconds: null,
    pendingSeconds: null,
    menuAt: null,
    problem: null,
  });
}

/** Selects a label and shows it whole. */
export function revealLabel(actor: Actor, label: LabelView): void {
  selectLabel(actor, label);
  const model = actor.store.get();
  const { durationSeconds } = model.recording;
  actor.store.update(showWhole(model, label.startSeconds, label.endSeconds, durationSeconds));
  const channel = label.channels[0];
  if (channel !== undefined) activate(actor, channel);
}

/** Reveals the label with this id, when there is one. */
export function revealId(actor: Actor, id: string): void {
  const label = actor.store.get().labels.get(id);
  if (label) revealLabel(actor, label);
}

function step(actor: Actor, forwards: boolean): void {
  const model = actor.store.get();
  const label = neighbour({ ...model, selected: walkedFrom(model) }, forwards);
  if (label) revealLabel(actor, label);
}

/** Shows why nothing can be edited, when that is so. */
function refused(actor: Actor): boolean {
  const { readOnlyReason } = actor.store.get();
  if (readOnlyReason !== null) report(actor, readOnlyReason);
  return readOnlyReason !== null;
}

/** Labels the selected span, or changes the selected label. */
export async function applyLabel(actor: Actor, label: string): Promise<void> {
  const { selection } = actor.store.get();
  actor.store.update({ menuAt: null });
  if (refused(actor) || mustChoose(actor, selectedLabel(actor.store.get()))) return;
  switch (selection.kind) {
    case 'none': {
      report(actor, 'Select a span first: drag over a trace, or hold Shift and press an arrow key.');
      return;
    }
    case 'label':
      await changeLabel(actor, selection.id, label);
      return;
    case 'span':
      return addLabel(actor, selection.span, label);
  }
}

async function addLabel(actor: Actor, span: Span, label: string): Promise<void> {
  const adding = actor.host.call('addLabel', { ...span, label });
  if (!(await attempt(actor, adding))) return;
  const id = await adding;
  actor.store.update({ selection: { kind: 'label', id }, anchorSeconds: null });
  askForMissing(actor, id);
}

/** Says what the study asks for of a label that somebody has just made or accepted. */
function askForMissing(actor: Actor, id: string): void {
  const label = actor.store.get().labels.get(id);
  const sentence = label && missingSentence(label);
  if (sentence === undefined) return;
  const way = label?.missing?.includes('note') === true ? ` ${keys.editNote} leads to the note.` : '';
  report(actor, `${sentence}${way}`);
}

/** Gives a label another span. */
export async function changeSpan(
  actor: Actor,
  id: string,
  startSeconds: number,
  endSeconds: number,
): Promise<void> {
  if (refused(actor)) return;
  await attempt(actor, actor.host.call('changeSpan', { id, startSeconds, endSeconds }));
}

export async function changeLabel(actor: Actor, id: string, label: string): Promise<void> {
  if (refused(actor) || !(await attempt(actor, actor.host.call('changeLabel', { id, label })))) return;
  askForMissing(actor, id);
}

/** Writes a note; answers whether the host has it. */
export async function changeNote(actor: Actor, id: string, note: string): Promise<boolean> {
  return !refused(actor) && attempt(actor, actor.host.call('changeNote', { id, note }));
}

/** Decides a conflict for one of the versions that `key` stands for, and goes back to the traces. */
export async function chooseVersion(actor: Actor, id: string, version: number, key: string): Promise<void> {
  if (refused(actor)) return;
  if (await attempt(actor, actor.host.call('resolveConflict', { id, version, key }))) focusTraces();
}

/** Keeps all versions that `key` stands for, each as a label. */
export async function keepVersions(actor: Actor, id: string, key: string): Promise<void> {
  if (refused(actor)) return;
  if (await attempt(actor, actor.host.call('keepVersions', { id, key }))) focusTraces();
}

/** What a key decides of the selected label's versions, once they are there to be seen. */
async function withVersions(
  actor: Actor,
  decide: (id: string, conflict: ConflictView) => Promise<void>,
): Promise<void> {
  const label = selectedLabel(actor.store.get());
  if (!label?.conflict) {
    report(actor, label ? oneVersion : noneSelected);
    return;
  }
  if (!(await attempt(actor, actor.detailsOf(label)))) return;
  const conflict = selectedDetails(actor.store.get())?.conflict;
  if (conflict && selectedLabel(actor.store.get()) === label) await decide(label.id, conflict);
}

function chooseByKey(actor: Actor, index: number): void {
  void withVersions(actor, async (id, { key, versions }) => {
    if (index < versions.length) await chooseVersion(actor, id, index, key);
    else report(actor, `This label has ${versions.length} versions.`);
  });
}

function withSelected(
  actor: Actor,
  act: (label: LabelView) => Promise<unknown>,
  done: (label: LabelView) => void = () => undefined,
): void {
  const label = selectedLabel(actor.store.get());
  if (!label) report(actor, noneSelected);
  else if (!refused(actor) && !mustChoose(actor, label)) {
    void attempt(actor, act(label)).then((isDone) => isDone && done(label));
  }
}

/** Asks for a choice between a label's versions where a merge kept several: until then there is nothing to change. */
function mustChoose(actor: Actor, label: LabelView | undefined): boolean {
  if (!label?.conflict) return false;
  report(actor, chooseFirst);
  actor.focusVersions();
  return true;
}

/** `[` and `]`: one edge of the label, of the span, or of a span to come is where the cursor is. */
function edgeAtCursor(actor: Actor, edge: 'start' | 'end'): void {
  const model = actor.store.get();
  const { cursorSeconds, selection } = model;
  const label = selectedLabel(model);
  const span = label ?? (selection.kind === 'span' ? selection.span : undefined);
  if (!span) {
    const other = model.pendingSeconds;
    if (other === null) actor.store.update({ pendingSeconds: cursorSeconds });
    else selectBetween(actor, other, cursorSeconds, [model.activeChannel]);
    return;
  }
  if (mustChoose(actor, label)) return;
  const startSeconds = edge === 'start' ? cursorSeconds : span.startSeconds;
  const endSeconds = edge === 'end' ? cursorSeconds : span.endSeconds;
  if (startSeconds >= endSeconds) {
    report(
      actor,
      `The ${edge} of a span must lie ${edge === 'start' ? 'before its end' : 'after its start'}.`,
    );
    return;
  }
  if (label) void changeSpan(actor, label.id, startSeconds, endSeconds);
  else selectBetween(actor, startSeconds, endSeconds, span.channels);
}

/** Moves the cursor to a moment and brings it into view. */
export function goToMoment(actor: Actor, seconds: number): void {
  const model = actor.store.get();
  const window = showMoment(model, seconds, model.recording.durationSeconds);
  actor.store.update({ ...window, cursorSeconds: seconds });
}

/** Leads to the evidence of a label once the host has told it, unless another is selected by then. */
async function showEvidence(actor: Actor, label: LabelView): Promise<void> {
  if (!(await attempt(actor, actor.detailsOf(label)))) return;
  if (selectedLabel(actor.store.get()) !== label) return;
  actor.toggleEvidence();
}

/** Copies the selected label, which need not be editable for that. */
function copy(actor: Actor, as: 'link' | 'markdown'): void {
  const label = selectedLabel(actor.store.get());
  if (!label) report(actor, noneSelected);
  else void attempt(actor, actor.host.call('copyLabel', { id: label.id, as }));
}

/** Shows a moment that a link leads to, and selects its label, which the host may not have told yet. */
export function goTo(
  actor: Actor,
  { startSeconds, endSeconds, id }: { startSeconds: number; endSeconds: number; id?: string },
): void {
  const model = actor.store.get();
  actor.store.update({
    ...showWhole(model, startSeconds, endSeconds, model.recording.durationSeconds),
    cursorSeconds: startSeconds,
    ...(id === undefined ? {} : { selection: { kind: 'label', id } }),
  });
}

/** Whether there is nothing that Escape could still clear. */
function isClear({ selection, pendingSeconds, menuAt, edgeDrag, problem }: Model): boolean {
  return (
    selection.kind === 'none' && [pendingSeconds, menuAt, edgeDrag, problem].every((each) => each === null)
  );
}

const chooseFirst = 'A merge kept several versions of this label: choose one of them first.';
const noEvidence = 'This label has no evidence to show: a person made it, or the engine gave none.';
const oneVersion = 'This label has one version: there is nothing to choose.';
const noneSelected = `Select a label first: click it, or press ${keys.next} for the next one.`;

export const labelActions = {
  nextLabel: (actor) => step(actor, true),
  previousLabel: (actor) => step(actor, false),
  clearSelection(actor) {
    const model = actor.store.get();
    if (model.comparison && isClear(model)) {
      endComparing(actor);
      return;
    }
    actor.store.update({
      leftId: selectedLabel(model)?.id ?? null,
      selection: { kind: 'none' },
      anchorSeconds: null,
      pendingSeconds: null,
      edgeDrag: null,
      menuAt: null,
      problem: null,
    });
  },
  startAtCursor: (actor) => edgeAtCursor(actor, 'start'),
  endAtCursor: (actor) => edgeAtCursor(actor, 'end'),
  acceptLabel: (actor) =>
    withSelected(
      actor,
      ({ id }) => actor.host.call('changeStatus', { id, status: 'accepted' }),
      ({ id }) => askForMissing(actor, id),
    ),
  rejectLabel: (actor) =>
    withSelected(actor, ({ id }) => actor.host.call('changeStatus', { id, status: 'rejected' })),
  deleteLabel: (actor) => withSelected(actor, ({ id }) => actor.host.call('removeLabel', { id })),
  chooseFirstVersion: (actor) => chooseByKey(actor, 0),
  chooseSecondVersion: (actor) => chooseByKey(actor, 1),
  chooseThirdVersion: (actor) => chooseByKey(actor, 2),
  keepAllVersions: (actor) => void withVersions(actor, (id, { key }) => keepVersions(actor, id, key)),
  copyLink: (actor) => copy(actor, 'link'),
  copyMarkdown: (actor) => copy(actor, 'markdown'),
  copyPicture: (actor) => void copyPicture(actor),
  editNote(actor) {
    const label = selectedLabel(actor.store.get());
    if (!label || mustChoose(actor, label)) return;
    actor.focusNote();
  },
  whyNot(actor) {
    const label = selectedLabel(actor.store.get());
    if (!label) report(actor, noneSelected);
    else if (!label.hasEvidence) report(actor, noEvidence);
    else void showEvidence(actor, label);
  },
} satisfies Record<string, Action>;
