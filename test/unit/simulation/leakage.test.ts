/** No label can be told from the circumstances of a recording (DETECTION.md §E.3, §O9). */
import assert from 'node:assert/strict';
import { Random } from '../../../src/simulation/random';
import { scenarios } from '../../../src/simulation/scenarios';
import type { Setting } from '../../../src/simulation/setting';
import { meanOf, spreadOf } from './statistics';

const perScenario = 60;

function featuresOf(setting: Setting): number[] {
  return [
    Math.log(setting.noiseMicrovolts),
    Math.log(1 + (setting.hum?.amplitudeMicrovolts ?? 0)),
    setting.hum ? Math.round(setting.hum.hertz / 10) : 0,
    setting.durationSeconds,
    setting.samplingRate,
    setting.stepMicrovolts,
    setting.highPassHz,
    setting.mechanical.samplingRate,
    setting.emgNames[0].length,
    setting.remark ? 1 : 0,
  ];
}

function standardised(rows: readonly number[][]): number[][] {
  const columns = rows[0]!.map((_, k) => rows.map((row) => row[k]!));
  const scales = columns.map((column) => ({ mean: meanOf(column), spread: spreadOf(column) || 1 }));
  return rows.map((row) => row.map((value, k) => (value - scales[k]!.mean) / scales[k]!.spread));
}

/** The part of recordings whose nearest other recording has the same label. */
function nearestNeighbourAccuracy(nearest: readonly number[], labels: readonly string[]): number {
  return nearest.filter((other, i) => labels[other] === labels[i]).length / labels.length;
}

function nearestOf(rows: readonly number[][]): number[] {
  return rows.map((row, i) => {
    let best = -1;
    let least = Infinity;
    rows.forEach((other, j) => {
      if (j === i) return;
      const distance = row.reduce((sum, value, k) => sum + (value - other[k]!) ** 2, 0);
      if (distance < least) [least, best] = [distance, j];
    });
    return best;
  });
}

function shuffled(random: Random, labels: readonly string[]): string[] {
  return labels
    .map((label) => ({ label, order: random.uniform() }))
    .sort((a, b) => a.order - b.order)
    .map(({ label }) => label);
}

describe('The circumstances of the simulated recordings', () => {
  const classes = scenarios.filter(({ kind }) => kind === 'class');
  const settings = classes.flatMap(({ name, label, circumstances }) =>
    Array.from({ length: perScenario }, (_, seed) => ({ name, label, setting: circumstances(seed) })),
  );
  const nearest = nearestOf(standardised(settings.map(({ setting }) => featuresOf(setting))));

  for (const key of ['name', 'label'] as const) {
    it(`tell nothing of the ${key}: a classifier on them is as good as on shuffled ones`, () => {
      const truth = settings.map((item) => item[key]);
      const random = new Random(8);
      const accuracy = nearestNeighbourAccuracy(nearest, truth);
      const byChance = Array.from({ length: 200 }, () =>
        nearestNeighbourAccuracy(nearest, shuffled(random, truth)),
      );
      const better = byChance.filter((chance) => chance >= accuracy).length / byChance.length;
      assert.ok(better > 0.02, `accuracy ${accuracy}, by chance ${meanOf(byChance)}: p = ${better}`);
    });
  }

  it('are those of the recording that is simulated', () => {
    const { simulate, circumstances } = scenarios.find(({ name }) => name === 'fasciculation')!;
    const [recording, setting] = [simulate(3), circumstances(3)];
    assert.equal(recording.durationSeconds, setting.durationSeconds);
    assert.equal(recording.channels[0]!.samplingRate, setting.samplingRate);
    assert.equal(recording.truth.noiseMicrovolts, setting.noiseMicrovolts);
  });
});
