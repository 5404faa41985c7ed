/** Moving and zooming in time. */
import { selectedSpan, type Model } from '../state/model';
import { fasterSweep, slowerSweep } from '../view/steps';
import {
  clampWindow,
  divisionsAcross,
  fittingSweep,
  frameSpan,
  panByDivisions,
  windowEnd,
  windowSeconds,
  zoomAt,
  type TimeWindow,
} from '../view/timeWindow';
import type { Action, Actor } from './actor';

/** Divisions a page moves: one less than the plot has, so that nothing is cut at a page's edge. */
const divisionsPerPage = divisionsAcross - 1;

/** The sweep changed around the cursor when it is in view, else around the middle. */
export function changeSweep(actor: Actor, secondsPerDivision: number, atSeconds?: number): void {
  const model = actor.store.get();
  const visible = model.cursorSeconds >= model.startSeconds && model.cursorSeconds <= windowEnd(model);
  const focus = atSeconds ?? (visible ? model.cursorSeconds : model.startSeconds + windowSeconds(model) / 2);
  actor.store.update(zoomAt(model, secondsPerDivision, focus, model.recording.durationSeconds));
}

function goTo(actor: Actor, window: TimeWindow): void {
  actor.store.update(clampWindow(window, actor.store.get().recording.durationSeconds));
}

/** Shows another page; the cursor keeps its place on the screen. */
function page(actor: Actor, divisions: number): void {
  const model = actor.store.get();
  const { durationSeconds } = model.recording;
  const window = panByDivisions(model, divisions, durationSeconds);
  const moved = model.cursorSeconds + window.startSeconds - model.startSeconds;
  actor.store.update({
    ...window,
    cursorSeconds: Math.min(Math.max(0, moved), durationSeconds),
    anchorSeconds: null,
  });
}

function fitRecording(model: Model): TimeWindow {
  return { startSeconds: 0, secondsPerDivision: fittingSweep(model.recording.durationSeconds) };
}

export const timeActions = {
  pageLeft: (actor) => page(actor, -divisionsPerPage),
  pageRight: (actor) => page(actor, divisionsPerPage),
  goToStart(actor) {
    goTo(actor, { ...pickWindow(actor.store.get()), startSeconds: 0 });
    actor.store.update({ cursorSeconds: 0, anchorSeconds: null });
  },
  goToEnd(actor) {
    const { durationSeconds } = actor.store.get().recording;
    goTo(actor, { ...pickWindow(actor.store.get()), startSeconds: durationSeconds });
    actor.store.update({ cursorSeconds: durationSeconds, anchorSeconds: null });
  },
  sweepFaster: (actor) => changeSweep(actor, fasterSweep(actor.store.get().secondsPerDivision)),
  sweepSlower: (actor) => changeSweep(actor, slowerSweep(actor.store.get().secondsPerDivision)),
  fitRecording: (actor) => goTo(actor, fitRecording(actor.store.get())),
  fitSelection(actor) {
    const model = actor.store.get();
    const span = selectedSpan(model);
    if (span) goTo(actor, frameSpan(span.startSeconds, span.endSeconds, model.recording.durationSeconds));
  },
} satisfies Record<string, Action>;

function pickWindow({ startSeconds, secondsPerDivision }: Model): TimeWindow {
  return { startSeconds, secondsPerDivision };
}
