/** Why a potential has no figures, or a channel no units, in a sentence: what is the matter, and what it would take. */
import type { ChannelUnits } from '../detection/result/channelUnits';
import type { MorphologyRefusal } from '../detection/result/unitMorphology';

/** Why the potential of a unit is not measured. */
export function refusalSentence(refusal: MorphologyRefusal): string {
  switch (refusal.reason) {
    case 'sampled-too-slowly':
      return `Not measured: sampled at ${refusal.rateHertz.toFixed(0)} Hz; potentials are measured from ${refusal.leastHertz.toFixed(0)} Hz on.`;
    case 'not-in-volts':
      return 'Not measured: the channel is not in a unit of electric potential.';
    case 'few-discharges':
      return `Not measured: ${refusal.discharges} discharges are whole and alike; a template takes ${refusal.least}.`;
    case 'clipped':
      return `Not measured: ${(100 * refusal.clippedFraction).toFixed(0)} % of its discharges are clipped.`;
    case 'low-signal-to-noise': {
      // Never rounded up to what it would take.
      const ratio = (Math.floor(10 * refusal.signalToNoise) / 10).toFixed(1);
      return `Not measured: the amplitude is ${ratio} times the noise of the average; it takes ${refusal.least}.`;
    }
    case 'unsteady-baseline':
      return `Not measured: the baselines before and after differ by ${refusal.differenceMicrovolts.toFixed(0)} µV; at most ${refusal.mostMicrovolts} µV are accepted.`;
    case 'no-edges':
      return `Not measured: no onset or no end is seen within ${refusal.windowMilliseconds.toFixed(0)} ms.`;
  }
}

/** Why a channel has no units. */
export function noUnitsSentence(
  reason: Exclude<ChannelUnits['kind'], 'sorted'> | 'none-separated' | 'all-deleted',
): string {
  switch (reason) {
    case 'not-emg':
      return 'No units: the channel is not EMG.';
    case 'no-samples':
      return 'No units: the channel has no samples.';
    case 'too-slow':
      return 'No units: sampled too slowly for potentials of units to be separated.';
    case 'no-episode':
      return 'No units: nothing in the channel is active.';
    case 'none-separated':
      return 'No units: there is activity, and no train of a unit was found in it.';
    case 'all-deleted':
      return 'No units: people have deleted all that there were.';
  }
}
