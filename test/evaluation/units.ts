/** How well a recording's motor units were separated, by how far each stands above the noise. */
import type { SimulatedRecording } from '../../src/simulation/simulatedRecording';
import type { EngineOutput } from './engineOutput';
import { rateOfAgreement, type TrainAgreement, unitAgreement } from './metrics/unitAgreement';

/** A true unit, and how far a found one agrees with it. */
export interface JudgedUnit extends Omit<TrainAgreement, 'lagSeconds'> {
  /** Largest deflection of its potential over the RMS noise. */
  readonly signalToNoise: number;
  /** 0 where no found unit was paired with it. */
  readonly agreement: number;
}

/** The true units of a recording, and how many found ones are none of them. */
export interface JudgedUnits {
  readonly units: readonly JudgedUnit[];
  readonly found: number;
  readonly invented: number;
}

/** Units that can be asked for: above the noise, and as many discharges as DETECTION.md §C.2 wants of a unit. */
const leastSignalToNoise = 3;
const leastDischarges = 20;
/** The largest units of a channel; far ones in a full interference pattern are a part of its noise. */
const mostUnits = 30;
/** A found unit that agrees less than this with every true one is an invention. */
const leastAgreement = 0.3;

/** Pairs the found units with the true ones of the same channel. */
export function judgeUnits(recording: SimulatedRecording, found: EngineOutput['units']): JudgedUnits {
  const { noiseMicrovolts, units } = recording.truth;
  const judged: JudgedUnit[] = [];
  let invented = 0;
  recording.channels.forEach(({ name, kind }, channel) => {
    if (kind !== 'emg') return;
    const asked = units
      .filter((unit) => unit.channel === channel && unit.spikeSeconds.length >= leastDischarges)
      .map(({ potential, spikeSeconds }) => ({
        spikeSeconds,
        signalToNoise: potential.reduce((most, v) => Math.max(most, Math.abs(v)), 0) / noiseMicrovolts,
      }))
      .filter(({ signalToNoise }) => signalToNoise >= leastSignalToNoise)
      .sort((a, b) => b.signalToNoise - a.signalToNoise)
      .slice(0, mostUnits);
    const trains = found.filter((unit) => unit.channel === name).map(({ times }) => times);
    const agreements = unitAgreement(
      asked.map(({ spikeSeconds }) => spikeSeconds),
      trains,
    );
    agreements.forEach((agreement, index) => {
      const { spikeSeconds, signalToNoise } = asked[index]!;
      const counts = agreement ?? { common: 0, missed: spikeSeconds.length, extra: 0 };
      judged.push({
        common: counts.common,
        missed: counts.missed,
        extra: counts.extra,
        signalToNoise,
        agreement: agreement ? rateOfAgreement(agreement) : 0,
      });
    });
    const real = agreements.filter((one) => one !== undefined && rateOfAgreement(one) >= leastAgreement);
    invented += trains.length - real.length;
  });
  return { units: judged, found: found.length, invented };
}
