/** Readers compared: what the page is told, and one clear sentence where nothing can be. */
import assert from 'node:assert/strict';
import type { LabelRecord } from '../../../../src/labels/labelDocument';
import { serialize } from '../../../../src/labels/serialize';
import { compareReaders } from '../../../../src/worker/agreement/answer';
import type { CompareAnswer, GivenFile } from '../../../../src/worker/agreement/messages';

type Marked = readonly [label: string, from: number, to: number, status?: LabelRecord['status']];

function reading(
  reader: string,
  marked: readonly Marked[],
  more: Partial<GivenFile> & { finished?: false } = {},
): GivenFile {
  const { finished, ...file } = more;
  const recording = file.recording ?? 'a.edf';
  const text = serialize({
    header: {
      version: '1.3',
      recording,
      reader,
      ...(finished === false ? {} : { finished: true }),
      durationSeconds: 100,
      channels: [{ name: 'EMG', samplingRate: 1000, samples: 100_000 }],
      fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
    },
    labels: marked.map(([label, from, to, status = 'accepted'], i) => ({
      id: `id${i}`,
      channels: ['EMG'],
      start: from * 1000,
      end: to * 1000,
      label,
      status,
      by: reader,
    })),
  });
  const name = `${recording}.${reader.toLowerCase()}.labels.json`;
  return { folder: '', recording, name, source: { bytes: Buffer.from(text) }, ...file };
}

const anna: readonly Marked[] = [
  ['voluntary', 10, 20],
  ['neurogenic-cramp', 40, 60],
];
const ben: readonly Marked[] = [
  ['voluntary', 11, 20],
  ['tremor', 40, 60],
];

async function answered(...files: readonly GivenFile[]): Promise<CompareAnswer> {
  const reply = await compareReaders({ files, notes: [] });
  assert.ok('answer' in reply, 'nothing' in reply ? reply.nothing : '');
  return reply.answer;
}

async function refused(...files: readonly GivenFile[]): Promise<string> {
  const reply = await compareReaders({ files, notes: [] });
  assert.ok('nothing' in reply);
  return reply.nothing;
}

describe('Readers compared for the page', () => {
  it('have figures, a matrix, boundaries, and disagreements that say where they are', async () => {
    const { view, moments, json, csv, markdown } = await answered(
      reading('Anna', anna, { folder: 'site' }),
      reading('Ben', ben, { folder: 'site' }),
    );
    const [pair] = view.pairs;
    assert.ok(pair);
    const expected = 0.7 * 0.71 + 0.1 * 0.09;
    assert.equal(pair.kappa.value?.toFixed(9), ((0.79 - expected) / (1 - expected)).toFixed(9));
    assert.equal(pair.kappa.remark, 'moderate');
    assert.deepEqual(pair.confusion.labels, ['Neurogenic cramp', 'Tremor', 'Voluntary activity', 'Nothing']);
    assert.equal(pair.confusion.seconds[0]?.[1]?.toFixed(6), '20.000000');
    assert.deepEqual(pair.onset.quartiles, [1, 1, 1]);
    assert.deepEqual(
      pair.labels.map(({ label, paired, f1 }) => [label, paired, ...f1.map(({ value }) => value)]),
      [
        ['Voluntary activity', 1, 1, 1, 1],
        ['Neurogenic cramp', 0, 0, 0, 0],
        ['Tremor', 0, 0, 0, 0],
      ],
    );
    assert.deepEqual(
      view.disagreements.map(({ fromSeconds, toSeconds, kind, said }) => [
        fromSeconds,
        toSeconds,
        kind,
        ...said,
      ]),
      [
        [40, 60, 'span', 'Neurogenic cramp', 'Tremor'],
        [10, 11, 'edges', 'Voluntary activity', 'Nothing'],
      ],
    );
    assert.deepEqual(moments, [
      { recording: 'site/a.edf', seconds: 40, endSeconds: 60 },
      { recording: 'site/a.edf', seconds: 10, endSeconds: 11 },
    ]);
    assert.equal((JSON.parse(json) as { recordings: readonly string[] }).recordings[0], 'site/a.edf');
    assert.match(csv, /^site\/a\.edf,EMG,40,60,span,20,neurogenic-cramp,tremor$/mu);
    assert.match(markdown, /\| Cohen’s kappa, Anna and Ben \| 0\.\d\d \| moderate \|/u);
  });

  it('tell nothing of an unfinished reading but that there is one', async () => {
    const reply = await answered(
      reading('Anna', anna),
      reading('Ben', ben),
      reading('Dora', [['fasciculation', 70, 71]], { finished: false }),
    );
    assert.doesNotMatch(JSON.stringify(reply), /Dora|asciculation/u);
    assert.match(reply.view.notes.join(' '), /One unfinished reading is left out/u);
    assert.match(
      await refused(reading('Anna', anna), reading('Ben', ben, { finished: false })),
      /^Only Anna/u,
    );
    assert.match(await refused(reading('Anna', anna, { finished: false })), /^No reading is finished yet/u);
  });

  it('have intervals from five recordings on, and say why there are none before', async () => {
    const files = Array.from({ length: 5 }, (_, i) =>
      [reading('Anna', anna.slice(i % 2)), reading('Ben', ben.slice(i === 3 ? 1 : 0))].map((file) => ({
        ...file,
        folder: `site${i}`,
      })),
    );
    const five = await answered(...files.flat());
    assert.ok(five.view.pairs[0]?.kappa.low !== undefined);
    assert.ok(five.view.pairs[0].labels.some(({ f1 }) => f1.some(({ low }) => low !== undefined)));
    const { onset, confusion } = five.view.pairs[0];
    assert.ok(onset.median.low !== undefined && onset.median.value === onset.quartiles?.[1]);
    assert.ok(confusion.shares.some((row) => row.some(({ low }) => low !== undefined)));
    assert.match(
      five.markdown,
      /: begin median 1000 ms \(1000 to 1000\), middle half 1000 to 1000 ms, 3 events;/u,
    );
    assert.match(
      five.markdown,
      /^\| Nothing \| Voluntary activity \| 9\.0 \| 0\.02 \(0\.00 to 0\.0\d\) \|$/mu,
    );
    assert.deepEqual(five.view.notes, []);
    const four = await answered(...files.slice(1).flat());
    assert.equal(four.view.pairs[0]?.kappa.low, undefined);
    assert.match(four.view.notes.join(' '), /takes 5 of them/u);
  });

  it('say in one sentence why a figure, or all, can’t be had', async () => {
    assert.match(await refused(), /needs the files of two readers/u);
    const apart = [reading('Anna', anna), reading('Ben', ben, { recording: 'b.edf' })];
    assert.match(await refused(...apart), /^No recording was read by two of Anna and Ben/u);
    assert.match(
      await refused(reading('Anna', []), reading('Ben', [])),
      /^Neither of Anna and Ben has marked/u,
    );
    const all: readonly Marked[] = [['rest', 0, 100]];
    const { view } = await answered(reading('Anna', all), reading('Ben', all));
    assert.equal(view.pairs[0]?.kappa.value, null);
    assert.equal(view.pairs[0].kappa.remark, 'not defined: both call all of it rest');
    assert.equal(view.disagreementCount, 0);
  });

  it('leave out a file that can’t be read, another recording’s, and controls in names', async () => {
    const broken = { ...reading('Carl', anna), source: { bytes: Buffer.from('{') } };
    const shared = { ...reading('x', anna), recording: 'a', name: 'a.edf.labels.json' };
    const { view } = await answered(
      reading('Anna\u202e', anna, { name: 'a.edf.anna.labels.json' }),
      reading('Ben', ben),
      broken,
      {
        ...shared,
        source: { bytes: Buffer.from(serializedShared()) },
      },
    );
    assert.deepEqual(view.readers, ['Anna\\u202e', 'Ben']);
    assert.match(view.notes.join(' '), /a\.edf\.carl\.labels\.json can’t be read/u);
  });
});

function serializedShared(): string {
  return serialize({
    header: {
      version: '1.3',
      recording: 'a.edf',
      durationSeconds: 100,
      channels: [{ name: 'EMG', samplingRate: 1000, samples: 100_000 }],
      fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
    },
    labels: [],
  });
}
