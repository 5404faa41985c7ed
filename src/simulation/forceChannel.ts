/** The pull of a muscle as a transducer shows it: twitches of all units, contracture, offset, drift, noise. */
import { at } from '../base/typedArrays';
import type { Muscle, MuscleUnit } from './muscle';
import { rateGain } from './muscleForce';
import type { Random } from './random';
import type { Setting } from './setting';
import type { SimulatedChannel } from './simulatedRecording';
import type { Train } from './trains';

/** Newtons at the force channel's rate for a whole recording. */
export type Pull = Float64Array;

/** The twitches of all trains, so that full excitation pulls with the setting's greatest force. */
export function pullOfTrains(setting: Setting, muscle: Muscle, trains: readonly Train[]): Pull {
  const { samplingRate, greatestNewtons } = setting.mechanical;
  const pull = new Float64Array(setting.durationSeconds * samplingRate);
  for (const { unit, spikeSeconds } of trains) addTwitches(pull, unit, spikeSeconds, samplingRate);
  const scale = greatestNewtons / muscle.greatestForce;
  return pull.map((force) => scale * force);
}

/**
 * P t/T e^(1 − t/T) after each discharge, as two equal poles in a row: n rⁿ with r = e^(−1/(T fs)) is the twitch
 * sampled, times P e / (T fs). A discharge between two samples is shared between them.
 */
function addTwitches(pull: Pull, { twitch }: MuscleUnit, spikes: Float64Array, samplingRate: number): void {
  const { peak, contractionSeconds } = twitch;
  const impulses = new Float64Array(pull.length + 1);
  let previous = -Infinity;
  for (const seconds of spikes) {
    const gain = rateGain(contractionSeconds / (seconds - previous));
    previous = seconds;
    const place = seconds * samplingRate;
    const first = Math.floor(place);
    if (first >= pull.length) break;
    impulses[first] = at(impulses, first) + gain * (first + 1 - place);
    impulses[first + 1] = at(impulses, first + 1) + gain * (place - first);
  }
  const pole = Math.exp(-1 / (contractionSeconds * samplingRate));
  const scale = (peak * Math.E) / (contractionSeconds * samplingRate);
  let [inner, outer] = [0, 0];
  for (let i = 0; i < pull.length; i++) {
    outer = pole * (outer + inner);
    inner = pole * inner + at(impulses, i);
    pull[i] = at(pull, i) + scale * outer;
  }
}

/** Sum of a pull and a course in newtons over seconds. */
export function plus(pull: Pull, setting: Setting, newtons: (seconds: number) => number): Pull {
  const rate = setting.mechanical.samplingRate;
  return pull.map((force, i) => force + newtons(i / rate));
}

/** Two muscles on one transducer. */
export function together(one: Pull, other: Pull): Pull {
  return one.map((force, i) => force + at(other, i));
}

/** No pull at all. */
export function relaxed(setting: Setting): Pull {
  return new Float64Array(setting.durationSeconds * setting.mechanical.samplingRate);
}

/** The force or torque channel of a setting. */
export function forceChannel(random: Random, setting: Setting, pull: Pull): SimulatedChannel {
  const { name, unit, perNewton, samplingRate, offsetNewtons, noiseNewtons, greatestNewtons } =
    setting.mechanical;
  const drift = { newtons: random.normal(0, 0.003 * greatestNewtons), hertz: random.uniform(0.005, 0.02) };
  const phase = random.uniform(0, 2 * Math.PI);
  const values = Float32Array.from(pull, (force, i) => {
    const slow = drift.newtons * Math.sin((2 * Math.PI * drift.hertz * i) / samplingRate + phase);
    return perNewton * (force + offsetNewtons + slow + random.normal(0, noiseNewtons));
  });
  return mechanicalChannel(name, unit, samplingRate, values);
}

/** A mechanical channel of 16 bits; its range is wide enough for whatever is in it. */
export function mechanicalChannel(
  name: string,
  unit: string,
  samplingRate: number,
  values: Float32Array,
): SimulatedChannel {
  const most = values.reduce((peak, value) => Math.max(peak, Math.abs(value)), 1);
  const range = 10 ** Math.ceil(Math.log10(most));
  return {
    name,
    unit,
    kind: 'mechanical',
    samplingRate,
    physicalRange: { minimum: -range, maximum: range },
    values,
  };
}
