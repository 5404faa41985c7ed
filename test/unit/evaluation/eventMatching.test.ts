import assert from 'node:assert/strict';
import { matchByCollar, withinCollar } from '../../evaluation/metrics/collar';
import { edgeDifferences, edgeError } from '../../evaluation/metrics/edgeErrors';
import { matchEvents } from '../../evaluation/metrics/eventMatching';
import { countByClass, f1Of, macroF1, precisionOf, recallOf } from '../../evaluation/metrics/f1';
import { iouOf } from '../../evaluation/spans';
import { judged, said, truth } from './build';

describe('Event matching', () => {
  it('measures overlap as intersection over union', () => {
    const span = (onsetSeconds: number, endSeconds: number) => ({ onsetSeconds, endSeconds });
    assert.equal(iouOf(span(0, 10), span(5, 15)), 1 / 3);
    assert.equal(iouOf(span(0, 10), span(0, 10)), 1);
    assert.equal(iouOf(span(0, 10), span(10, 20)), 0);
    assert.equal(iouOf(span(3, 3), span(3, 3)), 0);
  });

  it('finds an event at IoU 0.5 exactly and not a hair below', () => {
    const at = (end: number) => matchEvents(judged([truth('a', 0, 10)], [said('a', 0, end)]), 0.5);
    assert.equal(at(5).pairs.length, 1);
    assert.equal(at(4.999).pairs.length, 0);
    assert.equal(at(20).pairs.length, 1);
    assert.equal(at(20.01).pairs.length, 0);
  });

  it('counts an event that was found in two pieces once, and the other piece as false', () => {
    const { pairs, missed, extra } = matchEvents(
      judged([truth('a', 0, 10)], [said('a', 0, 6), said('a', 6, 10)]),
      0.3,
    );
    assert.equal(pairs.length, 1);
    assert.equal(pairs[0]!.iou, 0.6);
    assert.equal(missed.length, 0);
    assert.equal(extra.length, 1);
  });

  it('never pairs across labels or channels', () => {
    const wrongLabel = matchEvents(judged([truth('a', 0, 10)], [said('b', 0, 10)]), 0.5);
    const wrongChannel = matchEvents(judged([truth('a', 0, 10, 1)], [said('a', 0, 10)]), 0.5);
    assert.equal(wrongLabel.pairs.length + wrongChannel.pairs.length, 0);
  });

  it('counts by class as worked out by hand: F1 of a is 2/3, of b 0, their mean 1/3', () => {
    const counts = countByClass([
      matchEvents(judged([truth('a', 0, 10), truth('a', 20, 30)], [said('a', 0, 10)]), 0.5),
      matchEvents(judged([truth('b', 0, 10)], [said('b', 50, 60)]), 0.5),
    ]);
    const a = counts.get('a')!;
    assert.deepEqual(a, { found: 1, missed: 1, extra: 0 });
    assert.equal(precisionOf(a), 1);
    assert.equal(recallOf(a), 0.5);
    assert.equal(f1Of(a), 2 / 3);
    assert.equal(f1Of(counts.get('b')!), 0);
    assert.equal(macroF1(counts, ['a', 'b']), 1 / 3);
  });

  it('says of a class without any event that it has no score', () => {
    assert.ok(Number.isNaN(macroF1(new Map(), ['a'])));
  });

  it('has a collar of 0.25 s for the onset and of 0.5 s or a fifth for the end', () => {
    const span = (onsetSeconds: number, endSeconds: number) => ({ onsetSeconds, endSeconds });
    assert.ok(withinCollar(span(1, 2), span(1.25, 2.5)));
    assert.ok(!withinCollar(span(1, 2), span(1.26, 2)));
    assert.ok(!withinCollar(span(1, 2), span(1, 2.51)));
    assert.ok(withinCollar(span(0, 50), span(0, 60)));
    assert.ok(!withinCollar(span(0, 50), span(0, 60.1)));
    const { pairs } = matchByCollar(judged([truth('a', 0, 10)], [said('a', 0.2, 10.4), said('a', 0.01, 10)]));
    assert.equal(pairs[0]!.detected.onsetSeconds, 0.01);
  });

  it('gives edge errors as median, 95th percentile and bias', () => {
    const late = [0, 0.1, 0.2, 0.3, -0.4];
    const { pairs } = matchEvents(
      judged(
        late.map((_, i) => truth('a', 10 * i, 10 * i + 5)),
        late.map((by, i) => said('a', 10 * i + by, 10 * i + 5)),
      ),
      0.5,
    );
    const { medianSeconds, p95Seconds, biasSeconds, count } = edgeError(
      edgeDifferences(pairs, 'onsetSeconds'),
    );
    const near = (value: number, expected: number) =>
      assert.ok(Math.abs(value - expected) < 1e-9, `${value}`);
    near(medianSeconds, 0.2);
    near(p95Seconds, 0.38); // numpy.percentile([0, .1, .2, .3, .4], 95)
    near(biasSeconds, 0.1);
    assert.equal(count, 5);
  });
});
