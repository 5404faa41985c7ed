/** The second pass: the active stretches of an episode in the two bands that potentials are separated and measured in. */
import type { SampleRange } from '../../signal/columnGrid';
import { ScratchRoom } from '../../signal/scratchRoom';
import { TwoBands } from '../../signal/twoBands';
import { measureFilter, potentialFilter } from '../scan/conditioning/bands';
import type { ChannelReader } from '../scan/conditioning/channelReader';
import type { FollowedMains } from '../scan/conditioning/removeMains';
import type { ConditioningParameters } from '../scan/conditioning/parameters';
import { firstOfHop, type WorkingPlan } from '../scan/conditioning/workingPlan';
import type { HopRange } from '../scan/activity/hops';
import { fixedNumbers, seconds } from '../numbers/fixedNumbers';

/** A stretch in both bands, at the working rate. */
export interface EpisodeStretch {
  /** Working index of the first sample. */
  readonly first: number;
  /** Zero-phase, for telling potentials apart. */
  readonly potentials: Float32Array;
  /** Zero-phase, for measuring them. */
  readonly wide: Float32Array;
}

/** Structural: stretches are read this long at a time … */
const frameSeconds = 8;
/** Structural: … with this much either side for the filters to settle. */
const marginSeconds = 0.3;
export const episodeSignalNumbers = fixedNumbers('episodeSignal', {
  besideSeconds: seconds(
    0.03,
    [0.01, 0.2],
    'An average reaches this far either side of a potential',
    '§C.1 (± 15 ms); own: late components',
  ),
});
const { besideSeconds } = episodeSignalNumbers.values;

/** The working samples of hops [from, to), with what a potential at their edges needs. @param count all working samples */
export function samplesAround(plan: WorkingPlan, { from, to }: HopRange, count: number): SampleRange {
  const beside = Math.ceil(besideSeconds * plan.rate);
  return {
    from: Math.max(0, firstOfHop(plan, from) - beside),
    to: Math.min(count, firstOfHop(plan, to) + beside),
  };
}

/** Reads hops [from, to) with what a potential at its edges needs, frame by frame; frames join without overlap. */
export async function eachStretch(
  reader: ChannelReader,
  hops: HopRange,
  mains: FollowedMains | undefined,
  parameters: ConditioningParameters,
  use: (stretch: EpisodeStretch) => void,
): Promise<void> {
  const { plan } = reader;
  const { from: begin, to: end } = samplesAround(plan, hops, reader.count);
  const frame = Math.round(frameSeconds * plan.rate);
  const margin = Math.ceil(marginSeconds * plan.rate);
  const bands = new TwoBands(potentialFilter(plan, parameters), measureFilter(plan, parameters));
  const room = new ScratchRoom();
  for (let first = begin; first < end; first += frame) {
    const last = Math.min(end, first + frame);
    const { values } = await reader.read(first - margin, last + margin, mains, undefined, room);
    const { first: potentials, second: wide } = bands.filter(values);
    use({
      first,
      potentials: new Float32Array(potentials.subarray(margin, margin + last - first)),
      wide: new Float32Array(wide.subarray(margin, margin + last - first)),
    });
    await reader.rest();
  }
}
