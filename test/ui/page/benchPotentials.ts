/** What the bench's host answers of the potentials of its units: simple, a polyphasic one, a very small one, and one refused. */
import type { Morphology, TemplateView } from '../../../src/protocol/page';
import { refusalSentence } from '../../../src/sentences/potentialRefusals';

const rateHertz = 20_000;
const firstMilliseconds = -8;

/** Height in µV, place and width in ms of each bump of the averages. */
const bumps: readonly (readonly (readonly [height: number, at: number, width: number])[])[] = [
  [
    [120, -1.6, 0.7],
    [-420, 0, 0.5],
    [170, 1.4, 0.9],
  ],
  [
    [60, -3.2, 0.8],
    [-310, -1.1, 0.45],
    [240, 0.2, 0.4],
    [-190, 1.5, 0.5],
    [110, 3, 0.9],
    [-60, 5, 0.8],
  ],
  [
    [-1150, 0, 0.6],
    [540, 1.7, 1.2],
  ],
  [
    [30, -1.3, 0.5],
    [-85, 0, 0.4],
    [40, 1.1, 0.6],
  ],
  [[-24, 0, 0.5]],
];

export function benchTemplate(unit: number): TemplateView {
  const values = Float32Array.from({ length: 401 }, (_, index) => {
    const time = firstMilliseconds + (1000 * index) / rateHertz;
    return (bumps[unit % bumps.length] ?? []).reduce(
      (sum, [height, at, width]) => sum + height * Math.exp(-(((time - at) / width) ** 2)),
      0,
    );
  });
  return { rateHertz, firstMilliseconds, values, unit: 'µV' };
}

/** Of each unit: amplitude, onset, end, phases, turns, area, rise time. */
const figures: readonly (readonly [number, number, number, number, number, number, number | undefined])[] = [
  [590, -3.1, 3.6, 3, 3, 702, 265],
  [550, -4.6, 6.4, 6, 6, 1130, 310],
  [1690, -1.5, 4.3, 2, 2, 2380, undefined],
  [125, -2.4, 2.5, 3, 3, 121, 240],
];

export function benchMorphology(unit: number): Morphology {
  const measured = figures[unit % bumps.length];
  if (!measured) return { kind: 'refused', reason: 'low-signal-to-noise', signalToNoise: 3.1, least: 5 };
  const [amplitudeMicrovolts, startMilliseconds, endMilliseconds, phases, turns, area, rise] = measured;
  const thicknessMilliseconds = area / amplitudeMicrovolts;
  return {
    kind: 'measured',
    amplitudeMicrovolts,
    durationMilliseconds: endMilliseconds - startMilliseconds,
    phases,
    turns,
    areaMicrovoltMilliseconds: area,
    thicknessMilliseconds,
    sizeIndex: 2 * Math.log10(amplitudeMicrovolts / 1000) + thicknessMilliseconds,
    riseTimeMicroseconds: rise,
    spikeDurationMilliseconds: undefined,
    span: { startMilliseconds, endMilliseconds },
    durationRule: 'level-and-slope',
    satellites: [],
    jiggle: undefined,
    discharges: 40 + unit,
    noiseMicrovolts: 2,
    band: { lowHertz: 5, highHertz: 10_000 },
  };
}

export function benchRefusal(unit: number): string | undefined {
  const morphology = benchMorphology(unit);
  return morphology.kind === 'refused' ? refusalSentence(morphology) : undefined;
}
