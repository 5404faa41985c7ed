/** A contraction on request at one site: what the needle sees of it, what is true of it, and how it pulls. */
import { seenByNeedle } from './assemble';
import { excitationOf, type Hold } from './contractions';
import type { PlacedTrain } from './emgChannel';
import { type Pull, pullOfTrains, relaxed } from './forceChannel';
import { type Muscle, muscle } from './muscle';
import type { Random } from './random';
import type { Setting } from './setting';
import { healthyVariation, requestedTrains, type Train } from './trains';
import { type Episode, seenSpan } from './truth';

export interface AskedEffort {
  readonly trains: readonly PlacedTrain[];
  /** Voluntary, as long as the needle sees it; none where it sees nothing. */
  readonly episodes: readonly Episode[];
  readonly pull: Pull;
}

/** One hold of one muscle. */
export function askedEffort(random: Random, setting: Setting, hold: Hold): AskedEffort {
  const target = muscle(random.fork());
  const trains = heldTrains(random, target, hold);
  const placed = seenByNeedle(random.fork(), setting, trains);
  const seen = seenSpan(placed, setting, hold.from, hold.to);
  return {
    trains: placed,
    episodes: seen ? [{ ...seen, label: 'voluntary' }] : [],
    pull: pullOfTrains(setting, target, trains),
  };
}

/** A site that nothing is asked of. */
export function noEffort(setting: Setting): AskedEffort {
  return { trains: [], episodes: [], pull: relaxed(setting) };
}

/** How another muscle pulls that no electrode sees. */
export function unseenPull(random: Random, setting: Setting, hold: Hold): Pull {
  const target = muscle(random.fork());
  return pullOfTrains(setting, target, heldTrains(random, target, hold));
}

function heldTrains(random: Random, target: Muscle, hold: Hold): readonly Train[] {
  return requestedTrains(random.fork(), target, {
    ...hold,
    excitation: excitationOf(random, [hold]),
    variation: healthyVariation,
  });
}
