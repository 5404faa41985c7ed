/**
 * Polyphonic sound detection score (Bilen et al. 2020, ICASSP, arXiv 1910.08440), written from the paper: area under
 * the curve of effective true positive rate over effective false positive rate, over every operating point. It judges
 * by intersection, so that an event found in pieces, or with a soft edge, is not lost.
 */
import { type JudgedRecording, lengthOf, overlapOf, type Span } from '../spans';

/** The score's settings. */
export interface PsdsSettings {
  /** Detection tolerance: the part of a claim that must lie in true events of its class (ρ_DTC). */
  readonly detectionTolerance: number;
  /** Truth tolerance: the part of a true event that valid claims must cover (ρ_GTC). */
  readonly truthTolerance: number;
  /** Cross-trigger tolerance: the part of a false claim that must lie in another class's events (ρ_CTTC). */
  readonly crossTolerance: number;
  /** Weight of the mean cross-trigger rate in the effective false positive rate (α_CT). */
  readonly crossWeight: number;
  /** Weight of the spread of classes, taken off their mean true positive rate (α_ST). */
  readonly spreadWeight: number;
  /** The greatest effective false positive rate, per hour (e_max). */
  readonly greatestRate: number;
}

/** DETECTION.md §H: DTC .5, GTC .5, α_CT .5; no cost for the spread of classes; e_max of the paper. */
export const psdsSettings: PsdsSettings = {
  detectionTolerance: 0.5,
  truthTolerance: 0.5,
  crossTolerance: 0.3,
  crossWeight: 0.5,
  spreadWeight: 0,
  greatestRate: 100,
};

/** One class at one threshold. */
export interface OperatingPoint {
  readonly truePositiveRate: number;
  /** Per hour, cross-triggers included. */
  readonly effectiveRate: number;
}

type Claim = Span & { readonly channel: number };

/** Every claim of a class at a threshold: an event counts for each label that it gives at least that probability. */
function claimsOf({ detected }: JudgedRecording, label: string, threshold: number): Claim[] {
  return detected.filter((event) =>
    [event, ...event.alternatives].some((one) => one.label === label && one.probability >= threshold),
  );
}

function shared(span: Claim, others: readonly Claim[]): number {
  return others.reduce(
    (sum, other) => sum + (other.channel === span.channel ? overlapOf(span, other) : 0),
    0,
  );
}

/** A class's rates at a threshold; `classes` are the labels that are distinguished. NaN rate where nothing of it is true. */
export function operatingPoint(
  recordings: readonly JudgedRecording[],
  label: string,
  threshold: number,
  classes: readonly string[],
  settings: PsdsSettings = psdsSettings,
): OperatingPoint {
  const others = classes.filter((other) => other !== label);
  const crossed = new Map(others.map((other) => [other, { count: 0, seconds: 0 }]));
  let found = 0;
  let all = 0;
  let falseClaims = 0;
  let seconds = 0;
  for (const recording of recordings) {
    seconds += recording.durationSeconds;
    const truthOf = (name: string): Claim[] => recording.truth.filter((event) => event.label === name);
    const truth = truthOf(label);
    const claims = claimsOf(recording, label, threshold);
    const isValid = (claim: Claim): boolean =>
      shared(claim, truth) >= settings.detectionTolerance * lengthOf(claim);
    const valid = claims.filter(isValid);
    const invalid = claims.filter((claim) => !isValid(claim));
    all += truth.length;
    found += truth.filter(
      (event) => shared(event, valid) >= settings.truthTolerance * lengthOf(event),
    ).length;
    falseClaims += invalid.length;
    for (const other of others) {
      const otherTruth = truthOf(other);
      const cross = crossed.get(other)!;
      cross.seconds += otherTruth.reduce((sum, event) => sum + lengthOf(event), 0);
      cross.count += invalid.filter(
        (claim) => shared(claim, otherTruth) >= settings.crossTolerance * lengthOf(claim),
      ).length;
    }
  }
  const crossRates = [...crossed.values()].map((cross) =>
    cross.seconds === 0 ? 0 : (3600 * cross.count) / cross.seconds,
  );
  const meanCross = crossRates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, crossRates.length);
  return {
    truePositiveRate: found / all,
    effectiveRate: (3600 * falseClaims) / seconds + settings.crossWeight * meanCross,
  };
}

/** The best true positive rate within a false positive rate. */
function best(points: readonly OperatingPoint[], rate: number): number {
  return points.reduce(
    (most, point) => (point.effectiveRate <= rate ? Math.max(most, point.truePositiveRate) : most),
    0,
  );
}

/** The score, from 0 to 1, over the classes of which something is true; thresholds in any order. */
export function psds(
  recordings: readonly JudgedRecording[],
  classes: readonly string[],
  thresholds: readonly number[],
  settings: PsdsSettings = psdsSettings,
): number {
  const present = classes.filter((label) =>
    recordings.some(({ truth }) => truth.some((event) => event.label === label)),
  );
  const curves = present.map((label) =>
    thresholds.map((threshold) => operatingPoint(recordings, label, threshold, classes, settings)),
  );
  const { greatestRate, spreadWeight } = settings;
  const rates = [0, ...curves.flat().map(({ effectiveRate }) => effectiveRate)].filter(
    (rate) => rate < greatestRate,
  );
  const corners = [...new Set(rates)].sort((a, b) => a - b);
  const area = corners.reduce((sum, rate, index) => {
    const heights = curves.map((points) => best(points, rate));
    const mean = heights.reduce((total, height) => total + height, 0) / heights.length;
    const spread = Math.sqrt(
      heights.reduce((total, height) => total + (height - mean) ** 2, 0) / heights.length,
    );
    const width = (corners[index + 1] ?? greatestRate) - rate;
    return sum + width * Math.max(0, mean - spreadWeight * spread);
  }, 0);
  return area / greatestRate;
}
