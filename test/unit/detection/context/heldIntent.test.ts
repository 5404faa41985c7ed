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
