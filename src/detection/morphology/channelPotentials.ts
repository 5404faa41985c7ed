/**
 * The potentials of a channel's units, measured: of each unit in the episode in which it fires most, from its trains and the
 * signal alone, whoever found the trains.
 */
import type { Channel } from '../../recording/recording';
import { displayUnit, microvoltsPerUnit } from '../../recording/units';
import { fixedNumbers, hertz } from '../numbers/fixedNumbers';
import type { ShownEpisode, ShownSortedUnits } from '../result/givenTrains';
import type { Morphology, UnitPotential } from '../result/unitMorphology';
import type { ChannelScan } from '../scan/activity/channelScan';
import type { ChannelSource } from '../scan/conditioning/channelReader';
import type { ConditioningParameters } from '../scan/conditioning/parameters';
import { joinedTrains } from '../trains/joinedTrains';
import { chosenRow } from './chosenDischarges';
import { jointTemplates, type UnitSweeps, type UnitTemplate } from './jointTemplates';
import { measuredOnce, type EpisodeTrains } from './measuredEpisodes';
import { measurePotential } from './measurePotential';
import { mainsAt, readSweeps, type SweepPlan, sweepPlan, type WantedSweep } from './sweepReader';

export const channelPotentialNumbers = fixedNumbers('morphologyChannel', {
  leastSamplingRate: hertz(
    8000,
    [4000, 20_000],
    'Potentials are measured in recordings of this rate or above',
    '§L T12, §N quality',
  ),
});
const { leastSamplingRate } = channelPotentialNumbers.values;

/** What the potentials of a channel are measured in. */
export interface MeasurableChannel {
  readonly channel: Channel;
  readonly scan: Pick<ChannelScan, 'plan' | 'mains' | 'clipped'>;
  readonly source: ChannelSource;
}

/** By the units' numbers; one for each unit. @throws the abort signal's reason, or what reading throws. */
export async function measureUnits(
  { episodes, unit }: Pick<ShownSortedUnits, 'episodes' | 'unit'>,
  { channel, scan, source }: MeasurableChannel,
  parameters: ConditioningParameters,
): Promise<readonly UnitPotential[]> {
  const plan = sweepPlan(scan.plan, parameters);
  const mains = mainsAt(scan.mains, scan.plan.factor / plan.plan.factor);
  const homes = homesOf(episodes);
  const found: UnitPotential[] = [];
  for (const [e, episode] of episodes.entries()) {
    const trains = trainsOf(episode);
    const numbers = [...trains.keys()].filter((number) => homes.get(number) === e);
    if (numbers.length === 0) continue;
    const of = { trains, numbers, parameters: [parameters, unit] };
    const potentials = await measuredOnce(scan, episodes.length, of, () => measureEpisode(of));
    found.push(...potentials);
  }
  return found.sort((a, b) => a.number - b.number);

  async function measureEpisode({ trains, numbers }: EpisodeTrains): Promise<readonly UnitPotential[]> {
    const reading = { source, mains, microvoltsPerUnit: displayUnit(channel).factor, clipped: scan.clipped };
    const sweeps = await readSweeps(wantedOf(trains, plan), plan, reading, parameters);
    const units = [...trains].map(([number, train]): UnitSweeps => {
      const all = sweeps.get(number) ?? [];
      const whole = all.filter(({ isClipped, isIncomplete }) => !isClipped && !isIncomplete);
      return { train: train.map((seconds) => seconds * plan.plan.rate), sweeps: whole };
    });
    const templates = await jointTemplates(units, plan.frame, () => source.pace.advance(0));
    return [...trains.keys()].flatMap((number, i) => {
      if (!numbers.includes(number)) return [];
      const all = sweeps.get(number) ?? [];
      const clippedFraction = all.filter(({ isClipped }) => isClipped).length / Math.max(1, all.length);
      return [potentialOf(number, templates[i], { plan, unit, channel, clippedFraction })];
    });
  }
}

interface Measuring {
  readonly plan: SweepPlan;
  readonly unit: string;
  readonly channel: Channel;
  readonly clippedFraction: number;
}

function potentialOf(
  number: number,
  template: UnitTemplate | undefined,
  { plan: { frame, band }, unit, channel, clippedFraction }: Measuring,
): UnitPotential {
  const { morphology, baseline } = measurePotential(template, { frame, band, clippedFraction });
  return {
    number,
    morphology: refusalBefore(channel) ?? morphology,
    template: template && {
      samplingRate: frame.rate,
      beforeSeconds: frame.before / frame.rate,
      values: template.values.map((value) => value - baseline),
      unit,
    },
  };
}

/** What forbids measuring anything in a channel. */
function refusalBefore({ samplingRate, unit }: Channel): Morphology | undefined {
  if (samplingRate < leastSamplingRate) {
    const rates = { rateHertz: samplingRate, leastHertz: leastSamplingRate };
    return { kind: 'refused', reason: 'sampled-too-slowly', ...rates };
  }
  return microvoltsPerUnit(unit) === undefined ? { kind: 'refused', reason: 'not-in-volts' } : undefined;
}

/** By number, the episode in which a unit fires most. */
function homesOf(episodes: readonly ShownEpisode[]): ReadonlyMap<number, number> {
  const most = new Map<number, { readonly episode: number; readonly discharges: number }>();
  episodes.forEach((episode, e) => {
    for (const [number, { length }] of trainsOf(episode)) {
      if (length > (most.get(number)?.discharges ?? -1)) most.set(number, { episode: e, discharges: length });
    }
  });
  return new Map([...most].map(([number, { episode }]) => [number, episode]));
}

function trainsOf({ units }: ShownEpisode): ReadonlyMap<number, Float64Array> {
  const trains = new Map<number, Float64Array[]>();
  for (const { number, times } of units) trains.set(number, [...(trains.get(number) ?? []), times]);
  return new Map([...trains].map(([number, parts]) => [number, joinedTrains(parts)]));
}

/** In order of time. */
function wantedOf(trains: ReadonlyMap<number, Float64Array>, { frame }: SweepPlan): readonly WantedSweep[] {
  const reach = frame.length / frame.rate / 2;
  return [...trains]
    .flatMap(([unit, train]) => {
      const others = joinedTrains([...trains].flatMap(([other, times]) => (other === unit ? [] : [times])));
      const { from, to } = chosenRow(train, others, reach);
      return Array.from(train.subarray(from, to), (seconds, i) => ({ unit, discharge: from + i, seconds }));
    })
    .sort((a, b) => a.seconds - b.seconds);
}
