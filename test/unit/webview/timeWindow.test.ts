import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sweepSteps } from '../../../webview/view/steps';
import { timeScale, timeToX, xToTime } from '../../../webview/view/timeScale';
import {
  clampWindow,
  firstWindow,
  frameSpan,
  panByDivisions,
  showMoment,
  showWhole,
  windowEnd,
  windowSeconds,
  zoomAt,
} from '../../../webview/view/timeWindow';

const duration = fc.double({ min: 0.01, max: 100_000, noNaN: true });
const sweep = fc.constantFrom(...sweepSteps);
const part = fc.double({ min: 0, max: 1, noNaN: true });
const width = fc.integer({ min: 10, max: 4000 }).map((tenth) => tenth * 10);

describe('the window on the recording', () => {
  it('shows a short recording whole, and ten seconds of a long one', () => {
    assert.deepEqual(firstWindow(8), { startSeconds: 0, secondsPerDivision: 0.8 });
    assert.deepEqual(firstWindow(3600), { startSeconds: 0, secondsPerDivision: 1 });
  });

  it('never leaves the recording', () => {
    fc.assert(
      fc.property(
        duration,
        sweep,
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (seconds, step, start) => {
          const window = clampWindow({ startSeconds: start, secondsPerDivision: step }, seconds);
          assert.ok(window.startSeconds >= 0);
          assert.ok(window.startSeconds === 0 || windowEnd(window) <= seconds * (1 + 1e-9));
        },
      ),
      { seed: 1 },
    );
  });

  it('keeps the moment under the pointer where it is while zooming away from the ends', () => {
    fc.assert(
      fc.property(sweep, sweep, part, (before, after, at) => {
        const seconds = 1e7;
        const window = { startSeconds: seconds / 2, secondsPerDivision: before };
        const focus = window.startSeconds + at * windowSeconds(window);
        const zoomed = zoomAt(window, after, focus, seconds);
        const place = (focus - zoomed.startSeconds) / windowSeconds(zoomed);
        // The sum of a time of 5·10^6 s and a window of 1 ms keeps six digits of the latter.
        assert.ok(Math.abs(place - at) < 1e-5, `${place} instead of ${at}`);
      }),
      { seed: 2 },
    );
  });

  it('holds a moment, and a span of any length whole, after bringing it into view', () => {
    fc.assert(
      fc.property(duration, sweep, part, part, part, (seconds, step, start, from, length) => {
        const window = clampWindow({ startSeconds: start * seconds, secondsPerDivision: step }, seconds);
        const moment = from * seconds;
        const shown = showMoment(window, moment, seconds);
        const slack = 1e-9 * seconds;
        assert.ok(shown.startSeconds <= moment + slack && moment <= windowEnd(shown) + slack);
        const to = moment + length * (seconds - moment);
        const spanned = showWhole(window, moment, to, seconds);
        assert.ok(spanned.startSeconds <= moment + slack && to <= windowEnd(spanned) + slack);
      }),
      { seed: 3 },
    );
  });

  describe('shows a span whole', () => {
    const at = (startSeconds: number, secondsPerDivision: number) => ({ startSeconds, secondsPerDivision });

    it('without moving, where it is in view', () => {
      const window = at(100, 1);
      assert.equal(showWhole(window, 101, 109, 1000), window);
    });

    it('at the same sweep, in the middle, where it fits', () => {
      assert.deepEqual(showWhole(at(0, 1), 500, 504, 1000), at(497, 1));
      assert.equal(showWhole(at(0, 1), 500, 508.9, 1000).secondsPerDivision, 1);
    });

    it('at a slower sweep where it is longer than the window', () => {
      const window = showWhole(at(500, 1), 500, 524.87, 1000);
      assert.equal(window.secondsPerDivision, 5);
      assert.ok(window.startSeconds < 500 && windowEnd(window) > 524.87);
    });

    it('at a faster sweep where it would be a few pixels, in a tenth of the window', () => {
      assert.deepEqual(showWhole(at(0, 180), 900, 902.5, 1800), at(876.25, 5));
    });

    it('never at a faster sweep than a tenth of a second a division for that, and not again and again', () => {
      const once = showWhole(at(0, 1), 500, 500.000_05, 1000);
      assert.equal(once.secondsPerDivision, 0.1);
      assert.equal(showWhole(once, 500, 500.000_05, 1000), once);
      const faster = at(499.9, 0.01);
      assert.equal(showWhole(faster, 499.95, 499.950_05, 1000), faster, 'a fast sweep stays');
    });
  });

  it('frames a selection with room on either side', () => {
    const window = frameSpan(100, 110, 1000);
    assert.equal(window.secondsPerDivision, 1.2);
    assert.equal(window.startSeconds, 99);
  });

  it('pans by whole divisions', () => {
    const window = panByDivisions({ startSeconds: 5, secondsPerDivision: 0.5 }, 9, 1000);
    assert.equal(window.startSeconds, 9.5);
  });
});

describe('time and pixels', () => {
  it('lead back to each other', () => {
    fc.assert(
      fc.property(duration, sweep, width, part, (start, step, columns, at) => {
        const scale = timeScale({ startSeconds: start, secondsPerDivision: step }, 140, columns);
        const x = scale.left + at * columns;
        assert.ok(Math.abs(timeToX(scale, xToTime(scale, x)) - x) < 1e-3);
      }),
      { seed: 4 },
    );
  });

  it('put the left edge within half a pixel of where it was asked for, on a whole column', () => {
    fc.assert(
      fc.property(duration, sweep, width, (start, step, columns) => {
        const scale = timeScale({ startSeconds: start, secondsPerDivision: step }, 0, columns);
        // A thousandth of a pixel for rounding: times of 10^5 s over columns of a microsecond.
        assert.ok(Math.abs(timeToX(scale, start)) <= 0.501);
        assert.ok(Number.isInteger(scale.firstColumn));
      }),
      { seed: 5 },
    );
  });

  it('make ten sweeps exactly as wide as the plot', () => {
    const scale = timeScale({ startSeconds: 0, secondsPerDivision: 0.01 }, 140, 1000);
    assert.equal(timeToX(scale, 0.1) - timeToX(scale, 0), 1000);
  });
});
