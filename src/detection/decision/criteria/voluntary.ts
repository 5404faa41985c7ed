/** Voluntary activity (DETECTION.md §A.4): asked for, regular, of several units, held and let go. */
import type { BurstStructure } from '../../trains/burstStructure';
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, middle, onset, telling } from './activityCriterion';

const intentOf = { voluntary: 1, unknown: undefined, involuntary: -1 } as const;

/** Discharges less than 20 ms apart in groups with pauses between them (§A.3 C11, §M multiplet detector). */
function isMultiplet({ isBursting, intraRateHz }: BurstStructure): boolean {
  return isBursting && intraRateHz >= 50;
}

export function voluntary(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'voluntary-intent',
      unit: '',
      value: (f) => intentOf[f.intent],
      bound: { kind: 'above', threshold: 0, width: 1 },
      weight: 2,
      against: 2,
      moment: onset,
    },
    {
      name: 'voluntary-regularity',
      unit: '',
      value: (f) => telling(f, p),
      bound: { kind: 'below', threshold: p.voluntaryIrregularity, width: 0.1 },
      weight: 2,
      moment: middle,
    },
    {
      name: 'voluntary-jitter',
      unit: '',
      // No motor unit keeps time like a single fibre or a circuit of them.
      value: (f) => f.irregularity,
      bound: { kind: 'above', threshold: p.voluntaryJitter, width: 0.02 },
      weight: 0,
      against: 4,
      moment: middle,
    },
    {
      name: 'voluntary-rate',
      unit: '1/s',
      value: (f) => f.unitRatePerSecond,
      // Neck muscles are faster (§A.4 sternohyoid): nothing above is excluded.
      bound: { kind: 'within', from: p.voluntaryRateLow, to: p.voluntaryRateHigh, width: 8 },
      weight: 1,
      against: 1.5,
      moment: middle,
    },
    {
      name: 'voluntary-multiplets',
      unit: '',
      value: ({ leadBursts }) => leadBursts && (isMultiplet(leadBursts) ? leadBursts.spikesPerBurst : 1),
      bound: { kind: 'below', threshold: p.multipletSize - 0.5, width: 1 },
      weight: 0,
      against: 3,
      moment: middle,
    },
    {
      name: 'voluntary-units',
      unit: '',
      value: (f) => f.units.length,
      bound: { kind: 'above', threshold: 1.5, width: 1 },
      weight: 1,
      moment: middle,
    },
    {
      name: 'voluntary-pattern',
      unit: '1/s',
      value: (f) => f.pooledRatePerSecond,
      bound: { kind: 'above', threshold: 8, width: 8 },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'voluntary-aperiodic',
      unit: '',
      value: (f) => f.period?.correlation,
      bound: { kind: 'below', threshold: 0.75, width: 0.15 },
      weight: 0.2,
      against: 2,
      moment: middle,
    },
    {
      name: 'voluntary-duration',
      unit: 's',
      value: (f) => f.durationSeconds,
      bound: { kind: 'above', threshold: 0.7, width: 0.3 },
      weight: 0.2,
      against: 2.5,
      moment: onset,
    },
    {
      name: 'voluntary-sustained',
      unit: '',
      value: (f) => f.activeSeconds / f.durationSeconds,
      bound: { kind: 'above', threshold: 0.6, width: 0.2 },
      weight: 0,
      against: 2,
      moment: middle,
    },
    {
      name: 'voluntary-release',
      unit: 's',
      value: (f) => (f.durationSeconds >= p.crampDuration ? f.envelope.declineSeconds : undefined),
      bound: { kind: 'below', threshold: 1.5, width: 1 },
      weight: 0.7,
      against: 1,
      moment: (f) => f.at.end,
    },
    {
      name: 'voluntary-steady',
      unit: '',
      // Half of the real contractions of §J's recordings fluctuate more: it says little against effort.
      value: (f) => (f.durationSeconds >= p.crampDuration ? f.envelope.fluctuation : undefined),
      bound: { kind: 'below', threshold: 0.25, width: 0.12 },
      weight: 1,
      against: 0.4,
      moment: middle,
    },
    {
      name: 'voluntary-rhythm',
      unit: '',
      value: (f) => f.tremor?.prominence,
      bound: { kind: 'below', threshold: p.tremorProminence, width: 2 * p.tremorProminence },
      weight: 0,
      against: 1,
      moment: middle,
    },
    {
      name: 'voluntary-force',
      unit: '',
      value: (f) => f.forceCoupling,
      bound: { kind: 'above', threshold: 0.5, width: 0.3 },
      weight: 1,
      against: 0.5,
      moment: middle,
    },
  ];
}
