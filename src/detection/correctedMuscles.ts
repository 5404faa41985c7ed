/**
 * Muscles by the units that are shown: where people have corrected units, the rates and potentials of theirs stand in place of
 * the engine's. The interference pattern needs no units.
 */
import type { MeasuredMuscle } from './background/channelBackground';
import { potentialFeatures, type PotentialFeatures } from './background/potentialFeatures';
import { voluntarySpans } from './background/voluntarySpans';
import { voluntaryUnits } from './background/voluntaryUnits';
import type { TimeSpan } from './context/timeSpan';
import type { Recruitment } from './result/background';
import type { DetectedEvent } from './result/detectedEvent';
import type { GivenChannel, GivenSegment, ShownUnits } from './result/givenTrains';
import type { UnitPotential } from './result/unitMorphology';

/** What answers by the units that are shown. */
export interface ShownMeasures {
  recruitment(
    channel: number,
    spans: readonly TimeSpan[],
    given: readonly GivenSegment[],
  ): Promise<readonly Recruitment[]>;
  units(channel: number, given: readonly GivenSegment[]): Promise<ShownUnits>;
  potentials(channel: number, given: readonly GivenSegment[]): Promise<readonly UnitPotential[]>;
}

/** The muscles with their rates, and their potentials where they were measured, in the order given. */
export interface Muscles {
  readonly muscles: readonly MeasuredMuscle[];
  readonly potentials: readonly PotentialFeatures[] | undefined;
}

/** @param events which segments are voluntary */
export async function withCorrections(
  found: Muscles,
  events: readonly DetectedEvent[],
  corrected: readonly GivenChannel[],
  measure: ShownMeasures,
): Promise<Muscles> {
  const muscles = [...found.muscles];
  const potentials = found.potentials && [...found.potentials];
  for (const [k, muscle] of found.muscles.entries()) {
    const channel = muscle.index;
    const given = corrected.find((each) => each.channel === channel)?.given ?? [];
    // Without voluntary activity nothing was measured, whoever's units they are.
    if (given.length === 0 || muscle.epochs.length === 0) continue;
    const spans = voluntarySpans(events, channel);
    muscles[k] = {
      ...muscle,
      recruitment: await measure.recruitment(channel, spans, given),
      correctedSegments: given.length,
    };
    if (!potentials) continue;
    const voluntary = voluntaryUnits(await measure.units(channel, given), spans);
    const measured = voluntary.size > 0 ? await measure.potentials(channel, given) : [];
    potentials[k] = potentialFeatures(measured.filter(({ number }) => voluntary.has(number)));
  }
  return { muscles, potentials };
}
