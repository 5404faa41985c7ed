/**
 * How long the page takes for what a person does on the panels of motor units, on ten minutes with eight units and 60,000
 * discharges: `npx tsx test/ui/page/benchPanels.ts`. Prints medians and the worst of each, in milliseconds: from the event
 * to the end of the frame that shows what came of it, so up to a frame's 16.7 ms of waiting are in it.
 */
import type { Page } from 'playwright-core';
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
  | { readonly kind: 'view'; readonly commands: readonly string[] }
  /** The units of the first channel have been corrected. */
  | { readonly kind: 'corrected' };

const table = '.potentials-table';
const traces = '[data-testid=traces]';

const onPotentials: Readonly<Record<string, Event>> = {
  'select a unit': { kind: 'key', on: table, keys: ['ArrowDown', 'ArrowUp'] },
  'sort the table': { kind: 'click', on: ['[data-column=rate]', '[data-column=amplitude]'] },
  'next discharge': { kind: 'key', on: table, keys: ['ArrowRight'] },
  'last and first discharge': { kind: 'key', on: table, keys: ['End', 'Home'] },
  'move a marker, figures there': {
    kind: 'key',
    on: '[data-testid=end-marker]',
    keys: ['ArrowRight', 'ArrowLeft'],
  },
};
const onRaster: Readonly<Record<string, Event>> = {
  'select a unit in the raster': { kind: 'key', on: '#units-plot', keys: ['ArrowDown', 'ArrowUp'] },
  'next discharge in the raster': { kind: 'key', on: '#units-plot', keys: ['ArrowRight'] },
  'scroll by a page': { kind: 'view', commands: ['pageRight', 'pageLeft'] },
  'zoom in and out': { kind: 'view', commands: ['sweepFaster', 'sweepSlower'] },
  'zoom by wheel, all in view': { kind: 'wheel', on: '#units-plot', shiftKey: false },
  'hover over the traces': { kind: 'move', on: traces },
  'see corrected trains': { kind: 'corrected' },
  'show or hide the residual': { kind: 'view', commands: ['showResidual'] },
};

/** Milliseconds of each repeat. */
function time(page: Page, event: Event): Promise<readonly number[]> {
  return page.evaluate(
    async ([what, count]) => {
      const times: number[] = [];
      for (let i = 0; i < count; i++) {
        const began = performance.now();
        if (what.kind === 'key') {
          const element = document.querySelector<HTMLElement>(what.on)!;
          element.dispatchEvent(
            new KeyboardEvent('keydown', { key: what.keys[i % what.keys.length]!, bubbles: true }),
          );
        } else if (what.kind === 'click') {
          document.querySelector<HTMLElement>(`button${what.on[i % what.on.length]!}`)?.click();
        } else if (what.kind === 'corrected') {
          window.bench.emit({ name: 'units', value: [0] });
        } else if (what.kind === 'view') {
          window.bench.emit({ name: 'view', value: what.commands[i % what.commands.length] as never });
        } else {
          const element = document.querySelector<HTMLElement>(what.on)!;
          const box = element.getBoundingClientRect();
          const place = {
            clientX: box.left + 200 + 20 * (i % 20),
            clientY: box.top + box.height / 2,
            bubbles: true,
          };
          const made =
            what.kind === 'move'
              ? new PointerEvent('pointermove', place)
              : new WheelEvent('wheel', {
                  ...place,
                  deltaY: i % 2 === 0 ? -100 : 100,
                  shiftKey: what.shiftKey,
                });
          element.dispatchEvent(made);
        }
        // Messages come in turns of their own: what was told by one is drawn in the frame after.
        await new Promise((resolve) => setTimeout(resolve));
        await new Promise<void>((resolve) =>
          requestAnimationFrame(() => {
            const painted = new MessageChannel();
            painted.port1.onmessage = () => resolve();
            painted.port2.postMessage(null);
          }),
        );
        times.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      return times;
    },
    [event, repeats] as const,
  );
}

async function measure(page: Page, events: Readonly<Record<string, Event>>): Promise<void> {
  for (const [name, event] of Object.entries(events)) {
    await time(page, event);
    const times = [...(await time(page, event))].sort((a, b) => a - b);
    const [median, worst] = [times[times.length >> 1]!, times.at(-1)!];
    const verdict = median <= mostMilliseconds ? '' : '  SLOW';
    console.log(`${name.padEnd(32)} median ${median.toFixed(1)}  worst ${worst.toFixed(1)}${verdict}`);
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
  await measure(page, onPotentials);
  await command(page, 'showUnits');
  await page.locator('#units-plot').waitFor();
  await command(page, 'fitRecording');
  await settle(page);
  console.log('Firing raster and rates, from all ten minutes in view on:');
  await measure(page, onRaster);
  await bench.close();
}

void run();
