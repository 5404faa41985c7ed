import assert from 'node:assert/strict';
import type { DetectedEvent, DetectionResult } from '../../../src/detection/detectedEvent';
import { apply, type LabelPatch } from '../../../src/labels/edits';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { LabelError } from '../../../src/labels/labelError';
import { merge } from '../../../src/labels/merge';
import { isUntouchedProposal, proposalsFrom, replaceProposals } from '../../../src/labels/proposals';
import { serialize } from '../../../src/labels/serialize';
import { crampHeader, labelled } from './samples';

const empty: LabelDocument = { header: crampHeader, labels: [] };

function event(onsetSeconds: number, more: Partial<DetectedEvent> = {}): DetectedEvent {
  return {
    onsetSeconds,
    endSeconds: onsetSeconds + 2,
    channels: [0],
    label: 'neurogenic-cramp',
    probability: 0.912345678,
    alternatives: [{ label: 'voluntary', probability: 0.08 }],
    evidence: [
      { criterion: 'pooled-rate', value: 100 / 3, unit: '1/s', contribution: 1, met: true, atSeconds: 1 / 3 },
    ],
    ...more,
  };
}

function run(events: readonly DetectedEvent[], version = '1.0.0'): DetectionResult {
  return { engine: { name: 'cramp-engine', version, parametersHash: 'a1b2c3d4e5f6' }, events };
}

/** The document after a run of the engine. */
function detected(document: LabelDocument, result: DetectionResult): LabelDocument {
  const proposals = proposalsFrom(result, document.header);
  return apply(document, replaceProposals(document, proposals, result.engine.name));
}

function editCount(document: LabelDocument, result: DetectionResult): number {
  const edit = replaceProposals(document, proposalsFrom(result, document.header), result.engine.name);
  assert.ok(edit.kind === 'batch');
  return edit.edits.length;
}

function firstId(document: LabelDocument): string {
  const [first] = document.labels;
  assert.ok(first);
  return first.id;
}

describe("The engine's proposals", () => {
  it('say what the engine said, on the clock of their first channel, with numbers of six digits', () => {
    const [proposal] = proposalsFrom(run([event(1.5, { channels: [1, 0] })]), crampHeader);
    assert.ok(proposal);
    const { id, ...said } = proposal;
    assert.match(id, /^[0-9a-z]{20}$/u);
    assert.deepEqual(said, {
      channels: ['force', 'EMG vastus'],
      start: 150,
      end: 350,
      label: 'neurogenic-cramp',
      status: 'proposed',
      by: 'cramp-engine 1.0.0 a1b2c3d4e5f6',
      probability: 0.912346,
      evidence: [
        {
          criterion: 'pooled-rate',
          value: 33.3333,
          unit: '1/s',
          contribution: 1,
          met: true,
          atSeconds: 0.333333,
        },
      ],
    });
  });

  it('are at least one sample long and stay inside the recording', () => {
    const events = [event(10, { endSeconds: 10 }), event(59.99999, { endSeconds: 70 })];
    const spans = proposalsFrom(run(events), crampHeader).map(({ start, end }) => [start, end]);
    assert.deepEqual(spans, [
      [40_000, 40_001],
      [239_999, 240_000],
    ]);
  });

  it('are one where the engine makes the same claim twice', () => {
    assert.equal(proposalsFrom(run([event(1), event(1)]), crampHeader).length, 1);
  });

  it('are refused with numbers that no file can hold, or on a channel that the header lacks', () => {
    const infinite = event(1, {
      evidence: [{ criterion: 'x', value: 1, unit: '', contribution: Infinity, met: true }],
    });
    for (const bad of [
      infinite,
      event(1, { probability: NaN }),
      event(1, { channels: [2] }),
      event(1, { channels: [] }),
    ]) {
      assert.throws(() => proposalsFrom(run([bad]), crampHeader), LabelError);
    }
  });

  it('made on two branches by the same engine merge into one set without a conflict', () => {
    const [ours, theirs] = [
      detected(empty, run([event(1), event(5)])),
      detected(empty, run([event(5), event(9)])),
    ];
    const { document, conflicts } = merge(empty, ours, theirs);
    assert.deepEqual(conflicts, []);
    assert.equal(document.labels.length, 3);
  });
});

describe('Running the engine again', () => {
  const once = detected(empty, run([event(1), event(5)]));

  it('with the same outcome changes no byte', () => {
    assert.equal(editCount(once, run([event(5), event(1)])), 0);
    assert.equal(serialize(detected(once, run([event(1), event(5)]))), serialize(once));
  });

  it('replaces its own untouched proposals by the new ones', () => {
    const again = detected(once, run([event(1), event(7)], '1.1.0'));
    assert.deepEqual(
      again.labels.map(({ start, by }) => [start, by]),
      [
        [4000, 'cramp-engine 1.1.0 a1b2c3d4e5f6'],
        [28_000, 'cramp-engine 1.1.0 a1b2c3d4e5f6'],
      ],
    );
  });

  it('puts in a better founded probability for the same claim', () => {
    const again = detected(once, run([event(1, { probability: 0.5 }), event(5)]));
    assert.equal(again.labels[0]?.probability, 0.5);
    assert.equal(again.labels[0].id, firstId(once));
    assert.equal(again.labels[1], once.labels[1]);
  });

  const touches: readonly (readonly [string, LabelPatch])[] = [
    ['accepted', { status: 'accepted' }],
    ['rejected', { status: 'rejected' }],
    ['reviewed', { reviews: { ana: { verdict: 'unsure' } } }],
    ['noted on', { note: 'see the force' }],
    ['moved without deciding', { start: 4100 }],
    ['renamed without deciding', { label: 'tremor' }],
  ];
  for (const [title, patch] of touches) {
    it(`leaves alone what a person has ${title}, and does not propose it again beside it`, () => {
      const touched = apply(once, { kind: 'change', id: firstId(once), patch });
      const record = touched.labels.find(({ id }) => id === firstId(once));
      assert.ok(record && !isUntouchedProposal(record));
      const same = detected(touched, run([event(1), event(5)]));
      assert.equal(serialize(same), serialize(touched));
      const nothing = detected(touched, run([]));
      assert.deepEqual(nothing.labels, [record]);
    });
  }

  it('by a newer version does not propose again what a person has already judged', () => {
    const judged = apply(once, { kind: 'change', id: firstId(once), patch: { status: 'rejected' } });
    const again = detected(judged, run([event(1)], '2.0.0'));
    assert.deepEqual(
      again.labels.map(({ status }) => status),
      ['rejected'],
    );
  });

  it("leaves people's labels and other engines' proposals alone", () => {
    const other: DetectionResult = {
      ...run([event(3)]),
      engine: { name: 'cramp-engine-2', version: '1', parametersHash: 'f' },
    };
    const mixed = apply(detected(once, other), { kind: 'add', record: labelled('mine', 1, 2) });
    const after = detected(mixed, run([]));
    assert.deepEqual(
      after.labels.map(({ by }) => by),
      ['ana', 'cramp-engine-2 1 f'],
    );
  });
});
