/** Discharges marked on the trace: thinned to the columns there are. */
import assert from 'node:assert/strict';
import { dischargeRuns, dischargesSeen } from '../../../webview/traces/dischargeColumns';
import { timeScale } from '../../../webview/view/timeScale';

/** Ten columns of 0.1 s, from pixel 50 on, that begin at 2 s. */
const scale = timeScale({ startSeconds: 2, secondsPerDivision: 0.1 }, 50, 10);

const train = (...seconds: readonly number[]): Float64Array => Float64Array.from(seconds);

describe('marks of discharges', function () {
  it('stand where their moments are, each in its unit’s colour, and nowhere else', () => {
    const trains = [train(1.5, 2.2, 9), train(2.5)];
    assert.deepEqual(dischargeRuns(trains, 0, scale, 1), [
      { unit: 0, from: 52, end: 53 },
      { unit: 1, from: 55, end: 56 },
    ]);
    assert.equal(dischargesSeen(trains, scale), 2);
  });

  it('are the chosen unit’s where several fire in one column, whichever it is', () => {
    const trains = [train(2.3), train(2.3), train(2.3)];
    for (const chosen of [0, 1, 2]) {
      assert.deepEqual(dischargeRuns(trains, chosen, scale, 1), [{ unit: chosen, from: 53, end: 54 }]);
    }
  });

  it('are cut off at the edges of the picture', () => {
    assert.deepEqual(dischargeRuns([train(2, 2.999)], 0, scale, 4), [
      { unit: 0, from: 50, end: 52 },
      { unit: 0, from: 58, end: 60 },
    ]);
  });

  it('are no more than there are columns, of 60,000 discharges', () => {
    const trains = Array.from({ length: 8 }, (_, unit) =>
      Float64Array.from({ length: 7500 }, (__, index) => (index + unit / 8) / 7500),
    );
    const whole = timeScale({ startSeconds: 0, secondsPerDivision: 0.1 }, 0, 1000);
    assert.equal(dischargesSeen(trains, whole), 60_000);
    const runs = dischargeRuns(trains, 3, whole, 1);
    assert.deepEqual(runs, [{ unit: 3, from: 0, end: 1000 }]);
  });
});
