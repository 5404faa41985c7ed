/**
 * Scales of channels that do not lie around zero (force, angle) are fitted to the whole recording, where reading all of
 * it is cheap: at rest, what is first seen of a force is noise, and a scale fitted to that would show nothing later.
 */
import type { TracePart } from '../../src/protocol/traces';
import { layoutOf } from '../state/model';
import { automaticScale } from '../view/fitScale';
import { scaleGroup, type Extremes } from '../view/sensitivity';
import { report, type Actor } from './actor';

/** Enough that the host answers from what it keeps for the overview. */
const columnCount = 256;

/** Fits every channel that is not EMG, unless a person (or the view that was left) has set its scale. */
export async function fitWholeRecording(actor: Actor): Promise<void> {
  const { recording } = actor.store.get();
  if (recording.overview !== 'automatic' || recording.durationSeconds <= 0) return;
  const secondsPerColumn = recording.durationSeconds / columnCount;
  for (const [index, channel] of recording.channels.entries()) {
    if (channel.kind === 'emg' || isSetByHand(actor, index)) continue;
    try {
      const request = { channels: [index], secondsPerColumn, firstColumn: 0, columnCount };
      const { parts } = await actor.host.call('traces', request);
      fit(actor, index, parts[0] && extremesOf(parts[0]));
    } catch (error) {
      report(actor, error);
      return;
    }
  }
}

function isSetByHand(actor: Actor, index: number): boolean {
  const { recording, scales } = actor.store.get();
  const channel = recording.channels[index];
  const scale = channel && scales[scaleGroup(channel, index)];
  return scale !== undefined && scale.automatic === undefined;
}

function fit(actor: Actor, index: number, extremes: Extremes | undefined): void {
  const model = actor.store.get();
  const channel = model.recording.channels[index];
  if (!channel || !extremes || isSetByHand(actor, index)) return;
  const scale = automaticScale(channel.kind, { [index]: extremes }, layoutOf(model).divisionsPerLane);
  if (!scale) return;
  actor.store.update({ scales: { ...model.scales, [scaleGroup(channel, index)]: scale } });
}

/** The extremes of one answer; undefined where it holds no valid sample. */
function extremesOf(part: TracePart): Extremes | undefined {
  const [low, high] = part.kind === 'samples' ? [part.values, part.values] : [part.minimum, part.maximum];
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of low) if (value < minimum) minimum = value;
  for (const value of high) if (value > maximum) maximum = value;
  return minimum <= maximum ? { minimum, maximum } : undefined;
}
