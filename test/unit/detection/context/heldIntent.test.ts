/** What activity and silence were meant to be, once it is known what the muscle did. */
import assert from 'node:assert/strict';
import { heldIntent } from '../../../../src/detection/context/heldIntent';
import { intentTimeline } from '../../../../src/detection/context/intentTimeline';
import { buildWordings } from '../../../../src/detection/context/wordings';
import { parameters } from './courses';

const wordings = buildWordings();
type Span = readonly [onsetSeconds: number, endSeconds: number];
type Said = readonly [text: string, onsetSeconds: number, durationSeconds?: number];

const spanOf = ([onsetSeconds, endSeconds]: Span) => ({ onsetSeconds, endSeconds });

/** The intent of `stretch`; `stale` where it is known from a word to rest said long before. */
function held(
  said: readonly Said[],
  stretch: Span,
  active: readonly Span[] = [],
  contracting: readonly Span[] = [],
): string {
  const annotations = said.map(([text, onsetSeconds, durationSeconds = 0]) => ({
    text,
    onsetSeconds,
    durationSeconds,
  }));
  const timeline = intentTimeline(annotations, [], 120, parameters, wordings);
  const done = { active: active.map(spanOf), contracting: contracting.map(spanOf) };
  const { intent, isStale } = heldIntent(timeline, spanOf(stretch), done, parameters);
  return isStale ? `${intent}, stale` : intent;
}

describe('A command', () => {
  it('holds for what begins within 10 s of it, and as long as that lasts', () => {
    const said: readonly Said[] = [['go', 5]];
    assert.equal(held(said, [5.3, 60], [[5.3, 60]]), 'voluntary');
    assert.equal(held(said, [14, 60], [[14, 60]]), 'voluntary');
    assert.equal(held(said, [16, 60], [[16, 60]]), 'unknown');
  });

  it('is done when what it asked for has ended, be it soon', () => {
    const active: readonly Span[] = [
      [5.3, 8],
      [10.5, 40],
    ];
    assert.equal(held([['hold', 5]], [5.3, 8], active), 'voluntary');
    assert.equal(held([['hold', 5]], [10.5, 40], active), 'unknown');
  });

  it('goes on over short pauses of an exercise', () => {
    const active: readonly Span[] = [
      [5.3, 12],
      [13.2, 20],
      [21.5, 30],
    ];
    assert.equal(held([['go', 5]], [21.5, 30], active), 'voluntary');
  });

  it('is not answered by what is over at once, as a movement of the needle', () => {
    const active: readonly Span[] = [
      [6, 6.1],
      [9, 20],
    ];
    assert.equal(held([['go', 5]], [9, 20], active), 'voluntary');
  });

  it('tells silence while it is obeyed elsewhere from silence after the site has obeyed', () => {
    const said: readonly Said[] = [['contract', 5]];
    assert.equal(held(said, [5.5, 30], [], [[5.5, 30]]), 'voluntary');
    assert.equal(held(said, [20, 60], [[5.3, 20]], [[5.3, 60]]), 'unknown');
  });

  it('with a duration holds for all of it, and is followed by rest', () => {
    const said: readonly Said[] = [['contract', 5, 40]];
    assert.equal(held(said, [30, 44], [[30, 44]]), 'voluntary');
    assert.equal(held(said, [46, 50], [[46, 50]]), 'involuntary');
  });

  it('holds anew when it is given again', () => {
    const active: readonly Span[] = [
      [5.3, 8],
      [30.4, 40],
    ];
    const said: readonly Said[] = [
      ['push', 5],
      ['push', 30],
    ];
    assert.equal(held(said, [30.4, 40], active), 'voluntary');
  });

  it('to rest is stale for activity that begins later than 10 s after it', () => {
    assert.equal(held([['relax', 5]], [12, 30]), 'involuntary');
    assert.equal(held([['relax', 5]], [16, 30]), 'involuntary, stale');
    assert.equal(held([['rest', 5, 60]], [30, 40]), 'involuntary');
  });

  it('counts for what lies within it for the most part', () => {
    const said: readonly Said[] = [
      ['contract', 10],
      ['relax', 20],
    ];
    assert.equal(held(said, [12, 21]), 'voluntary');
    assert.equal(held(said, [15, 25]), 'unknown');
    assert.equal(held(said, [15, 15]), 'voluntary');
    assert.equal(held(said, [130, 140]), 'unknown');
  });
});

describe('A word to rest', () => {
  const rest: Said = ['rest', 1];
  const effort: Span = [20.4, 30];

  it('does not hold for activity that begins with a remark nobody can read', () => {
    for (const [text, seconds] of [
      ['ok', 20],
      ['Block A', 18.5],
      ['x', 21.3],
    ] as const) {
      assert.equal(held([rest, [text, seconds]], effort, [effort]), 'unknown', text);
    }
  });

  it('holds where the remark stands elsewhere, or came before it', () => {
    assert.equal(held([rest, ['ok', 17]], effort, [effort]), 'involuntary, stale');
    assert.equal(held([rest, ['ok', 24]], effort, [effort]), 'involuntary, stale');
    assert.equal(
      held(
        [
          ['ok', 19],
          ['rest', 19.5],
        ],
        effort,
        [effort],
      ),
      'involuntary',
    );
  });

  it('holds for silence, which begins where an effort ends', () => {
    assert.equal(
      held(
        [
          ['contract', 5],
          ['relax', 10],
          ['ok', 10.6],
        ],
        [10.5, 40],
        [[5.3, 10.5]],
      ),
      'involuntary',
    );
  });

  it('does not hold for the later efforts of an exercise either, but does after a longer pause', () => {
    const active: readonly Span[] = [effort, [31, 36], [40, 50]];
    const said: readonly Said[] = [rest, ['ok', 20]];
    assert.equal(held(said, [31, 36], active), 'unknown');
    assert.equal(held(said, [40, 50], active), 'involuntary, stale');
  });

  it('holds beside what is seen or felt, what speaks of a thing, and what a study calls nothing', () => {
    for (const text of ['pain', 'aua!', 'fibs', 'twitching', 'filter 20 Hz', 'cannot contract', '2']) {
      assert.equal(held([rest, [text, 20]], effort, [effort]), 'involuntary, stale', text);
    }
  });

  it('holds beside marks that are set again and again, at an onset or not', () => {
    const clock = Array.from({ length: 20 }, (_, i): Said => ['S 1', 2 + 3 * i]);
    assert.equal(held([rest, ...clock], effort, [effort]), 'involuntary, stale');
    const active: readonly Span[] = [effort, [40.5, 50]];
    assert.equal(held([rest, ['S 1', 20], ['S 1', 40]], effort, active), 'unknown');
  });

  it('is outweighed by a cramp that is reported', () => {
    assert.equal(held([rest, ['ok', 20], ['cramp', 21]], effort, [effort]), 'involuntary');
  });

  it('does not hold for activity that ends as somebody is told to let go', () => {
    assert.equal(held([rest, ['relax', 29.5]], effort, [effort]), 'unknown');
    assert.equal(held([rest, ['rest', 30.3]], effort, [effort]), 'unknown');
    assert.equal(held([rest, ['relax', 27]], effort, [effort]), 'involuntary, stale');
    assert.equal(held([rest, ['relax', 31]], effort, [effort]), 'involuntary, stale');
  });

  it('holds for what goes on after an effort was let go', () => {
    const said: readonly Said[] = [
      ['contract', 5],
      ['relax', 10],
    ];
    assert.equal(held(said, [10.4, 13], [[5.3, 13]]), 'involuntary');
    assert.equal(held(said, [10.2, 11.6], [[10.2, 11.6]]), 'involuntary');
  });
});
