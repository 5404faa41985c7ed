/**
 * The mouse on the traces: drag selects a span (with Shift, or from the labels lane or the axis, of all channels),
 * click puts the cursor and selects a label, an edge can be dragged; the wheel zooms, pans and scales.
 */
import type { Actor } from '../actions/actor';
import { activate, selectBetween } from '../actions/cursor';
import { revealChangeWith } from '../actions/changes';
import { changeSpan, selectLabel } from '../actions/labels';
import { isMainPress } from '../keys';
import { shownSpan, type Model, type Span } from '../state/model';
import { placeAt } from '../view/layout';
import { frameSpan } from '../view/timeWindow';
import { xToTime } from '../view/timeScale';
import type { Disposables } from '../lifetime/disposables';
import { clampTime, hitAt, type Hit } from './hits';
import type { Picture } from './picture';
import { showTooltip } from './tooltip';
import { attachWheel } from './wheel';

/** A press that moves less than this (CSS pixels) is a click. */
const slop = 4;

/** What Escape goes back to: all of the state that a drag changes before it is over. */
type Before = Pick<Model, 'selection' | 'cursorSeconds' | 'anchorSeconds' | 'pendingSeconds'>;

type Drag =
  | {
      readonly kind: 'span';
      readonly from: number;
      readonly x: number;
      readonly channels: readonly number[];
      moved: boolean;
    }
  | { readonly kind: 'edge'; readonly hit: Hit & { kind: 'edge' }; moved: boolean };

/** Attaches the mouse to the traces element; `picture` is what is painted now. */
export function attachPointer(
  element: HTMLElement,
  actor: Actor,
  picture: () => Picture | undefined,
  listening: Disposables,
): void {
  let drag: Drag | undefined;
  let pressed: Hit | undefined;
  let before: Before | undefined;

  const point = (event: MouseEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const hit = (event: MouseEvent): Hit | undefined => {
    const now = picture();
    const { x, y } = point(event);
    return now && hitAt(actor.store.get(), now, x, y);
  };
  const timeAt = (event: MouseEvent): number => {
    const now = picture();
    if (!now) return 0;
    const column = point(event).x * now.layout.density;
    const inside = Math.min(Math.max(column, now.scale.left), now.scale.left + now.scale.width);
    return clampTime(actor.store.get(), xToTime(now.scale, inside));
  };
  const cancel = (): void => {
    drag = undefined;
    actor.store.update({ ...before, edgeDrag: null, menuAt: null });
  };

  element.addEventListener('pointerdown', (event) => {
    const target = hit(event);
    const now = picture();
    if (!isMainPress(event) || !target || !now || !ownTarget(event)) return;
    element.setPointerCapture(event.pointerId);
    pressed = target;
    const { selection, cursorSeconds, anchorSeconds, pendingSeconds } = actor.store.get();
    before = { selection, cursorSeconds, anchorSeconds, pendingSeconds };
    actor.store.update({ menuAt: null });
    if (target.kind === 'edge') {
      if (target.label) selectLabel(actor, target.label);
      drag = { kind: 'edge', hit: target, moved: false };
      return;
    }
    const place = placeAt(now.layout, point(event).y);
    const all = actor.store.get().recording.channels.map((_, index) => index);
    const channels = place.kind === 'lane' && !event.shiftKey ? [place.channel] : all;
    drag = { kind: 'span', from: target.seconds, x: event.clientX, channels, moved: false };
    if (place.kind === 'lane') activate(actor, place.channel);
  });

  element.addEventListener('pointermove', (event) => {
    if (!drag) {
      const under = ownTarget(event) ? hit(event) : undefined;
      showHover(element, under);
      showTooltip(element, actor.store.get(), picture(), point(event), under);
      return;
    }
    const seconds = timeAt(event);
    if (drag.kind === 'edge') {
      drag.moved = true;
      const span = withEdge(drag.hit, seconds);
      const { label } = drag.hit;
      if (label) actor.store.update({ edgeDrag: { id: label.id, span }, cursorSeconds: seconds });
      else actor.store.update({ selection: { kind: 'span', span }, cursorSeconds: seconds });
      return;
    }
    if (!drag.moved && Math.abs(event.clientX - drag.x) < slop) return;
    drag.moved = true;
    actor.store.update({ cursorSeconds: seconds, anchorSeconds: null });
    selectBetween(actor, drag.from, seconds, drag.channels);
  });

  element.addEventListener('pointerup', (event) => {
    const done = drag;
    drag = undefined;
    if (!done) return;
    if (done.kind === 'edge') {
      finishEdge(actor, done.hit, done.moved);
      return;
    }
    if (done.moved) {
      if (actor.store.get().selection.kind === 'span') actor.store.update({ menuAt: point(event) });
    } else click(actor, pressed);
  });
  element.addEventListener('pointercancel', () => {
    if (drag) cancel();
  });
  // Escape during a drag is the drag's own: VS Code must not see it.
  listening.onWindow(
    'keydown',
    (event) => {
      if (!drag || event.key !== 'Escape') return;
      event.stopPropagation();
      cancel();
    },
    { capture: true },
  );

  element.addEventListener('dblclick', (event) => {
    const target = hit(event);
    if (target?.kind !== 'label' || !ownTarget(event)) return;
    const { startSeconds, endSeconds } = target.label;
    actor.store.update(frameSpan(startSeconds, endSeconds, actor.store.get().recording.durationSeconds));
  });
  attachWheel(element, actor, picture, point);
}

/** Menus and the scroll bar lie inside the element, but their pointer is their own. */
function ownTarget(event: Event): boolean {
  return event.target instanceof HTMLCanvasElement || event.target === event.currentTarget;
}

function showHover(element: HTMLElement, target: Hit | undefined): void {
  const cursors = { edge: 'ew-resize', label: 'pointer', change: 'pointer', open: 'text' } as const;
  element.style.cursor = target ? cursors[target.kind] : '';
}

/** The span with its edge at a moment; an edge dragged past the other takes the other's part. */
function withEdge(hit: Hit & { kind: 'edge' }, seconds: number): Span {
  const fixed = hit.edge === 'start' ? hit.span.endSeconds : hit.span.startSeconds;
  return {
    startSeconds: Math.min(fixed, seconds),
    endSeconds: Math.max(fixed, seconds),
    channels: hit.span.channels,
  };
}

function finishEdge(actor: Actor, hit: Hit & { kind: 'edge' }, moved: boolean): void {
  const model = actor.store.get();
  if (!hit.label) {
    // An edge dropped on the other leaves nothing selected: the span is as it was.
    const { selection } = model;
    const isEmpty = selection.kind === 'span' && selection.span.endSeconds <= selection.span.startSeconds;
    if (isEmpty) actor.store.update({ selection: { kind: 'span', span: hit.span } });
    return;
  }
  if (!moved || !model.edgeDrag) return;
  const { startSeconds, endSeconds } = shownSpan(model, hit.label);
  if (endSeconds <= startSeconds) {
    actor.store.update({ edgeDrag: null });
    return;
  }
  // The new span stays on screen until the host has answered, so that nothing jumps back and forth.
  void changeSpan(actor, hit.label.id, startSeconds, endSeconds).finally(() =>
    actor.store.update({ edgeDrag: null }),
  );
}

function click(actor: Actor, target: Hit | undefined): void {
  if (target?.kind === 'label') selectLabel(actor, target.label);
  else if (target?.kind === 'change') {
    revealChangeWith(actor, target.change);
    return;
  } else {
    actor.store.update({
      selection: { kind: 'none' },
      anchorSeconds: null,
      pendingSeconds: null,
      problem: null,
    });
  }
  if (target && target.kind !== 'edge') actor.store.update({ cursorSeconds: target.seconds });
}
