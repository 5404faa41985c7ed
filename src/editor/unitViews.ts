/** Shapes what the engine says of a channel's units for a page: by unit rather than by episode. Pure. */
import type { ChannelUnits, SortedUnits } from '../detection/result/channelUnits';
import { joinedTrains } from '../detection/trains/joinedTrains';
import type { DoubtView, Morphology, TemplateView, UnitsView, UnitView } from '../protocol/unitViews';

/** What a page is told of them. */
export function unitsView(units: ChannelUnits): UnitsView {
  switch (units.kind) {
    case 'sorted':
      return sortedView(units);
    case 'not-emg':
    case 'no-samples':
      return { kind: 'none', reason: units.kind };
    case 'too-slow':
      return { kind: 'none', reason: 'sampled-too-slowly', leastHertz: units.leastRateHz };
    case 'no-episode':
      return { kind: 'none', reason: 'no-activity' };
  }
}

function sortedView({ episodes, unit }: SortedUnits): UnitsView {
  const units = unitViews(episodes, unit);
  if (units.length === 0) return { kind: 'none', reason: 'none-separated' };
  const lookedAt = episodes.flatMap(({ searched }) =>
    searched.map(({ onsetSeconds, endSeconds }) => ({ startSeconds: onsetSeconds, endSeconds })),
  );
  const activeSeconds = episodes.reduce((sum, { searched, searchedFraction }) => {
    const seconds = searched.reduce((all, span) => all + span.endSeconds - span.onsetSeconds, 0);
    return sum + seconds / searchedFraction;
  }, 0);
  const potentials = episodes.reduce((sum, episode) => sum + episode.potentials, 0);
  const assigned = episodes.reduce((sum, each) => sum + each.assignedFraction * each.potentials, 0);
  const assignedFraction = potentials === 0 ? 0 : assigned / potentials;
  return { kind: 'units', units, lookedAt, activeSeconds, assignedFraction };
}

function unitViews(episodes: SortedUnits['episodes'], inUnit: string): readonly UnitView[] {
  const byNumber = new Map<
    number,
    { readonly trains: Float64Array[]; readonly doubtful: DoubtView[]; readonly template: TemplateView }
  >();
  for (const { onsetSeconds, endSeconds, units } of episodes) {
    for (const { number, times, isValid, quality, meanPotential } of units) {
      const { samplingRate, beforeSeconds, values } = meanPotential;
      const template = {
        rateHertz: samplingRate,
        firstMilliseconds: -1000 * beforeSeconds,
        values,
        unit: inUnit,
      };
      const known = byNumber.get(number) ?? { trains: [], doubtful: [], template };
      byNumber.set(number, known);
      known.trains.push(times);
      const { doubts } = quality;
      if (!isValid) known.doubtful.push({ startSeconds: onsetSeconds, endSeconds, doubts });
    }
  }
  // Nothing is measured yet.
  const morphology: Morphology = { kind: 'refused', reason: 'few-discharges', discharges: 0, least: 8 };
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, { trains, doubtful, template }]) => ({
      number,
      timesSeconds: joinedTrains(trains),
      doubtful,
      morphology,
      template,
    }));
}
