/** Whether the person meant it: from remarks and cues, whatever state they are in. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CueTrack } from '../../../../src/detection/context/cueChannel';
import { intentTimeline } from '../../../../src/detection/context/intentTimeline';
import { buildWordings } from '../../../../src/detection/context/wordings';
import { parameters } from './courses';

const wordings = buildWordings();
type Said = readonly [text: string, onset: number, duration?: number];

function timeline(said: readonly Said[], cues: readonly CueTrack[] = [], seconds = 60) {
  const annotations = said.map(([text, onsetSeconds, durationSeconds = 0]) => ({
    text,
    onsetSeconds,
    durationSeconds,
  }));
  return intentTimeline(annotations, cues, seconds, parameters, wordings);
}

function told(...arguments_: Parameters<typeof timeline>): string {
  return timeline(...arguments_)
    .spans.map(({ onsetSeconds, endSeconds, intent }) => `${onsetSeconds}-${endSeconds} ${intent}`)
    .join(', ');
}

describe('The intent timeline', () => {
  it('is unknown throughout where nothing is said', () => {
    assert.equal(told([]), '0-60 unknown');
  });

  it('is voluntary from a request to its release, and not voluntary after it', () => {
    assert.equal(
      told([
        ['contract', 10],
        ['relax', 20],
      ]),
      '0-10 unknown, 10-20 voluntary, 20-60 involuntary',
    );
  });

  it('hears a command of one word, but not in the first second, where it speaks of the recording', () => {
    assert.equal(
      told([
        ['start', 0],
        ['go', 10],
        ['stop', 20],
      ]),
      '0-10 unknown, 10-20 voluntary, 20-60 involuntary',
    );
  });

  it('knows nothing from a remark that asks for both', () => {
    assert.equal(told([['contract, relax', 10]]), '0-10 unknown, 10-60 unknown');
    assert.equal(
      told([
        ['rest', 0],
        ['Contract / relax trial', 10],
        ['relax', 20],
      ]),
      '0-10 involuntary, 10-20 unknown, 20-60 involuntary',
    );
  });

  it('takes a protocol told at the beginning by its times', () => {
    const expected = '0-6 unknown, 6-9 voluntary, 9-60 involuntary';
    for (const remark of [
      'contract at 6 s; relax at 9 s',
      'Contract at 6 s, relax at 9 s.',
      'contract at 6.0 sec then relax at 9.0 sec',
      '6 s: contract; 9 s: relax',
      'hold from 6 s; rest from 9 s',
      'contract 6-9 s; relax at 9 s',
      'hold 6 to 9 s, relax from 9 s',
      'anspannen bei 6 s; entspannen bei 9 s',
      'contracter à 6 s; relâcher à 9 s',
    ]) {
      assert.equal(told([[remark, 0]]), expected, remark);
    }
    assert.equal(told([['contract for 5 s, relax for 5 s', 0]]), '0-60 unknown');
    assert.equal(told([['contract at 60 s; relax at 90 s', 0]]), '0-60 unknown');
  });

  it("ends a request with its own duration, and knows nothing after a rest's own duration", () => {
    assert.equal(
      told([
        ['rest', 0, 5],
        ['MVC', 10, 3],
      ]),
      '0-5 involuntary, 5-10 unknown, 10-13 voluntary, 13-60 involuntary',
    );
  });

  it('takes a cramp marker back to the cue before it, at most 3 s, and on to the next contraction', () => {
    assert.equal(
      told([
        ['contract', 10],
        ['relax', 20],
        ['cramp', 22],
        ['contract', 40],
      ]),
      '0-10 unknown, 10-20 voluntary, 20-40 involuntary, 40-60 voluntary',
    );
    assert.equal(told([['cramp', 22]]), '0-19 unknown, 19-60 involuntary');
    assert.equal(
      told([
        ['cramp', 22],
        ['cramp gone', 30],
      ]),
      '0-19 unknown, 19-30 involuntary, 30-60 unknown',
    );
  });

  it('does not know how much of an effort that is asked for is the cramp that is reported in it', () => {
    const reported = (seconds: number): readonly Said[] => [
      ['contract', 10],
      ['cramp', seconds],
    ];
    assert.equal(told(reported(20)), '0-10 unknown, 10-17 voluntary, 17-20 unknown, 20-60 involuntary');
    assert.equal(told(reported(12)), '0-10 unknown, 10-12 unknown, 12-60 involuntary');
  });

  const target = (spans: CueTrack['spans']): CueTrack => ({ name: 'Target', unit: '%', greatest: 20, spans });

  it('follows a cue channel against remarks from its first request on, but believes a report of cramp over both', () => {
    const cue = target([
      { isOn: false, onsetSeconds: 0, endSeconds: 10 },
      { isOn: true, onsetSeconds: 10, endSeconds: 30 },
      { isOn: false, onsetSeconds: 30, endSeconds: 60 },
    ]);
    assert.equal(
      told(
        [
          ['contract', 2],
          ['relax', 20],
        ],
        [cue],
      ),
      '0-2 unknown, 2-10 voluntary, 10-30 voluntary, 30-60 involuntary',
    );
    assert.equal(
      told([['cramp', 20]], [cue]),
      '0-10 unknown, 10-17 voluntary, 17-20 unknown, 20-60 involuntary',
    );
  });

  it('believes a command that the cue channel does not show, until that asks for something itself', () => {
    const cue = target([
      { isOn: false, onsetSeconds: 0, endSeconds: 10 },
      { isOn: true, onsetSeconds: 10, endSeconds: 15 },
      { isOn: false, onsetSeconds: 15, endSeconds: 40 },
      { isOn: true, onsetSeconds: 40, endSeconds: 45 },
      { isOn: false, onsetSeconds: 45, endSeconds: 60 },
    ]);
    assert.equal(
      told([['contract', 20]], [cue]),
      '0-10 unknown, 10-15 voluntary, 15-20 involuntary, 20-40 voluntary, 40-45 voluntary, 45-60 involuntary',
    );
  });

  it('believes a command whose effort is too weak for the cue channel, however soon that asks for the next', () => {
    const cue = target([
      { isOn: true, onsetSeconds: 5, endSeconds: 10 },
      { isOn: false, onsetSeconds: 10, endSeconds: 23 },
      { isOn: true, onsetSeconds: 23, endSeconds: 28 },
      { isOn: false, onsetSeconds: 28, endSeconds: 60 },
    ]);
    const released: readonly Said[] = [
      ['contract', 15],
      ['relax', 20],
      ['contract', 23.5],
      ['relax', 28],
    ];
    assert.equal(
      told(released, [cue]),
      '0-5 unknown, 5-10 voluntary, 10-15 involuntary, 15-20 voluntary, 20-23 involuntary, 23-28 voluntary, 28-60 involuntary',
    );
    const commanded = released.filter(([text]) => text === 'contract');
    assert.equal(
      told(commanded, [cue]),
      '0-5 unknown, 5-10 voluntary, 10-15 involuntary, 15-23 voluntary, 23-28 voluntary, 28-60 involuntary',
    );
  });

  it('leaves a command to a cue channel that asks for its effort some seconds later', () => {
    const cue = target([
      { isOn: true, onsetSeconds: 5, endSeconds: 10 },
      { isOn: false, onsetSeconds: 10, endSeconds: 23 },
      { isOn: true, onsetSeconds: 23, endSeconds: 28 },
      { isOn: false, onsetSeconds: 28, endSeconds: 60 },
    ]);
    const said: readonly Said[] = [
      ['contract', 18],
      ['relax', 28],
    ];
    assert.equal(
      told(said, [cue]),
      '0-5 unknown, 5-10 voluntary, 10-23 involuntary, 23-28 voluntary, 28-60 involuntary',
    );
  });

  it('knows nothing where a contraction and rest are asked for at one moment', () => {
    const both: readonly Said[] = [
      ['relax', 5],
      ['contract', 20],
      ['relax', 20],
    ];
    assert.equal(told(both), '0-5 unknown, 5-20 involuntary, 20-60 unknown');
    assert.equal(told([['relax, then contract', 20]]), '0-20 unknown, 20-60 unknown');
  });

  it('ignores remarks outside the recording and onsets and durations that are no numbers', () => {
    const odd: readonly Said[] = [
      ['contract', NaN],
      ['contract', -5],
      ['contract', 60],
      ['contract', 1e12],
      ['contract', Infinity],
    ];
    assert.equal(told(odd), '0-60 unknown');
    assert.equal(told([['contract', -5, 8]]), '0-3 voluntary, 3-60 involuntary');
    assert.equal(told([['contract', 50, 1e9]]), '0-50 unknown, 50-60 voluntary');
    assert.equal(told([['contract', 50, NaN]]), '0-50 unknown, 50-60 voluntary');
    assert.deepEqual(timeline([['contract', 0]], [], 0).spans, []);
    assert.deepEqual(timeline([['contract', 0]], [], NaN).spans, []);
  });

  it('keeps markers, a cramp for at most 2 min, and a stretch until it is said to end', () => {
    const t = timeline(
      [
        ['rest', 0],
        ['cramp', 10],
        ['stretch', 20],
        ['stretch ends', 24],
        ['needle in knot', 30],
      ],
      [],
      600,
    );
    assert.deepEqual(
      t.markers.map(({ kind, onsetSeconds, endSeconds }) => [kind, onsetSeconds, endSeconds]),
      [
        ['cramp', 10, 130],
        ['stretch', 20, 24],
        ['in-region', 30, 30],
      ],
    );
  });

  it('covers the recording in order, without gap or overlap, whatever is said', () => {
    const word = fc.constantFrom(
      'contract',
      'relax',
      'rest',
      'cramp',
      'cramp over',
      'rest ends',
      'stretch',
      'x',
    );
    const number = fc.oneof(
      fc.double({ min: -20, max: 80 }),
      fc.constantFrom(NaN, Infinity, -Infinity, 0, 1e300),
    );
    const cue = fc
      .array(fc.double({ min: 0, max: 70, noNaN: true }), { maxLength: 6 })
      .map((edges): CueTrack => {
        const sorted = edges.sort((a, b) => a - b);
        return target(
          sorted
            .slice(1)
            .map((endSeconds, i) => ({ isOn: i % 2 === 0, onsetSeconds: sorted[i]!, endSeconds })),
        );
      });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, number, number), { maxLength: 12 }),
        fc.array(cue, { maxLength: 2 }),
        (said, cues) => {
          const { spans } = timeline(said, cues);
          assert.equal(spans[0]?.onsetSeconds, 0);
          assert.equal(spans.at(-1)?.endSeconds, 60);
          for (const [i, span] of spans.entries()) {
            assert.ok(span.onsetSeconds < span.endSeconds);
            if (i > 0) assert.equal(span.onsetSeconds, spans[i - 1]!.endSeconds);
          }
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
