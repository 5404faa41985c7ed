/** One truth in many forms: whatever a laboratory's program does with names, units, rates and signs, it is read the same. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { microvoltsPerUnit } from '../../../../src/recording/units';
import { writeExport, type ExportForm, type ExportTruth } from '../../../fixtures/writers/exportWriter';
import { openText, readAll } from './openText';

const any = fc.nat({ max: 1000 });
const form: fc.Arbitrary<ExportForm> = fc.record({
  delimiter: any,
  decimalComma: fc.boolean(),
  rate: any,
  time: any,
  units: any,
  scale: any,
  lineEnd: any,
});

function truthAt(samplingRate: number): ExportTruth {
  return {
    samplingRate,
    rows: 200,
    microvolts: (muscle, row) => 300 * Math.sin(1.7 * row + muscle),
    newtons: (row) => 10 + Math.sin(row / 9),
  };
}

describe('Text of any program', () => {
  it('has the true rate, kinds and microvolts, whatever its delimiter, signs, units, times and wordings', async () => {
    const rate = fc.constantFrom(1000, 2000, 4000, 10_000, 20_000);
    await fc.assert(
      fc.asyncProperty(form, rate, async (how, samplingRate) => {
        const truth = truthAt(samplingRate);
        const text = writeExport(truth, how);
        const recording = await openText(text);
        const { channels } = recording;
        assert.deepEqual(
          channels.map(({ kind }) => kind),
          ['emg', 'emg', 'mechanical', 'trigger'],
          text.slice(0, 300),
        );
        for (const muscle of [0, 1] as const) {
          const { unit, samples, samplingRate: read } = channels[muscle] ?? assert.fail();
          assert.ok(Math.abs(read / samplingRate - 1) < 1e-6, `${read} Hz of ${samplingRate}`);
          assert.equal(samples, truth.rows);
          const perUnit = microvoltsPerUnit(unit) ?? NaN;
          const values = await readAll(recording, muscle);
          values.forEach((value, row) => {
            const error = Math.abs(value * perUnit - truth.microvolts(muscle, row));
            assert.ok(error < 2e-3, `row ${row}: ${value} ${unit}, ${error} µV off`);
          });
        }
        const force = await readAll(recording, 2);
        assert.ok(force.every((value, row) => Math.abs(value - truth.newtons(row)) < 1e-3));
      }),
      { numRuns: 250, seed: 13 },
    );
  });
});
