/**
 * The units of all EMG channels that may be of one electrode, used together: each repaired by the channel that shows it best, and
 * which of them are one. Who asks for one channel's units does not wait for it.
 */
import { Pace } from '../products/pace';
import { coursesProduct } from './firstPass';
import {
  emgChannels,
  paceOver,
  product,
  quietly,
  type DetectionInput,
  type IndexedChannel,
} from './engineSource';
import { reportUnits } from './features/unitReport';
import { namesOf } from './numbers/parameterEntry';
import { decomposedProduct } from './products';
import type { SortedUnits } from './result/channelUnits';
import type { ShownUnits } from './result/givenTrains';
import { conditioningParameterTable } from './scan/conditioning/parameters';
import { workingPlan } from './scan/conditioning/workingPlan';
import { trainParameterTable } from './trains/parameters';
import { joinedTrains } from './trains/joinedTrains';
import { leastSortingRate } from './units/episodeUnits';
import { unitParameterTable } from './units/sorter/parameters';
import { type UnitLink, unitLinks } from './units/together/links';
import { mostChannels, repairedTogether } from './units/together/together';

/** The units of some channels that were used together, by the channels' indices. */
export type UnitsTogether<Units extends ShownUnits = ShownUnits> = readonly (readonly [
  channel: number,
  units: Units,
])[];

/** Groups of channels with their units; a channel that can't be of one electrode with another is in none. */
export const togetherProduct = product({
  name: 'together',
  of: 'recording',
  reads: namesOf(conditioningParameterTable, unitParameterTable, trainParameterTable),
  inputs: { courses: coursesProduct, units: decomposedProduct },
  compute: async ({ source, settings, inputs, control }): Promise<readonly UnitsTogether<SortedUnits>[]> => {
    const groups = groupsTogether(source.recording, settings);
    const quiet = quietly(control);
    const found: UnitsTogether<SortedUnits>[] = [];
    for (const group of groups) {
      const alone = [];
      for (const { channel, index } of group) {
        const sorted = await inputs.units(index, quiet);
        const scan = await inputs.courses(index, quiet);
        const own = { ...source, index, pace: paceOver(channel, source, quiet) };
        alone.push({ channel, index, source: own, scan, sorted });
      }
      const repaired = await repairedTogether(alone, settings);
      const units: (readonly [number, SortedUnits])[] = [];
      for (const [i, { channel, index, scan }] of alone.entries()) {
        const sorted = repaired[i] ?? [];
        const pace = new Pace(quiet, sorted.length, source.turn);
        units.push([index, await reportUnits({ channel, plan: scan.plan, sorted, pace }, settings)]);
      }
      found.push(units);
    }
    return found;
  },
});

/** The channel and all that may be of one electrode with it, by their indices; none where there are no such. */
export function groupWith(
  channel: number,
  ...[recording, settings]: Parameters<typeof groupsTogether>
): readonly number[] {
  const groups = groupsTogether(recording, settings).map((group) => group.map(({ index }) => index));
  return groups.find((group) => group.includes(channel)) ?? [];
}

/** The channels that may be of one electrode, in groups of at least two. */
function groupsTogether(
  recording: DetectionInput,
  settings: Parameters<typeof workingPlan>[1],
): readonly (readonly IndexedChannel[])[] {
  const fit = emgChannels(recording).filter(
    ({ channel }) => (workingPlan(channel.samplingRate, settings)?.rate ?? 0) >= leastSortingRate,
  );
  const rates = [...new Set(fit.map(({ channel }) => channel.samplingRate))];
  return rates
    .map((rate) => fit.filter(({ channel }) => channel.samplingRate === rate))
    .filter(({ length }) => length > 1 && length <= mostChannels);
}

/** Which units of channels as they are shown are one. */
export function linksOf(channels: UnitsTogether): readonly UnitLink[] {
  return unitLinks(
    channels.map(([channel, found]) => {
      const all = found.kind === 'sorted' ? found.episodes.flatMap(({ units }) => units) : [];
      const numbers = [...new Set(all.map(({ number }) => number))];
      const trainOf = (number: number): Float64Array =>
        joinedTrains(all.filter((unit) => unit.number === number).map(({ times }) => times));
      return { channel, units: numbers.map((number) => ({ number, times: trainOf(number) })) };
    }),
  );
}
