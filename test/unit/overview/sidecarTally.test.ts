import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainName } from '../../../src/base/displayText';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { isBroken, isDisputed, tallySidecar, type SidecarTally } from '../../../src/overview/sidecarTally';
import { document as anyDocument } from '../labels/arbitraries';
import { crampDocument, crampHeader, labelled } from '../labels/samples';

// eslint-disable-next-line @typescript-eslint/require-await -- as a disk gives them
async function* inBlocks(text: string | Uint8Array, blockBytes = 7): AsyncIterable<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let from = 0; from < bytes.length; from += blockBytes) yield bytes.subarray(from, from + blockBytes);
}

async function tallied(text: string, blockBytes?: number): Promise<SidecarTally> {
  const tally = await tallySidecar(inBlocks(text, blockBytes));
  assert.ok(!isBroken(tally), isBroken(tally) ? tally.problem : '');
  return tally;
}

async function problem(text: string | Uint8Array): Promise<string> {
  const tally = await tallySidecar(inBlocks(text));
  return isBroken(tally) ? tally.problem : 'none';
}

/** The same counted from all records at once. */
function expected({ labels }: LabelDocument) {
  const having = (status: string): number => labels.filter((label) => label.status === status).length;
  const names = labels.flatMap(({ reviews = {} }) =>
    Object.keys(reviews).map((name) => plainName(name, 100)),
  );
  return {
    toReview: having('proposed'),
    accepted: having('accepted'),
    rejected: having('rejected'),
    conflicts: labels.filter(({ conflict }) => conflict !== undefined).length,
    disagreements: labels.filter(isDisputed).length,
    reviewers: [...new Set(names.filter((name) => name !== ''))].sort(),
  };
}

describe('The tally of a label file', () => {
  it('counts what is in any file, in blocks of any size, as one counts all labels at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.integer({ min: 1, max: 500 }), async (document, blockBytes) => {
        const { recording, byLabel, reviewers, ...counts } = await tallied(serialize(document), blockBytes);
        assert.deepEqual({ ...counts, reviewers: [...reviewers].sort() }, expected(document));
        assert.equal(recording, plainName(document.header.recording, 255));
        const named = byLabel.reduce((sum, [, count]) => sum + count, 0);
        assert.equal(named, counts.toReview + counts.accepted + counts.rejected - counts.rejected);
      }),
      { numRuns: 200 },
    );
  });

  it('takes a byte order mark, other line ends and other spelling as the editor does', async () => {
    const text = serialize(crampDocument);
    const plain = await tallied(text);
    assert.deepEqual(await tallied(`\ufeff${text.replaceAll('\n', '\r\n')}`), plain);
    assert.deepEqual(await tallied(JSON.stringify(JSON.parse(text), null, 4)), plain);
  });

  it('says in a sentence with its line what is wrong with a file', async () => {
    const text = serialize(crampDocument);
    const [before, after] = [text.slice(0, -40), text.slice(-40)];
    assert.match(await problem(before), /^Line \d+: /u);
    assert.match(await problem(''), /^Line 1: /u);
    assert.match(
      await problem('{"format": "something else", "labels": []}'),
      /^Line 1: This is not a label file/u,
    );
    assert.match(await problem(`${before}\n<<<<<<< HEAD\n${after}`), /^Line \d+: .*merge/iu);
    assert.match(await problem(Uint8Array.of(0x7b, 0xff, 0x0a)), /^Line 1: .*UTF-8/u);
    assert.match(await problem(text.replaceAll('k3v9', 'm7q2')), /^Line \d+: .*already taken/u);
  });

  it('finds a disagreement where a review says otherwise than the label', () => {
    const say = (status: 'proposed' | 'accepted' | 'rejected', review: object): boolean =>
      isDisputed(labelled('a', 1, 2, { status, reviews: { Ben: { verdict: 'accept', ...review } } }));
    for (const status of ['proposed', 'accepted'] as const) {
      assert.equal(say(status, { verdict: 'reject' }), true);
      assert.equal(say(status, { verdict: 'unsure' }), true);
      assert.equal(say(status, { label: 'voluntary' }), true);
      assert.equal(say(status, { label: 'rest' }), false);
      assert.equal(say(status, {}), false);
    }
    assert.equal(say('rejected', { verdict: 'reject' }), false);
    assert.equal(say('rejected', {}), true);
    assert.equal(isDisputed(labelled('a', 1, 2)), false);
  });

  it('holds no more than a file of a million distinct names makes of it', async () => {
    const labels = Array.from({ length: 2000 }, (_, i) =>
      labelled(`id${i}`, i, i + 1, {
        label: `l${i}`.padEnd(400, 'x'),
        reviews: { [`r${i}`]: { verdict: 'accept' } },
      }),
    );
    const { accepted, byLabel, reviewers } = await tallied(serialize({ header: crampHeader, labels }), 5000);
    assert.equal(accepted, 2000);
    assert.equal(byLabel.length, 200);
    assert.equal(reviewers.length, 200);
    assert.ok(byLabel.every(([label]) => label.length <= 100));
  });
});
