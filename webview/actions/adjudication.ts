/** Walking through the disagreements of two readings, and deciding on them. The host writes what is decided. */
import type { AdjudicationItem, AdjudicationView, GivenSpan, ItemTake } from '../../src/protocol/page';
import { keys } from '../keys';
import { agreedLeft, neighbourItem, nextUndecided, shownItem } from '../state/adjudication';
import { showWhole } from '../view/timeWindow';
import { attempt, report, type Action, type Actor } from './actor';
import { activate } from './cursor';

const noAdjudication =
  'No readings are being adjudicated: the command "EMG: Adjudicate Readings" begins that.';

/** Looks at an item: all of both readings in view, on their channel. */
function showItem(actor: Actor, item: AdjudicationItem): void {
  actor.store.update({
    itemKey: item.key,
    itemLabel: null,
    selection: { kind: 'none' },
    menuAt: null,
    problem: null,
  });
  const labels = [item.first, item.second].flatMap((label) => label ?? []);
  const starts = labels.flatMap(({ startSeconds }) => startSeconds ?? []);
  const ends = labels.flatMap(({ endSeconds }) => endSeconds ?? []);
  if (starts.length > 0) {
    const model = actor.store.get();
    const [from, to] = [Math.min(...starts), Math.max(...ends)];
    actor.store.update({
      ...showWhole(model, from, to, model.recording.durationSeconds),
      cursorSeconds: from,
    });
  }
  const channel = labels[0]?.channels[0];
  if (channel !== undefined) activate(actor, channel);
}

/** An adjudication begins, or ends: what is first to be decided comes into view. */
export function beginAdjudication(actor: Actor, adjudication: AdjudicationView | null): void {
  actor.store.update({ itemKey: null, itemLabel: null });
  const first = adjudication && nextUndecided(actor.store.get());
  if (first) showItem(actor, first);
}

function step(actor: Actor, forwards: boolean): void {
  const model = actor.store.get();
  const item = neighbourItem(model, forwards);
  if (item) showItem(actor, item);
  else if (!model.adjudication) report(actor, noAdjudication);
}

/** Goes on to what is next to be decided; stays where nothing is. */
async function decide(actor: Actor, work: Promise<unknown>): Promise<void> {
  if (!(await attempt(actor, work))) return;
  const next = nextUndecided(actor.store.get());
  if (next) showItem(actor, next);
  else actor.store.update({ selection: { kind: 'none' }, menuAt: null });
}

/** The item that is looked at; where there is none, says what to do. */
function itemFor(actor: Actor): AdjudicationItem | undefined {
  const model = actor.store.get();
  const item = shownItem(model);
  const walk = `Go to a disagreement first: ${keys.nextDisagreement} leads to the next one.`;
  if (!item) report(actor, model.adjudication ? walk : noAdjudication);
  return item;
}

/** Takes one reading of the item that is looked at, or neither. */
export function take(actor: Actor, what: ItemTake): void {
  const item = itemFor(actor);
  if (item) void decide(actor, actor.host.call('decide', { key: item.key, take: what }));
}

/** Decides on a span of the adjudicator's own, on the item's channels where none are given. */
export function takeSpan(actor: Actor, span: Omit<GivenSpan, 'key'>): void {
  const item = itemFor(actor);
  if (item) void decide(actor, actor.host.call('decideSpan', { ...span, key: item.key }));
}

/** The label that a span of the adjudicator's own gets: the one chosen, else that of a reading. */
export function labelFor({ first, second }: AdjudicationItem, chosen: string | null): string {
  return chosen ?? first?.label ?? second?.label ?? '';
}

function takeSelectedSpan(actor: Actor): void {
  const item = itemFor(actor);
  if (!item) return;
  const { selection, itemLabel } = actor.store.get();
  if (selection.kind !== 'span') {
    report(actor, 'Select a span first: drag over a trace, or hold Shift and press an arrow key.');
    return;
  }
  const { channels, startSeconds, endSeconds } = selection.span;
  takeSpan(actor, { channels, startSeconds, endSeconds, label: labelFor(item, itemLabel) });
}

function takeAgreed(actor: Actor): void {
  const model = actor.store.get();
  if (!model.adjudication) report(actor, noAdjudication);
  else if (agreedLeft(model) === 0) {
    report(actor, 'All that both say the same of is in the shared file already.');
  } else void attempt(actor, actor.host.call('takeAgreed', null));
}

export const adjudicationActions = {
  nextDisagreement: (actor) => step(actor, true),
  previousDisagreement: (actor) => step(actor, false),
  takeFirstReading: (actor) => take(actor, 'first'),
  takeSecondReading: (actor) => take(actor, 'second'),
  takeSelectedSpan,
  takeNeither: (actor) => take(actor, 'neither'),
  takeAgreed,
} satisfies Record<string, Action>;
