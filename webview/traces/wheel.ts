/**
 * The wheel on the traces: alone it zooms at the pointer, with Shift it pans, with Ctrl it scales; beside the plot, on the
 * gutter and on the scroll bar, it scrolls.
 */
import type { Actor } from '../actions/actor';
import { stepSensitivity } from '../actions/scales';
import { changeSweep } from '../actions/time';
import { wheelPixels, wheelSteps } from '../dom/wheelSteps';
import { placeAt, type Layout } from '../view/layout';
import { fasterSweep, slowerSweep } from '../view/steps';
import { panByDivisions } from '../view/timeWindow';
import { xToTime } from '../view/timeScale';
import { clampTime } from './hits';
import type { Picture } from './picture';

export function attachWheel(
  element: HTMLElement,
  actor: Actor,
  picture: () => Picture | undefined,
  point: (event: MouseEvent) => { x: number; y: number },
): void {
  const steps = wheelSteps();
  element.addEventListener(
    'wheel',
    (event) => {
      const now = picture();
      if (!now) return;
      event.preventDefault();
      const model = actor.store.get();
      const { x, y } = point(event);
      const lines = wheelPixels(event);
      const place = placeAt(now.layout, y);
      if (!isOnPlot(now.layout, x)) {
        actor.store.update({ laneScroll: scrolled(now.layout, event.deltaY * lines) });
      } else if (event.ctrlKey || event.metaKey) {
        const step = steps(event.deltaY * lines);
        const channel = place.kind === 'lane' ? place.channel : model.activeChannel;
        if (step !== 0) stepSensitivity(actor, channel, step < 0);
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const delta = (event.deltaX !== 0 ? event.deltaX : event.deltaY) * lines;
        const divisions = delta / now.layout.divisionWidth;
        actor.store.update(panByDivisions(model, divisions, model.recording.durationSeconds));
      } else {
        const step = steps(event.deltaY * lines);
        const next = step < 0 ? fasterSweep : slowerSweep;
        const at = clampTime(model, xToTime(now.scale, x * now.layout.density));
        if (step !== 0) changeSweep(actor, next(model.secondsPerDivision), at);
      }
    },
    { passive: false },
  );
}

function isOnPlot({ plotLeft, plotWidth }: Layout, x: number): boolean {
  return x >= plotLeft && x <= plotLeft + plotWidth;
}

function scrolled(layout: Layout, delta: number): number {
  return Math.min(Math.max(0, layout.scroll + delta), layout.mostScroll);
}
