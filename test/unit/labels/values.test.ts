/** Ids, times, new documents and the vocabulary: the small values of the labels room. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { backgroundClasses } from '../../../src/detection/result/background';
import { eventLabels } from '../../../src/detection/result/eventLabels';
import { findingKinds, findingLabels } from '../../../src/detection/result/findingLabels';
import { newLabelId } from '../../../src/labels/ids';
import { newDocument } from '../../../src/labels/newDocument';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { sampleAtSeconds, secondsOfSample, spanSamples, spanSeconds } from '../../../src/labels/time';
import { describeLabel, groupOf, vocabulary } from '../../../src/labels/vocabulary';
import { contracture, crampHeader, labelled } from './samples';

describe('A label id', () => {
  it('is 20 letters and digits that a URL holds as they are', () => {
    assert.match(newLabelId(), /^[0-9a-z]{20}$/u);
  });

  it('uses 5 bits of each of 20 random bytes, 100 bits in all', () => {
    const seen = Array.from({ length: 32 }, (_, value) =>
      newLabelId((count) => new Uint8Array(count).fill(value)),
    );
    assert.equal(new Set(seen).size, 32);
    assert.equal(
      newLabelId((count) => new Uint8Array(count).fill(32)),
      seen[0],
    );
  });

  it('is another every time', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, () => newLabelId())).size, 1000);
  });
});

describe('Samples and seconds', () => {
  it('turn into each other without loss at any sampling rate', () => {
    const rates = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), rates, (sample, rate) => {
        assert.equal(sampleAtSeconds(secondsOfSample(sample, rate), rate), sample);
      }),
      { seed: 16, numRuns: 2000 },
    );
  });

  it("are counted by the label's first channel", () => {
    assert.deepEqual(spanSeconds(contracture, crampHeader), { onsetSeconds: 25, endSeconds: 41 });
    assert.equal(spanSeconds(labelled('x', 1, 2, { channels: ['EMG soleus'] }), crampHeader), undefined);
  });

  it('make spans that lie in the channel and hold at least one sample', () => {
    const times = fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -10, max: 70, noNaN: true }));
    fc.assert(
      fc.property(times, times, (onsetSeconds, endSeconds) => {
        for (const channel of crampHeader.channels) {
          const { start, end } = spanSamples({ onsetSeconds, endSeconds }, channel);
          assert.ok(Number.isSafeInteger(start) && start >= 0 && start < end && end <= channel.samples);
        }
      }),
      { seed: 17, numRuns: 1000 },
    );
  });

  it('are refused where nothing can be labelled', () => {
    const none = { name: 'EMG', samplingRate: 1000, samples: 0 };
    assert.throws(() => spanSamples({ onsetSeconds: 0, endSeconds: 1 }, none), /EMG has no samples/u);
    assert.throws(
      () => spanSamples({ onsetSeconds: NaN, endSeconds: 1 }, { ...none, samples: 5 }),
      /NaN s to 1 s/u,
    );
  });
});

describe('A new sidecar', () => {
  const channels = [
    { name: 'EMG', unit: 'µV', kind: 'emg', kindReason: 'by its name', samplingRate: 44_100, samples: 100 },
  ] as const;
  const document = newDocument(
    'a.wav',
    { durationSeconds: 100 / 44_100, channels },
    { bytes: 244, sha256: 'ab'.repeat(32) },
  );

  it('states the duration to the microsecond and the channels exactly', () => {
    assert.equal(document.header.durationSeconds, 0.002268);
    assert.deepEqual(document.header.channels, [{ name: 'EMG', samplingRate: 44_100, samples: 100 }]);
  });

  it('can be read back', () => {
    const result = parse(serialize(document));
    assert.ok(result.ok);
    assert.deepEqual(result.document, document);
    assert.deepEqual(result.warnings, []);
  });
});

describe('The vocabulary', () => {
  it('describes every label that ships, each with a name of its own', () => {
    assert.deepEqual(
      vocabulary.map(({ label }) => label),
      [...eventLabels, ...findingLabels],
    );
    assert.equal(new Set(vocabulary.map(({ displayName }) => displayName)).size, vocabulary.length);
  });

  it('has meanings of one line', () => {
    for (const { meaning } of vocabulary) assert.match(meaning, /^[A-Z][^\n]{10,110}[^.\n]$/u);
  });

  it('has every finding for every class of muscle, in a group apart from the events', () => {
    const expected = findingKinds.flatMap((kind) => backgroundClasses.map((name) => `${kind}-${name}`));
    assert.deepEqual([...findingLabels].sort(), expected.sort());
    for (const label of findingLabels) assert.equal(groupOf(label), 'finding');
    for (const label of [...eventLabels, 'dystonia', 'recruitment']) assert.equal(groupOf(label), 'event');
  });

  it("shows a study's own label as it is written", () => {
    assert.equal(describeLabel('dystonia').displayName, 'dystonia');
    assert.equal(describeLabel('constructor').category, 'undecided');
  });
});
