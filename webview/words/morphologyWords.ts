/** What is said of a unit's potential: what it was measured on, and why it was not. */
import type { MeasuredMorphology, MorphologyRefusal } from '../../src/protocol/page';
import { duration, frequency, percent, quantity, significant } from './format';

/** Why a potential is not measured, as a sentence. */
export function refusalSentence(refusal: MorphologyRefusal): string {
  switch (refusal.reason) {
    case 'sampled-too-slowly': {
      const least = frequency(refusal.leastHertz);
      return `Sampled at ${frequency(refusal.rateHertz)}: potentials are measured from ${least} on.`;
    }
    case 'not-in-volts':
      return 'The channel is not in volts: its potentials can be drawn, not measured.';
    case 'few-discharges':
      return `${dischargeCount(refusal.discharges)} whole and alike; ${refusal.least} are needed to measure it.`;
    case 'clipped':
      return `In ${percent(refusal.clippedFraction)} of the discharges the recorder was at its limit.`;
    case 'low-signal-to-noise': {
      // Never rounded up to what is needed.
      const ratio = significant(Math.floor(10 * refusal.signalToNoise) / 10, 3);
      return `Its average is ${ratio} times its noise; ${significant(refusal.least, 2)} times is needed.`;
    }
    case 'unsteady-baseline': {
      const apart = quantity(refusal.differenceMicrovolts, 'µV', 2);
      const most = quantity(refusal.mostMicrovolts, 'µV', 2);
      return `The baselines before and after it are ${apart} apart; ${most} may be.`;
    }
    case 'no-edges':
      return `No onset or end within ${duration(refusal.windowMilliseconds / 1000)}.`;
  }
}

/** `average of 84 discharges, 5 Hz to 10 kHz, onset and end by level and slope`: a figure holds for that alone. */
export function measuredOn({ discharges, band, durationRule }: MeasuredMorphology): string {
  const from = `average of ${dischargeCount(discharges)}`;
  return `${from}, ${frequency(band.lowHertz)} to ${frequency(band.highHertz)}, ${ruleWords[durationRule]}`;
}

const ruleWords: Readonly<Record<MeasuredMorphology['durationRule'], string>> = {
  'level-and-slope': 'onset and end by level and slope',
};

function dischargeCount(count: number): string {
  return count === 1 ? '1 discharge' : `${count.toLocaleString('en-US')} discharges`;
}
