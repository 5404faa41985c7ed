/** What the force says of an electrically quiet stretch: relaxed, pulling in silence, or nothing known. */
import { at } from '../recording/typedArrays';
import { type HopRange, runsWhere } from './activity';
import type { Evidence } from './detectedEvent';
import type { ForceScan } from './forceScan';
import type { ActivityParameters } from './parameters';

/** Hops [from, to) of a quiet stretch during which the force says one thing. */
export interface QuietPart extends HopRange {
  readonly kind: 'relaxed' | 'pulling' | 'unknown';
  readonly evidence: Pick<Evidence, 'criterion' | 'value' | 'unit' | 'met'> & Partial<Evidence>;
}

/**
 * Cuts a quiet stretch where the force begins or ceases to count. Force within `forceGuard` of either end is that
 * of the neighbouring activity, which it lags; there, and where it is too short to count, the muscle is neither
 * relaxed nor pulling. Parts shorter than `minimumQuiet` are left out, so that the normal lag of relaxation is never
 * shown as silence with force.
 */
export function quietParts(
  stretch: HopRange,
  forces: readonly ForceScan[],
  parameters: ActivityParameters,
): QuietPart[] {
  const known = forces.filter((force) => isKnown(force, stretch));
  if (known.length === 0) {
    const evidence = { criterion: 'no-mechanical-channel', value: 0, unit: '', threshold: 1, met: true };
    return [{ from: stretch.from, to: stretch.to, kind: 'unknown', evidence }];
  }
  const guard = Math.ceil(parameters.forceGuard / parameters.hop - 1e-9);
  const inside = { from: stretch.from + guard, to: stretch.to - guard };
  const pulling = known.flatMap((force) =>
    force.pulling.flatMap((run) => {
      const from = Math.max(run.from, inside.from);
      const to = Math.min(run.to, inside.to);
      // Force at a guard's edge is taken to go on to the stretch's end.
      if (from >= to) return [];
      return [{ from: from === inside.from ? stretch.from : from, to: to === inside.to ? stretch.to : to }];
    }),
  );
  const leastHops = Math.ceil(parameters.minimumQuiet / parameters.hop - 1e-9);
  const above = known.flatMap((force) => hopsAbove(force, stretch));
  return cut(stretch, above, pulling)
    .filter(({ from, to }) => to - from >= leastHops)
    .map((part) => ({ ...part, evidence: forceEvidence(part, known, parameters) }));
}

/** A force channel knows of a stretch unless it misses samples or ends there. */
function isKnown(force: ForceScan, { from, to }: HopRange): boolean {
  return force.deviation.length >= to && !force.deviation.subarray(from, to).some(Number.isNaN);
}

/** Where the force is over its threshold, whether long enough to count or not. */
function hopsAbove(force: ForceScan, { from, to }: HopRange): HopRange[] {
  return runsWhere(force.deviation.subarray(from, to), (value) => value > force.threshold).map((run) => ({
    from: from + run.from,
    to: from + run.to,
  }));
}

type KnownPart = HopRange & { readonly kind: 'relaxed' | 'pulling' };

/** The relaxed and the pulling parts of a stretch, in order; what is above the threshold without counting is neither. */
function cut(stretch: HopRange, above: readonly HopRange[], pulling: readonly HopRange[]): KnownPart[] {
  const kinds = new Float32Array(stretch.to - stretch.from);
  for (const run of above) kinds.fill(1, run.from - stretch.from, run.to - stretch.from);
  for (const run of pulling) kinds.fill(2, run.from - stretch.from, run.to - stretch.from);
  const parts = (code: number, kind: KnownPart['kind']): KnownPart[] =>
    runsWhere(kinds, (value) => value === code).map((run) => ({
      from: stretch.from + run.from,
      to: stretch.from + run.to,
      kind,
    }));
  return [...parts(0, 'relaxed'), ...parts(2, 'pulling')].sort((x, y) => x.from - y.from);
}

/** The force channel that goes furthest over its threshold within the part. */
function forceEvidence(
  part: KnownPart,
  forces: readonly ForceScan[],
  parameters: ActivityParameters,
): QuietPart['evidence'] {
  const greatest = forces.map((force) => {
    let hop = part.from;
    for (let i = part.from; i < part.to; i++) if (at(force.deviation, i) > at(force.deviation, hop)) hop = i;
    return { force, hop, value: at(force.deviation, hop) };
  });
  const telling = greatest.reduce((best, next) =>
    next.value / next.force.threshold > best.value / best.force.threshold ? next : best,
  );
  return {
    criterion: part.kind === 'pulling' ? 'silent-with-force' : 'force-at-baseline',
    value: telling.value,
    unit: telling.force.unit,
    threshold: telling.force.threshold,
    met: true,
    atSeconds: Math.round((telling.hop + 0.5) * parameters.hop * 1e6) / 1e6,
  };
}
