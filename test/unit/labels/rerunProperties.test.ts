/** Whatever a document holds and whatever the engine finds, a rerun leaves people's work alone. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DetectedEvent, DetectionResult } from '../../../src/detection/result/detectedEvent';
import { eventLabels } from '../../../src/detection/result/eventLabels';
import { apply } from '../../../src/labels/edits';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { isUntouchedProposal } from '../../../src/labels/claim';
import { proposalsFrom } from '../../../src/labels/proposals';
import { overlapOf, replaceProposals } from '../../../src/labels/rerun';
import { serialize } from '../../../src/labels/serialize';
import { invert } from './labelParts';
import { status } from './arbitraries';
import { detected, empty, event, run } from './engineRuns';
import { labelled } from './samples';

const label = fc.constantFrom('neurogenic-cramp' as const, 'voluntary' as const, 'rest' as const);

const anEvent: fc.Arbitrary<DetectedEvent> = fc
  .record(
    {
      onsetSeconds: fc.integer({ min: 0, max: 20 }),
      seconds: fc.integer({ min: 1, max: 6 }),
      channels: fc.constantFrom([0], [1], [0, 1]),
      label,
    },
    { noNullPrototype: true },
  )
  .map(({ seconds, ...more }) =>
    event(more.onsetSeconds, { ...more, endSeconds: more.onsetSeconds + seconds }),
  );

const aRun = fc
  .tuple(fc.array(anEvent, { maxLength: 6 }), fc.constantFrom('1.0.0', '2.0.0'))
  .map(([events, version]) => run(events, version));

/** What people did to a run's proposals: a status, a note, another name; and labels of their own. */
const touch = fc.record({ status, note: fc.option(fc.constantFrom('a', 'b')) }, { noNullPrototype: true });

const aDocument: fc.Arbitrary<LabelDocument> = fc
  .tuple(aRun, fc.array(fc.option(touch), { minLength: 6, maxLength: 6 }))
  .map(([first, touches]) => {
    const proposed = detected(empty, first, { proposeQuiet: true });
    const edits = proposed.labels.flatMap(({ id }, index) => {
      const patch = touches[index];
      return patch ? [{ kind: 'change', id, patch } as const] : [];
    });
    return apply(proposed, {
      kind: 'batch',
      edits: [...edits, { kind: 'add', record: labelled('mine', 100, 9000) }],
    });
  });

function withoutMark(record: LabelRecord): Partial<LabelRecord> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => field !== 'stale'));
}

/** Runs by another engine version are the ones that bring news of what was accepted. */
function isSupported(record: LabelRecord, result: DetectionResult, document: LabelDocument): boolean {
  return proposalsFrom(result, document.header).some(
    (found) =>
      found.label === record.label &&
      found.channels.some((channel) => record.channels.includes(channel)) &&
      overlapOf(found, record, document.header) >= 0.5,
  );
}

describe('Whatever the engine finds in a rerun', () => {
  it('every label that a person touched or made stays, with nothing changed but the stale mark', () => {
    fc.assert(
      fc.property(aDocument, aRun, fc.boolean(), (document, result, proposeQuiet) => {
        const after = new Map(
          detected(document, result, { proposeQuiet }).labels.map((each) => [each.id, each]),
        );
        for (const record of document.labels.filter((each) => !isUntouchedProposal(each))) {
          const now = after.get(record.id);
          assert.ok(now);
          assert.deepEqual(withoutMark(now), withoutMark(record));
        }
      }),
      { seed: 21, numRuns: 400 },
    );
  });

  it('stale is exactly what is accepted of this engine, of another run, and not found any more', () => {
    fc.assert(
      fc.property(aDocument, aRun, (document, result) => {
        const { name, version, parametersHash } = result.engine;
        const by = `${name} ${version} ${parametersHash}`;
        for (const record of detected(document, result).labels) {
          const expected =
            record.status === 'accepted' &&
            record.by.startsWith(`${name} `) &&
            record.by !== by &&
            !isSupported(record, result, document);
          assert.equal(record.stale === true, expected, JSON.stringify(record));
        }
      }),
      { seed: 22, numRuns: 400 },
    );
  });

  it('running it again changes no byte, and undo brings back every byte', () => {
    fc.assert(
      fc.property(aDocument, aRun, (document, result) => {
        const edit = replaceProposals(document, proposalsFrom(result, document.header), result.engine);
        const after = apply(document, edit);
        assert.equal(serialize(detected(after, result)), serialize(after));
        assert.equal(serialize(apply(after, invert(document, edit))), serialize(document));
      }),
      { seed: 23, numRuns: 400 },
    );
  });

  it('no proposal of an earlier run is left, and every label is one that the engine may write', () => {
    fc.assert(
      fc.property(aDocument, aRun, (document, result) => {
        const found = new Set(proposalsFrom(result, document.header).map(({ id }) => id));
        const proposed = detected(document, result).labels.filter(isUntouchedProposal);
        for (const record of proposed) {
          assert.ok(found.has(record.id));
          assert.ok((eventLabels as readonly string[]).includes(record.label));
        }
      }),
      { seed: 24, numRuns: 200 },
    );
  });
});
