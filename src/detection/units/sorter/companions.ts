/**
 * Finds units that are only a part of a stronger unit's potential: what a template still lacks, or a late part of its
 * own (end effects, satellites: DETECTION.md §C.4). Their discharges keep in step with the stronger unit's.
 */
import { chosen, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';

/** A unit as far as it matters here. */
export interface Sized {
  /** Ascending, in samples. */
  readonly positions: Float64Array;
  /** Peak-to-peak. */
  readonly size: number;
}

export const companionNumbers = fixedNumbers('companions', {
  nearBefore: seconds(
    0.0025,
    [0.0005, 0.01],
    'A weaker unit this long before a stronger one, in step with it, is a part of it',
    'own: the template of the stronger one has room for it',
  ),
  nearAfter: seconds(0.007, [0.001, 0.02], 'So is one this long after', 'own: the same'),
  farBefore: seconds(
    0.01,
    [0.002, 0.05],
    'A much smaller one may be as long before',
    'own: the potential begins at the end-plate',
  ),
  farAfter: seconds(0.025, [0.005, 0.1], 'Or as long after', 'own: it ends at the tendon'),
  farSize: ratio(0.6, [0.1, 1], 'Much smaller is below this part of its size', chosen),
  binSeconds: seconds(0.0004, [0.0001, 0.002], 'In step is at one lag to this', chosen),
  inStepPart: ratio(
    0.5,
    [0.1, 1],
    "A part's discharges are in step with stronger units' from this part on",
    'own: most of them',
  ),
  leastInStep: ratio(
    0.2,
    [0.02, 1],
    'A stronger unit counts where this part is in step with it',
    'own: more than chance brings about',
  ),
});
const { nearBefore, nearAfter, farBefore, farAfter, farSize, binSeconds, inStepPart, leastInStep } =
  companionNumbers.values;
/** So near, the stronger unit's template has room for it: any weaker unit in step is a part … */
const nearSeconds = { before: nearBefore, after: nearAfter };
/** … and one that is much smaller where the potential begins at the end-plate or ends at the tendon. */
const farSeconds = { before: farBefore, after: farAfter };

/** For each unit whether it is a part of stronger ones; with or without what lies outside their templates. */
export function companions(units: readonly Sized[], rate: number, withFar: boolean): boolean[] {
  return units.map((own) => {
    let inStep = 0;
    for (const other of units) {
      if (other === own || own.size >= other.size || own.positions.length === 0) continue;
      const isSmall = own.size < farSize * other.size;
      const room = isSmall && withFar ? farSeconds : nearSeconds;
      const window = { from: -room.before, to: room.after };
      const part = partInStep(own.positions, other.positions, window, rate);
      if (part >= leastInStep) inStep += part;
    }
    return inStep >= inStepPart;
  });
}

/** The part of a train that follows another one at one fixed lag, less what chance brings about. */
function partInStep(
  own: Float64Array,
  other: Float64Array,
  window: { from: number; to: number },
  rate: number,
): number {
  const bin = binSeconds * rate;
  const from = window.from * rate;
  const bins = Math.ceil((window.to - window.from) / binSeconds);
  const counts = new Float64Array(bins + 1);
  let total = 0;
  for (let i = 0, first = 0; i < own.length; i++) {
    const position = own[i] as number;
    while (first < other.length && position - (other[first] as number) >= from + bins * bin) first++;
    for (let k = first; k < other.length && position - (other[k] as number) >= from; k++) {
      const place = Math.floor((position - (other[k] as number) - from) / bin);
      counts[place] = (counts[place] as number) + 1;
      total++;
    }
  }
  let most = 0;
  for (let place = 0; place + 1 < counts.length; place++) {
    most = Math.max(most, (counts[place] as number) + (counts[place + 1] as number));
  }
  return (most - (2 * Math.max(0, total - most)) / bins) / Math.max(1, own.length);
}
