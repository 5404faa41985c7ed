/**
 * A page of nothing but one plot that is linked with nothing, for `plot.test.ts`. The query says what is in it: `points`, how
 * many there are in all; `tracks`, of how many; `kind`, how they are drawn.
 */
import { Theme } from '../../../webview/drawing/theme';
import { Plot } from '../../../webview/plots/plot';
import { FreeRange } from '../../../webview/plots/range';
import type { Series, Track } from '../../../webview/plots/series';
import type { PlotView } from '../../../webview/plots/view';

/** What the test does with it. */
export interface PlotBench {
  /** Milliseconds that each of some redraws of everything took. */
  redraw(times: number): readonly number[];
  /** Shows or hides the plot. */
  show(isShown: boolean): void;
  readonly view: PlotView;
  readonly left: number;
}

declare global {
  interface Window {
    plotBench: PlotBench;
  }
}

const query = new URLSearchParams(location.search);
const points = Number(query.get('points') ?? '300');
const count = Number(query.get('tracks') ?? '3');
const kind = query.get('kind') ?? 'points';
const seconds = 100;

let seed = 7;
const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

const tracks: readonly Track[] = Array.from({ length: count }, (_, index) => ({
  name: `Track ${index + 1}`,
  x: Float64Array.from({ length: Math.round(points / count) }, () => next() * seconds).sort(),
}));
const series = tracks.map(({ x }, track): Series => {
  const y = x.map((place) => 10 + 6 * Math.sin(place / 5 + track) + 2 * next());
  return kind === 'line' ? { kind: 'line', track, y } : { kind: 'points', track, y };
});
const rows = tracks.map((_, track): Series => ({ kind: 'ticks', track, row: track }));
const all = { from: 0, to: seconds };
let [cursor, chosen, left] = [tracks[0]?.x[0] ?? 0, 0, 0];

const range = new FreeRange(all, () => render());
const plot = new Plot('plot', {
  range,
  moveTo: (x) => {
    cursor = x;
    render();
  },
  choose: (track) => {
    chosen = track;
    render();
  },
  leave: () => {
    left++;
  },
});
const theme = new Theme(() => render());
const margins = { left: 120, width: window.innerWidth - 140 };
const axis = { kind: 'values', scale: 'linear' } as const;
const areas = [
  { y: { kind: 'rows', tracks: [...tracks.keys()] }, series: rows, share: 1, mostHeight: 18 * count },
  { y: { ...axis, title: 'Rate', unit: '/s', from: 0, to: 20 }, series, share: 1 },
] as const;

function view(): PlotView {
  return {
    ...{ label: 'A plot', noun: 'point', margins, isXWritten: true, tracks, areas, cursor, chosen },
    x: { ...axis, title: 'Time', unit: 's', ...range.shown },
    ground: [{ from: 10, to: 60 }],
  };
}

function render(): void {
  plot.render(view(), theme.palette);
}

const frame = document.createElement('section');
frame.className = 'plot-panel';
frame.append(plot.readout, plot.element);
document.getElementById('app')?.replaceChildren(frame);
render();

window.plotBench = {
  redraw(times) {
    const taken: number[] = [];
    for (let i = 0; i < times; i++) {
      // Everything is another: nothing of the picture before can be used.
      const began = performance.now();
      range.zoom(i % 2 === 0 ? 'in' : 'out', seconds / 2);
      range.reset();
      plot.element.querySelectorAll('canvas')[1]?.getContext('2d')?.getImageData(0, 0, 1, 1);
      taken.push((performance.now() - began) / 2);
    }
    return taken;
  },
  show: (isShown) => (frame.hidden = !isShown),
  get view() {
    return view();
  },
  get left() {
    return left;
  },
};
