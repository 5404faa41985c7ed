/** Shapes what the engine says of a channel's units for a page: by unit rather than by episode. Pure. */
import type { ChannelUnits, EpisodeUnit, SortedUnits } from '../detection/result/channelUnits';
import { unitRate } from '../detection/result/homeUnit';
import { joinedTrains } from '../detection/trains/joinedTrains';
import type { UnitPotential } from '../detection/result/unitMorphology';
import { refusalSentence } from '../sentences/potentialRefusals';
import type { DoubtView, TemplateView, UnitsView, UnitView } from '../protocol/unitViews';

/** What a page is told of them. @param potentials of the units, by their numbers */
export function unitsView(units: ChannelUnits, potentials: readonly UnitPotential[]): UnitsView {
  switch (units.kind) {
    case 'sorted':
      return sortedView(units, potentials);
    case 'not-emg':
    case 'no-samples':
      return { kind: 'none', reason: units.kind };
    case 'too-slow':
      return { kind: 'none', reason: 'sampled-too-slowly', leastHertz: units.leastRateHz };
    case 'no-episode':
      return { kind: 'none', reason: 'no-activity' };
  }
}

function sortedView({ episodes }: SortedUnits, potentials: readonly UnitPotential[]): UnitsView {
  const units = unitViews(episodes, potentials);
  if (units.length === 0) return { kind: 'none', reason: 'none-separated' };
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
  return { kind: 'units', units, lookedAt, activeSeconds, assignedFraction };
}

function unitViews(
  episodes: SortedUnits['episodes'],
  potentials: readonly UnitPotential[],
): readonly UnitView[] {
  const byNumber = new Map<number, { readonly appearances: EpisodeUnit[]; readonly doubtful: DoubtView[] }>();
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
  const measured = new Map(potentials.map((potential) => [potential.number, potential]));
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, { appearances, doubtful }]) => {
      const potential = measured.get(number);
      if (!potential) return []; // each has one
      const { morphology, template } = potential;
      return [
        {
          number,
          timesSeconds: joinedTrains(appearances.map(({ times }) => times)),
          ratePerSecond: unitRate(appearances),
          doubtful,
          morphology,
          refusal: morphology.kind === 'refused' ? refusalSentence(morphology) : undefined,
          template: templateView(template),
        },
      ];
    });
}

function templateView(template: UnitPotential['template']): TemplateView | undefined {
  if (!template) return undefined;
  const { values, samplingRate, beforeSeconds, unit } = template;
  return { rateHertz: samplingRate, firstMilliseconds: -1000 * beforeSeconds, values, unit };
}
