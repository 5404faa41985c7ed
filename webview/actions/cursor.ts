/** The cursor, the selection that grows with it, and the active channel. */
import { activeChannel, layoutOf, type Model } from '../state/model';
import { scrollToLane } from '../view/layout';
import { showMoment, windowSeconds } from '../view/timeWindow';
import type { Action, Actor } from './actor';

/** Part of the window the cursor moves at one key press. */
const step = 1 / 100;

/** Where the cursor goes: a hundredth of the window, or to the active channel's next sample. */
function moved(model: Model, direction: 1 | -1, fine: boolean): number {
  const rate = activeChannel(model)?.samplingRate;
  const target =
    fine && rate !== undefined
      ? (Math.round(model.cursorSeconds * rate) + direction) / rate
      : model.cursorSeconds + direction * step * windowSeconds(model);
  return Math.min(Math.max(0, target), model.recording.durationSeconds);
}

/** Moves the cursor; the view follows when it leaves the plot. What is selected stays. */
function move(actor: Actor, direction: 1 | -1, fine: boolean): void {
  const model = actor.store.get();
  const cursorSeconds = moved(model, direction, fine);
  const window = showMoment(model, cursorSeconds, model.recording.durationSeconds);
  actor.store.update({ ...window, cursorSeconds, anchorSeconds: null, menuAt: null });
}

/** Moves the cursor and selects from where this began to where it is now. */
function extend(actor: Actor, direction: 1 | -1, fine: boolean): void {
  const model = actor.store.get();
  const anchorSeconds = model.anchorSeconds ?? model.cursorSeconds;
  const cursorSeconds = moved(model, direction, fine);
  const window = showMoment(model, cursorSeconds, model.recording.durationSeconds);
  actor.store.update({ ...window, cursorSeconds, anchorSeconds, menuAt: null });
  selectBetween(actor, anchorSeconds, cursorSeconds, [model.activeChannel]);
}

/** Selects the stretch between two moments, in either order; nothing where they are the same. */
export function selectBetween(actor: Actor, from: number, to: number, channels: readonly number[]): void {
  const startSeconds = Math.min(from, to);
  const endSeconds = Math.max(from, to);
  actor.store.update({
    pendingSeconds: null,
    selection:
      endSeconds > startSeconds
        ? { kind: 'span', span: { startSeconds, endSeconds, channels } }
        : { kind: 'none' },
  });
}

/** Makes a channel the active one and brings its lane into view. */
export function activate(actor: Actor, channel: number): void {
  const model = actor.store.get();
  const last = model.recording.channels.length - 1;
  const activeChannel = Math.max(0, Math.min(channel, last));
  actor.store.update({ activeChannel, laneScroll: scrollToLane(layoutOf(model), activeChannel) });
}

export const cursorActions = {
  cursorLeft: (actor) => move(actor, -1, false),
  cursorRight: (actor) => move(actor, 1, false),
  cursorLeftFine: (actor) => move(actor, -1, true),
  cursorRightFine: (actor) => move(actor, 1, true),
  extendLeft: (actor) => extend(actor, -1, false),
  extendRight: (actor) => extend(actor, 1, false),
  extendLeftFine: (actor) => extend(actor, -1, true),
  extendRightFine: (actor) => extend(actor, 1, true),
  channelUp: (actor) => activate(actor, actor.store.get().activeChannel - 1),
  channelDown: (actor) => activate(actor, actor.store.get().activeChannel + 1),
} satisfies Record<string, Action>;
