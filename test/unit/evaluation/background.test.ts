/** What the evaluation of the background does about hum. */
import assert from 'node:assert/strict';
import { amplitudeAt } from '../../evaluation/background/mainsLine';
import { matchedWeights } from '../../evaluation/background/matched';
import type { MeasuredRecording } from '../../evaluation/background/measured';
import { cleanedOf } from '../../evaluation/background/withoutHum';
import { Random } from '../../../src/simulation/random';

const rate = 8000;

/** RMS. */
const size = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe('A recording without hum', () => {
  const train = Float64Array.from({ length: 5 * rate }, (_, i) => {
    const since = ((i / rate) * 11.3) % 1;
    return since < 0.05 ? 400 * Math.sin(2 * Math.PI * 20 * since) : 0;
  });

  for (const frequency of [49.9, 50, 50.07]) {
    it(`has lost mains of ${frequency} Hz and their harmonics, and little of its potentials`, () => {
      const hum = Float64Array.from(train, (_, i) => {
        const phase = (2 * Math.PI * frequency * i) / rate;
        return 150 * Math.sin(phase) + 50 * Math.sin(3 * phase + 1);
      });
      const cleaned = cleanedOf(
        train.map((value, i) => value + (hum[i] ?? 0)),
        rate,
      );
      for (const [line, before] of [
        [frequency, 150],
        [3 * frequency, 50],
      ] as const) {
        const left = amplitudeAt(cleaned, rate, line);
        assert.ok(left < before / 20, `${left} of ${before} µV at ${line} Hz`);
      }
      const changed = cleaned.map((value, i) => value - (train[i] ?? 0));
      assert.ok(size(changed) < 0.3 * size(train), `${size(changed)} of ${size(train)}`);
    });
  }
});

describe('Subjects matched by hum', () => {
  it('have about as much hum in each class, whatever they had before', () => {
    const random = new Random(3);
    const classes = ['neurogenic', 'myopathic', 'normal'] as const;
    const recordings = Array.from({ length: 120 }, (_, k) => {
      const diagnosis = classes[k % 3] ?? 'normal';
      const hum = 2 + 0.8 * (k % 3) + random.normal();
      return { subject: `s${k}`, diagnosis, room: { hum } } as unknown as MeasuredRecording;
    });
    const weights = matchedWeights(recordings, 'hum');
    const means = (weightOf: (subject: string) => number): number[] =>
      classes.map((name) => {
        const own = recordings.filter(({ diagnosis }) => diagnosis === name);
        const total = own.reduce((sum, { subject }) => sum + weightOf(subject), 0);
        return own.reduce((sum, { subject, room }) => sum + weightOf(subject) * room.hum, 0) / total;
      });
    const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
    const before = spread(means(() => 1));
    const after = spread(means((subject) => weights.get(subject) ?? NaN));
    assert.ok(before > 1.2 && after < 0.2, `${before} before, ${after} after`);
  });
});
