import assert from 'node:assert/strict';
import type { DetectionResult } from '../../../src/detection/result/detectedEvent';
import { changeLabelEdit, changeStatusEdit } from '../../../src/editor/labelling/labelIntents';
import { apply, type LabelPatch } from '../../../src/labels/edits';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { isUntouchedProposal } from '../../../src/labels/claim';
import { overlapOf } from '../../../src/labels/rerun';
import { serialize } from '../../../src/labels/serialize';
import { detected, editCount, empty, event, run } from './engineRuns';
import { crampHeader, labelled } from './samples';

function firstId(document: LabelDocument): string {
  const [first] = document.labels;
  assert.ok(first);
  return first.id;
}

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

describe('A label that a person has accepted', () => {
  const once = detected(empty, run([event(1), event(5)]));
  const accepted = apply(once, {
    kind: 'change',
    id: firstId(once),
    patch: { status: 'accepted', reviews: { ana: { verdict: 'accept' } } },
  });

  function after(document: LabelDocument): LabelRecord {
    const record = document.labels.find(({ id }) => id === firstId(once));
    assert.ok(record);
    return record;
  }

  it('becomes stale when another engine no longer finds it, and nothing else of it changes', () => {
    const again = detected(accepted, run([event(5)], '2.0.0'));
    assert.deepEqual(after(again), { ...after(accepted), stale: true });
  });

  it('loses the mark when its event is found again', () => {
    const stale = detected(accepted, run([], '2.0.0'));
    assert.equal(after(stale).stale, true);
    assert.deepEqual(after(detected(stale, run([event(1)], '2.1.0'))), after(accepted));
    assert.deepEqual(after(detected(stale, run([event(1)]))), after(accepted));
  });

  it('is not marked by the very engine and parameters that proposed it, wherever its edges are now', () => {
    const moved = apply(accepted, { kind: 'change', id: firstId(once), patch: { start: 0, end: 200_000 } });
    assert.equal(editCount(moved, run([event(1), event(5)])), 0);
  });

  // One of two seconds shared with a shift of s: IoU (2 - s) / (2 + s), which is 0.5 at 2/3 s.
  for (const [shift, isStale] of [
    [0.6, undefined],
    [0.7, true],
  ] as const) {
    it(`is ${isStale ? '' : 'not '}stale when the event is found ${shift} s later`, () => {
      assert.equal(after(detected(accepted, run([event(1 + shift)], '2.0.0'))).stale, isStale);
    });
  }

  const elsewhere = [
    ['under another label', { label: 'voluntary' as const }],
    ['on another channel only', { channels: [1] }],
  ] as const;
  for (const [where, more] of elsewhere) {
    it(`becomes stale when the event is found ${where}`, () => {
      assert.equal(after(detected(accepted, run([event(1, more)], '2.0.0'))).stale, true);
    });
  }

  it('and undecided becomes stale when the place is now undecided for another reason', () => {
    const silent = { label: 'indeterminate', reason: 'silent_with_force' } as const;
    const undecided = detected(empty, run([event(1, silent)]));
    const [first] = undecided.labels;
    const kept = apply(undecided, { kind: 'change', id: first!.id, patch: { status: 'accepted' } });
    const same = detected(kept, run([event(1.1, silent)], '2.0.0'));
    assert.deepEqual(same.labels, kept.labels);
    const other = detected(kept, run([event(1, { ...silent, reason: 'unclassified_activity' })], '2.0.0'));
    assert.deepEqual(other.labels.map(({ status, stale }) => [status, stale]).sort(), [
      ['accepted', true],
      ['proposed', undefined],
    ]);
  });

  it('has support from an event that shares one of its channels', () => {
    const again = detected(accepted, run([event(1, { channels: [1, 0] })], '2.0.0'));
    assert.equal('stale' in after(again), false);
  });

  it('is not proposed again beside itself with edges a little apart', () => {
    const again = detected(accepted, run([event(1.1), event(5)], '2.0.0'));
    assert.equal(again.labels.length, 2);
    const rejected = apply(once, { kind: 'change', id: firstId(once), patch: { status: 'rejected' } });
    assert.equal(detected(rejected, run([event(1.1), event(5)], '2.0.0')).labels.length, 2);
  });

  it('under a name of the person’s own stands on that person’s word: never stale, never proposed anew', () => {
    const renamed = apply(once, changeLabelEdit(once, { id: firstId(once), label: 'tremor' }, 'ana'));
    const again = detected(renamed, run([event(1.1)], '2.0.0'));
    assert.deepEqual(again.labels, [after(renamed)]);
    assert.deepEqual(detected(renamed, run([], '2.0.0')).labels, [after(renamed)]);
  });

  it('and accepted once more when it was stale stands on that person’s word, and is not marked again', () => {
    const stale = detected(accepted, run([event(5)], '2.0.0'));
    const edit = changeStatusEdit(stale, { id: firstId(once), status: 'accepted' }, 'ana');
    const checked = apply(stale, edit);
    assert.equal('stale' in after(checked), false);
    assert.equal(editCount(checked, run([event(5)], '2.0.0')), 0);
  });
});

describe('Plain silence', () => {
  const quiet = { reason: 'rest_or_contracture_indeterminate', label: 'indeterminate' } as const;
  const silences = run([event(1), event(5, quiet), event(9, { label: 'rest' })]);

  it('is left out of the proposals unless it is asked for', () => {
    assert.equal(detected(empty, silences).labels.length, 1);
    assert.equal(detected(empty, silences, { proposeQuiet: true }).labels.length, 3);
  });

  it('goes when it is no longer asked for, but what was accepted stays and keeps its support', () => {
    const all = detected(empty, silences, { proposeQuiet: true });
    const rest = all.labels.find(({ label }) => label === 'rest');
    assert.ok(rest);
    const kept = apply(all, { kind: 'change', id: rest.id, patch: { status: 'accepted' } });
    const fewer = detected(kept, { ...silences, engine: run([], '2.0.0').engine });
    assert.deepEqual(
      fewer.labels.map(({ label, stale }) => [label, stale]),
      [
        ['neurogenic-cramp', undefined],
        ['rest', undefined],
      ],
    );
  });
});

describe('The overlap of two spans', () => {
  it('is the shared part of the whole, counted in time on each one’s own clock', () => {
    const emg = labelled('a', 4000, 12_000); // 1 s to 3 s at 4 kHz
    const force = labelled('b', 200, 400, { channels: ['force'] }); // 2 s to 4 s at 100 Hz
    assert.equal(overlapOf(emg, force, crampHeader), 1 / 3);
    assert.equal(overlapOf(emg, emg, crampHeader), 1);
    assert.equal(overlapOf(emg, labelled('c', 12_000, 13_000), crampHeader), 0, 'spans are half-open');
    assert.equal(overlapOf(emg, labelled('d', 0, 9, { channels: ['lost'] }), crampHeader), 0);
  });
});
