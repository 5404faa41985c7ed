/** Why a potential has no figures, or a channel no units, in a sentence: what is the matter, and what it would take. */
import type { ChannelUnits } from '../detection/result/channelUnits';
import type { MorphologyRefusal } from '../detection/result/unitMorphology';

/** Why the potential of a unit is not measured; wherever it is said, in these words. */
export function refusalSentence(refusal: MorphologyRefusal): string {
  switch (refusal.reason) {
    case 'sampled-too-slowly':
      return `Sampled at ${frequency(refusal.rateHertz)}: potentials are measured from ${frequency(refusal.leastHertz)} on.`;
    case 'not-in-volts':
      return 'The channel is not in volts: its potentials can be drawn, not measured.';
    case 'few-discharges': {
      const { discharges, least } = refusal;
      return `${discharges} ${discharges === 1 ? 'discharge' : 'discharges'} whole and alike; ${least} are needed to measure it.`;
    }
    case 'clipped':
      return `In ${(100 * refusal.clippedFraction).toFixed(0)} % of the discharges the recorder was at its limit.`;
    case 'low-signal-to-noise': {
      // Never rounded up to what is needed.
      const ratio = Math.floor(10 * refusal.signalToNoise) / 10;
      return `Its average is ${ratio} times its noise; ${refusal.least} times is needed.`;
    }
    case 'unsteady-baseline':
      return `The baselines before and after it are ${refusal.differenceMicrovolts.toFixed(0)} µV apart; ${refusal.mostMicrovolts} µV may be.`;
    case 'no-edges':
      return `No onset or end within ${refusal.windowMilliseconds.toFixed(0)} ms.`;
  }
}

function frequency(hertz: number): string {
  return hertz >= 1000
    ? `${Number((hertz / 1000).toPrecision(6))} kHz`
    : `${Number(hertz.toPrecision(6))} Hz`;
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
