import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isUntouchedProposal } from '../../../src/labels/claim';
import { apply } from '../../../src/labels/edits';
import type { LabelRecord } from '../../../src/labels/labelDocument';
import { decisionEdit, sharedById } from '../../../src/readings/decisions';
import { agreementSentences, differenceText } from '../../../src/readings/figures';
import { itemsOf } from '../../../src/readings/pairs';
import { labelled } from '../labels/samples';
import { adjudicated, bothOf, documentOf, proposal, readings } from './twoReadings';

const seconds = 4000;
const cramp = { label: 'neurogenic-cramp' };

describe('Two readings, side by side', () => {
  it('agree where both say the same of spans that overlap by half or more', () => {
    const both = bothOf(
      [labelled('a1', 0, 4000), labelled('a2', 8000, 12_000, cramp)],
      [labelled('b1', 400, 4400), labelled('b2', 11_000, 16_000, cramp)],
    );
    assert.deepEqual(
      itemsOf(both).map(({ first, second, difference }) => [first?.id, second?.id, difference]),
      [
        ['a1', 'b1', undefined],
        ['a2', 'b2', 'edges'],
      ],
    );
  });

  it('say how they differ', () => {
    const both = bothOf(
      [
        labelled('a1', 0, 4000),
        labelled('a2', 8000, 12_000, cramp),
        labelled('a3', 20_000, 24_000, { channels: ['EMG vastus', 'force'] }),
        labelled('x', 40_000, 44_000, {
          ...cramp,
          status: 'rejected',
          by: 'cramp-engine 1.2.0 a1b2c3d4e5f6',
        }),
        labelled('a5', 60_000, 64_000, { status: 'proposed', note: 'or not?' }),
      ],
      [
        labelled('b2', 8000, 12_000, { label: 'voluntary' }),
        labelled('b3', 20_000, 24_000),
        labelled('x', 40_000, 44_000, { ...cramp, by: 'cramp-engine 1.2.0 a1b2c3d4e5f6' }),
      ],
    );
    const items = itemsOf(both);
    assert.deepEqual(
      items.map(({ difference }) => difference),
      ['alone', 'label', 'channels', 'rejected', 'unsure'],
    );
    assert.deepEqual(
      items.map((item) => differenceText(item, both)),
      [
        'Marked by Ana alone',
        'Named differently',
        'Same label, other channels',
        'Rejected by Ana',
        'Not decided on',
      ],
    );
  });

  it('are not paired where a brief event lies within a minute of something else', () => {
    const both = bothOf(
      [labelled('a', 0, 60 * seconds)],
      [labelled('b', 4000, 5000, { label: 'fibrillation' })],
    );
    assert.deepEqual(itemsOf(both).map(({ difference }) => difference), ['alone', 'alone']); // prettier-ignore
  });

  it('leave out what the engine proposed and nobody touched', () => {
    const untouched = proposal(0, 4000, 'rest');
    assert.deepEqual(itemsOf(bothOf([untouched], [{ ...untouched }])), []);
  });

  it('hold every label of either once, whatever they are', () => {
    fc.assert(
      fc.property(readings, ({ first, second }) => {
        const items = itemsOf(bothOf(first, second));
        const work = (labels: readonly LabelRecord[]): string[] =>
          labels.filter((record) => !isUntouchedProposal(record)).map(({ id }) => id);
        assert.deepEqual(items.flatMap((item) => item.first?.id ?? []).sort(), work(first).sort());
        assert.deepEqual(items.flatMap((item) => item.second?.id ?? []).sort(), work(second).sort());
        assert.equal(new Set(items.map(({ key }) => key)).size, items.length);
      }),
    );
  });

  it('are told how far they agree, in words and figures', () => {
    const same = [labelled('a1', 0, 40_000, cramp), labelled('a2', 80_000, 120_000, cramp)];
    const perfect = bothOf(same, same);
    assert.deepEqual(agreementSentences(itemsOf(perfect), perfect), [
      '2 labels agree, and nothing is to be decided.',
      'Cohen’s kappa 1.00: almost perfect (Landis & Koch).',
      'F1 of the events 1.00 (overlap 0.5).',
    ]);
    const half = bothOf(same, same.slice(0, 1));
    assert.equal(
      agreementSentences(itemsOf(half), half)[0],
      '1 label agrees; 1 does not: 1 marked by Ana or Ben alone.',
    );
    const nothing = bothOf([], []);
    assert.equal(agreementSentences(itemsOf(nothing), nothing)[1], 'Cohen’s kappa is not defined here.');
  });
});

describe('An adjudicator’s decision', () => {
  const first = labelled('a', 8000, 12_000, { ...cramp, note: 'sure' });
  const second = labelled('b', 8400, 12_400, { label: 'voluntary' });
  const both = bothOf([first], [second]);

  it('is a label of the adjudicator’s with both readings as reviews', () => {
    const { labels } = adjudicated(documentOf(), both, () => 'second');
    assert.deepEqual(labels, [
      {
        id: 'a',
        channels: ['EMG vastus'],
        start: 8400,
        end: 12_400,
        label: 'voluntary',
        status: 'accepted',
        by: 'Carl',
        reviews: {
          Ana: {
            verdict: 'reject',
            label: 'neurogenic-cramp',
            note: 'Blind reading: neurogenic-cramp from 2 s to 3 s on EMG vastus. sure',
          },
          Ben: { verdict: 'accept', note: 'Blind reading: voluntary from 2.1 s to 3.1 s on EMG vastus.' },
        },
      },
    ]);
  });

  it('for neither is a rejection on record', () => {
    const [record] = adjudicated(documentOf(), both, () => 'neither').labels;
    assert.equal(record?.status, 'rejected');
    assert.equal(record.by, 'Carl');
    assert.deepEqual(Object.keys(record.reviews ?? {}), ['Ana', 'Ben']);
  });

  it('for the reading of who marked nothing is a rejection, too', () => {
    const [record] = adjudicated(documentOf(), bothOf([first], []), () => 'second').labels;
    assert.equal(record?.status, 'rejected');
    assert.deepEqual(record.reviews?.['Ben'], {
      verdict: 'reject',
      note: 'Blind reading: nothing marked here.',
    });
  });

  it('may be a new span, and may be made again in another way', () => {
    const span = { channels: ['EMG vastus'], start: 1, end: 2, label: 'rest' };
    const once = adjudicated(documentOf(), both, () => span);
    assert.deepEqual([once.labels[0]?.start, once.labels[0]?.label], [1, 'rest']);
    const [item] = itemsOf(both);
    assert.ok(item);
    const again = apply(once, decisionEdit(sharedById(once), item, 'first', { both, adjudicator: 'Dora' }));
    assert.deepEqual(
      again.labels.map(({ start, label, by }) => [start, label, by]),
      [[8000, 'neurogenic-cramp', 'Dora']],
    );
  });

  it('leaves what somebody has touched in the shared file as it is, even under the same id', () => {
    const touched = labelled('a', 0, 400, { note: 'from before', by: 'Dora' });
    const { labels } = adjudicated(documentOf(touched), both, () => 'first');
    assert.deepEqual(labels[0], touched);
    assert.equal(labels.length, 2);
  });

  it('makes of the engine’s untouched proposal what was decided, so that it is not proposed again', () => {
    const proposed = { ...proposal(8000, 12_000, 'neurogenic-cramp'), probability: 0.8 };
    const accepted: LabelRecord = {
      ...proposed,
      status: 'accepted',
      reviews: { Ana: { verdict: 'accept' } },
    };
    const { labels } = adjudicated(documentOf(proposed), bothOf([accepted], [accepted]), () => 'first');
    assert.deepEqual(
      labels.map(({ id, status, by, probability }) => [id, status, by, probability]),
      [[proposed.id, 'accepted', 'Carl', 0.8]],
    );
  });

  it('takes, of what agrees, edges half-way between both', () => {
    const { labels } = adjudicated(
      documentOf(),
      bothOf([labelled('a', 8000, 12_000)], [labelled('b', 8400, 12_200)]),
      () => 'neither',
    );
    assert.deepEqual([labels[0]?.start, labels[0]?.end], [8200, 12_100]);
  });
});
