/** What the page's main thread did between two marks, from the browser's own trace: its CPU time hardly depends on the machine's load. */
import type { Page } from 'playwright-core';

/** Where CPU time goes; `other` is what lies between the named ones. */
const kinds = ['script', 'style', 'layout', 'paint', 'other'] as const;
type Kind = (typeof kinds)[number];

/** CPU milliseconds. */
export type MainThreadTime = Readonly<Record<Kind | 'total', number>>;

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, how long it took, and how much of that the thread had the processor. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const kindOf: Readonly<Partial<Record<string, Kind>>> = {
  FunctionCall: 'script',
  FireAnimationFrame: 'script',
  EventDispatch: 'script',
  RunMicrotasks: 'script',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
};

/** Runs `run` under trace; answers what each stretch from a mark `begin` to the next mark `end` has cost. */
export async function mainThreadTimes(
  page: Page,
  { begin, end }: { readonly begin: string; readonly end: string },
  run: () => Promise<void>,
): Promise<readonly MainThreadTime[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser to trace.');
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
  await browser.startTracing(page, { categories });
  await run();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const marks = traceEvents.filter(({ cat }) => cat.includes('blink.user_timing'));
  return marks
    .filter(({ name }) => name === begin)
    .flatMap((from) => {
      const to = marks.find(({ name, ts }) => name === end && ts >= from.ts);
      return to ? [cost(traceEvents, from, to.ts)] : [];
    });
}

/** All tasks of the thread that meet [from, to]; within them each moment counts for the innermost named event. */
function cost(all: readonly TraceEvent[], from: TraceEvent, to: number): MainThreadTime {
  const during = all.filter(
    ({ pid, tid, ph, ts, dur = 0 }) =>
      pid === from.pid && tid === from.tid && ph === 'X' && ts <= to && ts + dur > from.ts,
  );
  const milliseconds = { script: 0, style: 0, layout: 0, paint: 0, other: 0, total: 0 };
  for (const { name, tdur = 0 } of during) if (name === 'RunTask') milliseconds.total += tdur / 1000;
  const named = during.filter(({ name }) => kindOf[name] !== undefined);
  for (const event of named) {
    const within = named.filter((each) => isWithin(each, event));
    const direct = within.filter((each) => !within.some((outer) => isWithin(each, outer)));
    const own = direct.reduce((rest, { tdur = 0 }) => rest - tdur, event.tdur ?? 0);
    milliseconds[kindOf[event.name] ?? 'other'] += own / 1000;
  }
  milliseconds.other = kinds.reduce(
    (rest, kind) => (kind === 'other' ? rest : rest - milliseconds[kind]),
    milliseconds.total,
  );
  return milliseconds;
}

function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  const end = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;
  return (
    inner !== outer && outer.ts <= inner.ts && end(inner) <= end(outer) && (outer.dur ?? 0) > (inner.dur ?? 0)
  );
}
