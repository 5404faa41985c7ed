/** Shapes what is known of a channel's units for a page: by unit rather than by episode. Pure. */
import { compareText } from '../../base/compareText';
import type { NumberedSegment } from '../../corrections/given';
import type { ShownSortedUnits, ShownUnit, ShownUnits } from '../../detection/result/givenTrains';
import { unitRate } from '../../detection/result/homeUnit';
import { joinedTrains } from '../../detection/trains/joinedTrains';
import type { UnitPotential } from '../../detection/result/unitMorphology';
import { refusalSentence } from '../../sentences/potentialRefusals';
import type {
  CorrectedView,
  DoubtView,
  HandView,
  MarkersView,
  MeasuredUnitView,
  TemplateView,
  UnitsView,
  UnitView,
} from '../../protocol/unitViews';

/** What people have corrected of a channel, and its rate in samples per second. */
export interface ChannelCorrections {
  readonly segments: readonly NumberedSegment[];
  readonly samplingRate: number;
  /** The markers that people have put on a unit's potential, by its number and how often it fires. */
  markersOf?(number: number, discharges: number): MarkersView | undefined;
}

const uncorrected: ChannelCorrections = { segments: [], samplingRate: 1 };

/** What a page is told of them before their potentials are measured. */
export function unitsView(units: ShownUnits, corrections: ChannelCorrections = uncorrected): UnitsView {
  switch (units.kind) {
    case 'sorted':
      return sortedView(units, corrections);
    case 'not-emg':
    case 'no-samples':
      return { kind: 'none', reason: units.kind };
    case 'too-slow':
      return { kind: 'none', reason: 'sampled-too-slowly', leastHertz: units.leastRateHz };
    case 'no-episode':
      return { kind: 'none', reason: 'no-activity' };
  }
}

function sortedView({ episodes }: ShownSortedUnits, corrections: ChannelCorrections): UnitsView {
  const corrected = correctedViews(corrections);
  const units = unitViews(episodes, corrections);
  if (units.length === 0) {
    return { kind: 'none', reason: corrected.length > 0 ? 'all-deleted' : 'none-separated' };
  }
  const lookedAt = episodes.flatMap(({ searched }) =>
    searched.map(({ onsetSeconds, endSeconds }) => ({ startSeconds: onsetSeconds, endSeconds })),
  );
  const activeSeconds = episodes.reduce((sum, { searched, searchedFraction }) => {
    const seconds = searched.reduce((all, span) => all + span.endSeconds - span.onsetSeconds, 0);
    return sum + seconds / searchedFraction;
  }, 0);
  const seen = episodes.reduce((sum, episode) => sum + episode.potentials, 0);
  const assigned = episodes.reduce((sum, each) => sum + each.assignedFraction * each.potentials, 0);
  const assignedFraction = seen === 0 ? 0 : assigned / seen;
  const given = corrected.length > 0 ? { corrected } : {};
  return { kind: 'units', units, lookedAt, activeSeconds, assignedFraction, ...given };
}

function secondsOf({ span: { start, end } }: NumberedSegment, samplingRate: number): SegmentSeconds {
  return { startSeconds: start / samplingRate, endSeconds: end / samplingRate };
}

type SegmentSeconds = Pick<HandView, 'startSeconds' | 'endSeconds'>;

function correctedViews({ segments, samplingRate }: ChannelCorrections): readonly CorrectedView[] {
  return segments.map((segment) => ({
    ...secondsOf(segment, samplingRate),
    people: [...new Set(segment.units.flatMap(({ unit }) => Object.keys(unit.people ?? {})))].sort(
      compareText,
    ),
    hasVersions: segment.units.some(({ unit }) => unit.conflict !== undefined),
  }));
}

/** By the number of the unit. */
function handsOf({ segments, samplingRate }: ChannelCorrections): ReadonlyMap<number, readonly HandView[]> {
  const hands = new Map<number, HandView[]>();
  for (const segment of segments) {
    for (const { number, unit } of segment.units) {
      const people = Object.keys(unit.people ?? {}).sort(compareText);
      if (people.length === 0) continue;
      const known = hands.get(number) ?? [];
      hands.set(number, known);
      known.push({ ...secondsOf(segment, samplingRate), people });
    }
  }
  return hands;
}

function unitViews(
  episodes: ShownSortedUnits['episodes'],
  corrections: ChannelCorrections,
): readonly UnitView[] {
  const hands = handsOf(corrections);
  const byNumber = new Map<number, { readonly appearances: ShownUnit[]; readonly doubtful: DoubtView[] }>();
  for (const { onsetSeconds, endSeconds, units } of episodes) {
    for (const unit of units) {
      const { number, isValid, quality } = unit;
      const known = byNumber.get(number) ?? { appearances: [], doubtful: [] };
      byNumber.set(number, known);
      known.appearances.push(unit);
      const { doubts } = quality;
      if (!isValid) known.doubtful.push({ startSeconds: onsetSeconds, endSeconds, doubts });
    }
  }
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, { appearances, doubtful }]) => {
      const own = hands.get(number);
      const timesSeconds = joinedTrains(appearances.map(({ times }) => times));
      const markers = corrections.markersOf?.(number, timesSeconds.length);
      return {
        number,
        timesSeconds,
        ratePerSecond: unitRate(appearances),
        doubtful,
        ...(own ? { hands: own } : {}),
        ...(markers ? { markers } : {}),
        morphology: { kind: 'awaited' },
        refusal: undefined,
        template: undefined,
      };
    });
}

/** What a page is told of their potentials. */
export function potentialViews(potentials: readonly UnitPotential[]): readonly MeasuredUnitView[] {
  return potentials.map(({ number, morphology, template }) => ({
    number,
    morphology,
    refusal: morphology.kind === 'refused' ? refusalSentence(morphology) : undefined,
    template: templateView(template),
  }));
}

function templateView(template: UnitPotential['template']): TemplateView | undefined {
  if (!template) return undefined;
  const { values, samplingRate, beforeSeconds, unit } = template;
  return { rateHertz: samplingRate, firstMilliseconds: -1000 * beforeSeconds, values, unit };
}
