/**
 * The page of the drawing's bench on which uPlot shows what ours shows: the same samples of the scene `many`, in a plot as large as our
 * traces, each channel in a lane of its own. One plot with one time axis for all of them, no legend, no cursor, no points: the least that
 * uPlot can be asked for. It reduces what is in view to extremes of pixels by itself. `window.uplotBench` is the bench's handle.
 */
import uPlot from 'uplot';
import { many } from './signals';

/** What the bench does with it. */
export interface UplotBench {
  /** Shows these ten seconds or so; uPlot draws in a microtask. */
  show(fromSeconds: number, toSeconds: number): void;
  /** How often it has drawn. */
  readonly draws: number;
}

interface Asked {
  readonly channels: number;
  readonly rate: number;
  readonly width: number;
  readonly height: number;
}

declare global {
  interface Window {
    uplotAsked: Asked;
    uplotBench: UplotBench;
  }
}

function start({ channels, rate, width, height }: Asked): UplotBench {
  const { samples } = many(channels, rate);
  const times = Float64Array.from(samples[0]!, (_, index) => index / rate);
  let draws = 0;
  // A scale of its own puts each channel into its lane, at the sensitivity that our page chooses.
  const scales = samples.map((_, lane): [string, uPlot.Scale] => {
    const [amplitude, below] = [200, channels - 1 - lane];
    const range: uPlot.Range.MinMax = [
      -amplitude * (1 + 2 * below),
      amplitude * (2 * channels - 1 - 2 * below),
    ];
    return [`lane${lane}`, { auto: false, range: () => range }];
  });
  const plot = new uPlot(
    {
      ...{ width, height, legend: { show: false }, cursor: { show: false } },
      scales: { x: { time: false, auto: false }, ...Object.fromEntries(scales) },
      axes: [{}],
      series: [
        {},
        ...samples.map((_, lane) => ({
          ...{ scale: `lane${lane}`, stroke: '#4ec9b0', width: 1, points: { show: false } },
        })),
      ],
      hooks: { draw: [() => draws++] },
    },
    [times, ...samples],
    document.body,
  );
  return {
    show: (min, max) => plot.setScale('x', { min, max }),
    get draws() {
      return draws;
    },
  };
}

window.uplotBench = start(window.uplotAsked);
