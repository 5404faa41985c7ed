import assert from 'node:assert/strict';
import { voluntaryUnits } from '../../../../src/detection/background/voluntaryUnits';
import type { ChannelUnits, EpisodeUnit, TrainDoubt } from '../../../../src/detection/result/channelUnits';

const spans = [{ onsetSeconds: 0, endSeconds: 10 }];

function unit(number: number, doubts: readonly TrainDoubt[], onset = 0, count = 20): EpisodeUnit {
  const potential = { values: new Float32Array(8), samplingRate: 20_000, beforeSeconds: 0 };
  return {
    number,
    times: Float64Array.from({ length: count }, (_, k) => onset + 0.1 * k),
    amplitudes: new Float32Array(count),
    isValid: doubts.length === 0,
    quality: {
      doubts,
      missedFraction: 0,
      contaminatedFraction: 0,
      signalToNoise: 20,
      ratePerSecond: 10,
      irregularity: 0.1,
      rawVariation: 0.1,
      doubletFraction: 0,
    },
    template: potential,
    meanPotential: potential,
  };
}

function sorted(...units: readonly EpisodeUnit[]): ChannelUnits {
  const span = { onsetSeconds: 0, endSeconds: 10 };
  const episode = {
    ...span,
    searched: [span],
    searchedFraction: 1,
    potentials: 100,
    assignedFraction: 1,
    units,
  };
  return { kind: 'sorted', unit: 'µV', unitCount: units.length, episodes: [episode] };
}

describe('The units whose potentials speak of a muscle', () => {
  it('are those whose trains are one unit’s alone: discharges may be missing, but none be another’s', () => {
    const all = sorted(
      unit(1, []),
      unit(2, ['discharges-missed']),
      unit(3, ['contaminated']),
      unit(4, ['discharges-missed', 'short-intervals']),
      unit(5, ['low-signal-to-noise']),
      unit(6, ['too-irregular']),
    );
    assert.deepEqual([...voluntaryUnits(all, spans)], [1, 2]);
  });

  it('are judged by the train in which they fire most, where their potential is measured', () => {
    const mostlyMixed = sorted(unit(1, [], 0, 10), unit(1, ['contaminated'], 4, 30));
    const mostlyPure = sorted(unit(1, [], 0, 30), unit(1, ['contaminated'], 4, 10));
    assert.deepEqual([...voluntaryUnits(mostlyMixed, spans)], []);
    assert.deepEqual([...voluntaryUnits(mostlyPure, spans)], [1]);
  });

  it('fire in voluntary activity as often as elsewhere, or more', () => {
    assert.deepEqual([...voluntaryUnits(sorted(unit(1, [], 20), unit(2, [], 8.5)), spans)], [2]);
  });
});
