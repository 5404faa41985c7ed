/**
 * How long the page takes for what a person does on the panels of motor units, on ten minutes with eight units and 60,000
 * discharges: `npx tsx test/ui/page/benchPanels.ts`. Prints median, 95th percentile and worst of each, in milliseconds: from
 * the event to the end of the frame that shows what came of it, so up to a frame's 16.7 ms of waiting are in it. In those of
 * a correction are also what the bench's host does in the same thread, and the way there and back.
 */
import type { Page } from 'playwright-core';
import type { ViewCommand } from '../../../src/protocol/page';
import { command, launchBench, ready, settle } from './bench';

/** Issue 14's target. */
const mostMilliseconds = 50;
const repeats = 25;

/** One thing that a person does: an event on an element, again and again. */
type Event =
  | { readonly kind: 'key'; readonly on: string; readonly keys: readonly string[] }
  | { readonly kind: 'click'; readonly on: readonly string[] }
  | { readonly kind: 'move'; readonly on: string }
  | { readonly kind: 'wheel'; readonly on: string; readonly shiftKey: boolean }
  | { readonly kind: 'view'; readonly commands: readonly ViewCommand[] }
  /** A panel is opened that was closed. */
  | { readonly kind: 'open'; readonly command: ViewCommand }
  /** A correction of the chosen unit, which is undone each time; until the corrected trains are drawn. */
  | { readonly kind: 'correct'; readonly command: ViewCommand }
  /** A deleted unit comes back. */
  | { readonly kind: 'undo' };

const table = '.potentials-table';
const raster = '#units-plot';
const traces = '[data-testid=traces]';
const endMarker = '[data-testid=end-marker]';

type Events = Readonly<Record<string, Event>>;

const corrections: Events = {
  split: { kind: 'correct', command: 'splitUnit' },
  merge: { kind: 'correct', command: 'mergeUnits' },
  'delete a unit': { kind: 'correct', command: 'deleteUnit' },
  undo: { kind: 'undo' },
  'add a discharge': { kind: 'correct', command: 'addDischarge' },
  'reassign a discharge': { kind: 'correct', command: 'reassignDischarge' },
  'delete a discharge': { kind: 'correct', command: 'deleteDischarge' },
};

const onPotentials: Events = {
  'open the potentials': { kind: 'open', command: 'showPotentials' },
  'select a unit': { kind: 'key', on: table, keys: ['ArrowDown', 'ArrowUp'] },
  'sort the table': { kind: 'click', on: ['button[data-column=rate]', 'button[data-column=amplitude]'] },
  'next discharge': { kind: 'key', on: table, keys: ['ArrowRight'] },
  'last and first discharge': { kind: 'key', on: table, keys: ['End', 'Home'] },
  'superimpose discharges, or not': { kind: 'click', on: ['[data-testid=show-sweeps]'] },
  'move a marker by a key': { kind: 'key', on: endMarker, keys: ['ArrowRight', 'ArrowLeft'] },
  'drag a marker': { kind: 'move', on: endMarker },
};
const onRaster: Events = {
  'open the raster': { kind: 'open', command: 'showUnits' },
  'select a unit': { kind: 'key', on: raster, keys: ['ArrowDown', 'ArrowUp'] },
  'next discharge': { kind: 'key', on: raster, keys: ['ArrowRight'] },
  'scroll by a page': { kind: 'view', commands: ['pageRight', 'pageLeft'] },
  'zoom in and out': { kind: 'view', commands: ['sweepFaster', 'sweepSlower'] },
  'zoom by wheel': { kind: 'wheel', on: raster, shiftKey: false },
  'hover over the traces': { kind: 'move', on: traces },
  'show or hide the residual': { kind: 'view', commands: ['showResidual'] },
};
const onPattern: Events = {
  'open the interference pattern': { kind: 'open', command: 'showPattern' },
};

/** Milliseconds of each repeat. */
function time(page: Page, event: Event): Promise<readonly number[]> {
  return page.evaluate(
    async ([what, count]) => {
      const { bench } = window;
      // Methods, since the name that a function is given by its constant is kept by a helper that a page does not have.
      const person = {
        view(value: ViewCommand): void {
          bench.emit({ name: 'view', value });
        },
        rest(milliseconds = 0): Promise<unknown> {
          return new Promise((resolve) => setTimeout(resolve, milliseconds));
        },
        turn(): Promise<void> {
          return new Promise((resolve) => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve();
            channel.port2.postMessage(null);
          });
        },
        /** Until trains have come: potentials are asked for after them. */
        async sees(run: () => void): Promise<void> {
          const before = bench.asked.length;
          run();
          do await person.turn();
          while (!bench.asked.slice(before).some(({ method }) => method === 'potentials'));
        },
        pointAt(element: HTMLElement, isWheel: boolean, i: number, shiftKey: boolean): void {
          const { left, top, width, height } = element.getBoundingClientRect();
          const clientX = width < 100 ? left + (i % 2 === 0 ? 9 : -1) : left + 200 + 20 * (i % 20);
          const place = { clientX, clientY: top + height / 2, bubbles: true, pointerId: 1 };
          const deltaY = i % 2 === 0 ? -100 : 100;
          element.dispatchEvent(
            isWheel
              ? new WheelEvent('wheel', { ...place, deltaY, shiftKey })
              : new PointerEvent('pointermove', place),
          );
        },
        async acts(i: number): Promise<void> {
          switch (what.kind) {
            case 'key': {
              const key = what.keys[i % what.keys.length]!;
              const pressed = new KeyboardEvent('keydown', { key, bubbles: true });
              document.querySelector(what.on)!.dispatchEvent(pressed);
              return;
            }
            case 'click':
              document.querySelector<HTMLElement>(what.on[i % what.on.length]!)!.click();
              return;
            case 'view': {
              person.view(what.commands[i % what.commands.length]!);
              return;
            }
            case 'open': {
              person.view(what.command);
              return;
            }
            case 'correct':
              return person.sees(() => person.view(what.command));
            case 'undo':
              return person.sees(() => bench.undoUnits());
            case 'move': {
              person.pointAt(document.querySelector<HTMLElement>(what.on)!, false, i, false);
              return;
            }
            case 'wheel': {
              person.pointAt(document.querySelector<HTMLElement>(what.on)!, true, i, what.shiftKey);
              return;
            }
          }
        },
      };
      const times: number[] = [];
      for (let i = 0; i < count; i++) {
        if (what.kind === 'open') person.view(what.command);
        if (what.kind === 'undo') await person.sees(() => person.view('deleteUnit'));
        await person.rest(60);
        const began = performance.now();
        await person.acts(i);
        // Messages come in turns of their own: what was told by one is drawn in the frame after.
        await person.rest();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await person.turn();
        times.push(performance.now() - began);
        if (what.kind === 'correct') await person.sees(() => bench.undoUnits());
        await person.rest(60);
      }
      return times;
    },
    [event, repeats] as const,
  );
}

/** Prints median, 95th percentile and the worst; the first round warms up and is not counted. */
async function measure(page: Page, events: Events): Promise<void> {
  for (const [name, event] of Object.entries(events)) {
    const isDragged = event.kind === 'move' && event.on === endMarker;
    if (isDragged) {
      await page.locator(endMarker).hover();
      await page.mouse.down();
    }
    await time(page, event);
    const times = [...(await time(page, event))].sort((a, b) => a - b);
    if (isDragged) await page.mouse.up();
    const at = (part: number): number => times[Math.floor(part * (times.length - 1))]!;
    const [median, high, worst] = [at(0.5), at(0.95), at(1)].map((each) => each.toFixed(1).padStart(6));
    const verdict = at(0.5) <= mostMilliseconds ? '' : '  SLOW';
    console.log(`${name.padEnd(32)} median ${median}  95 % ${high}  worst ${worst}${verdict}`);
    await settle(page);
  }
}

async function run(): Promise<void> {
  const bench = await launchBench();
  const page = await bench.open('scene=contraction&units=tenMinutes', { width: 1440, height: 900 }, 1);
  await ready(page);
  await command(page, 'fitRecording');
  await command(page, 'showPotentials');
  await page.locator(table).waitFor();
  await ready(page);
  console.log('All ten minutes in view, panel of potentials:');
  await measure(page, { ...onPotentials, ...corrections });
  await command(page, 'showUnits');
  await page.locator(raster).waitFor();
  await command(page, 'fitRecording');
  await settle(page);
  console.log('Firing raster and rates, from all ten minutes in view on:');
  await measure(page, { ...corrections, ...onRaster });
  await command(page, 'showPattern');
  await settle(page);
  console.log('Interference pattern:');
  await measure(page, onPattern);
  await bench.close();
}

void run();
