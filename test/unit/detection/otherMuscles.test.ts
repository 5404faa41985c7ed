/** Two muscles in one recording, through the whole engine: whether they tremble together, and work against each other. */
import assert from 'node:assert/strict';
import type { DetectedEvent, Evidence } from '../../../src/detection/result/detectedEvent';
import { detect } from '../../../src/detection/engine';
import type { DetectionInput } from '../../../src/detection/engineSource';
import { defaultParameters } from '../../../src/detection/parameters';
import { evidenceSentence } from '../../../src/sentences/sentences';
import { Random } from '../../../src/simulation/random';
import { annotated, recordingOf } from './recordings';

const seconds = 30;

/** Noise of 3 µV; from 5 to 25 s up to 60 µV more, by a course from 0 to 1. */
function muscle(seed: number, level: (t: number) => number): { readonly values: Float32Array } {
  const random = new Random(seed);
  return {
    values: Float32Array.from({ length: 2000 * seconds }, (_, i) => {
      const t = i / 2000;
      return random.normal(0, 3) + (t >= 5 && t < 25 ? 60 * level(t) * random.normal(0, 1) : 0);
    }),
  };
}

const beats = (hertz: number, degrees: number) => (t: number) =>
  Math.max(0, Math.sin(2 * Math.PI * hertz * t - (degrees * Math.PI) / 180));

async function said(recording: DetectionInput, criterion: string): Promise<readonly Evidence[]> {
  const { events } = await detect(recording, defaultParameters);
  return events.flatMap(({ evidence }: DetectedEvent) =>
    evidence.filter((item) => item.criterion === criterion),
  );
}

describe('Two muscles', () => {
  it('that tremble are said to do so at the same time or in turn, by the phase of their beats', async () => {
    for (const degrees of [0, 180]) {
      const found = await said(
        recordingOf(muscle(1, beats(5, 0)), muscle(2, beats(5, degrees))),
        'tremor-phase',
      );
      assert.ok(found.length > 0);
      for (const { value, contribution } of found) {
        assert.ok(Math.abs(value - degrees) < 10, `${value}° for ${degrees}°`);
        assert.equal(contribution, 0);
      }
    }
  });

  it('one of which trembles alone have no phase', async () => {
    assert.deepEqual(
      await said(
        recordingOf(
          muscle(1, beats(5, 0)),
          muscle(2, () => 0),
        ),
        'tremor-phase',
      ),
      [],
    );
  });

  const working = (level: number): DetectionInput =>
    annotated(
      recordingOf(
        muscle(3, () => 1),
        muscle(4, (t) => (t < 5 + 20 * level ? 1 : 0)),
      ),
      [0, 'relax'],
    );

  it('that work without being asked are said to work at once, by an index that counts the time they share', async () => {
    const all = await said(working(1), 'co-activation');
    assert.ok(all.length > 0);
    for (const item of all) {
      assert.ok(item.value > 0.9, `${item.value}`);
      assert.match(evidenceSentence(item), /^Another channel works along with it/u);
    }
    const tenth = await said(working(0.1), 'co-activation');
    // Of the 20 s that one works the other does 2: 2 · 2 / (20 + 2).
    const few = tenth.find(({ value }) => Math.abs(value - 0.18) < 0.04);
    assert.ok(few, `${tenth[0]?.value}`);
    assert.match(evidenceSentence(few), /^No other channel works along with it/u);
    // Remarks: an unmet criterion would stand among what speaks against the label.
    assert.ok([...all, ...tenth].every(({ met, contribution }) => met && contribution === 0));
  });

  it('of which one takes over from the other at a word to rest make efforts, unless a cramp is reported meanwhile', async () => {
    const takenOver = (...remarks: readonly (readonly [number, string])[]): Promise<string> =>
      detect(
        annotated(
          recordingOf(
            muscle(5, (t) => (t < 15 ? 1 : 0)),
            muscle(6, (t) => (t < 14 ? 0 : 1)),
          ),
          [4.5, 'contract'],
          [14.6, 'relax'],
          ...remarks,
        ),
        defaultParameters,
      ).then(({ events }) =>
        events
          .filter(({ evidence }) => evidence.some(({ criterion }) => criterion === 'emg-active'))
          .map(({ channels, label }) => `${channels.join(' ')} ${label}`)
          .join(', '),
      );
    assert.equal(await takenOver(), '0 voluntary, 1 voluntary');
    assert.equal(await takenOver([17, 'cramp']), '0 voluntary, 1 indeterminate');
  });

  it('are no matter where effort was asked for, where nobody knows, and in a recording of one muscle', async () => {
    const pair = recordingOf(
      muscle(3, () => 1),
      muscle(4, () => 1),
    );
    assert.deepEqual(await said(pair, 'co-activation'), []);
    assert.deepEqual(await said(annotated(pair, [4.5, 'contract']), 'co-activation'), []);
    const one = annotated(recordingOf(muscle(3, () => 1)), [0, 'relax']);
    assert.deepEqual(await said(one, 'co-activation'), []);
  });
});
