import assert from 'node:assert/strict';
import { type Effort, recruitmentOf } from '../../../../src/detection/recruitment/recruitment';

/** A train whose rate goes evenly from one to another between two moments. */
function train(from: number, to: number, begins: number, ends: number): Float64Array {
  const times: number[] = [];
  for (let time = from; time < to; time += 1 / (begins + ((ends - begins) * (time - from)) / (to - from))) {
    times.push(time);
  }
  return Float64Array.from(times);
}

const believed = (times: Float64Array) => ({ times, isValid: true, missedFraction: 0 });

/** Ten seconds of effort that rises evenly after a second of rest; two units. */
function effort(changes: Partial<Effort> = {}): Effort {
  return {
    onsetSeconds: 1,
    endSeconds: 11,
    trains: [believed(train(1.5, 11, 7, 15)), believed(train(5, 11, 7, 12))],
    course: {
      by: 'force',
      hopSeconds: 0.1,
      values: Float32Array.from({ length: 110 }, (_, hop) => Math.max(0, hop - 10)),
    },
    ...changes,
  };
}

describe('Recruitment over an effort', () => {
  it('is the rate at which the first unit begins, and its rate when the second begins', () => {
    const found = recruitmentOf(effort());
    assert.deepEqual(found.doubts, []);
    assert.equal(found.units, 2);
    assert.equal(found.effortBy, 'force');
    assert.ok(Math.abs((found.onsetRate ?? 0) - 7.3) < 0.3, `onset ${found.onsetRate}`);
    assert.ok(Math.abs((found.recruitmentRate ?? 0) - 9.6) < 0.5, `recruitment ${found.recruitmentRate}`);
    assert.ok(Math.abs((found.fastestRate ?? 0) - 14.8) < 0.5, `fastest ${found.fastestRate}`);
    assert.equal(found.ratio, (found.fastestRate ?? 0) / 2);
  });

  it('has no onset nor recruitment rate where the effort does not rise, or began before the recording', () => {
    const steady = recruitmentOf(
      effort({ course: { by: 'amplitude', hopSeconds: 0.1, values: new Float32Array(110).fill(5) } }),
    );
    assert.deepEqual([steady.onsetRate, steady.recruitmentRate], [undefined, undefined]);
    assert.deepEqual(steady.doubts, ['effort-does-not-rise']);
    assert.ok((steady.fastestRate ?? 0) > 14);
    const cut = recruitmentOf(
      effort({ onsetSeconds: 0, trains: [believed(train(0.02, 11, 9, 15)), believed(train(5, 11, 7, 12))] }),
    );
    assert.deepEqual(cut.doubts, ['began-before']);
    assert.equal(cut.onsetRate, undefined);
  });

  it('is unknown with one unit, or with trains that miss more than a tenth of their discharges', () => {
    const [first, second] = effort().trains;
    assert.ok(first && second);
    for (const trains of [
      [first],
      [first, { ...second, missedFraction: 0.2 }],
      [first, { ...second, isValid: false }],
      [],
    ]) {
      const found = recruitmentOf(effort({ trains }));
      assert.deepEqual(found.doubts, ['too-few-units']);
      assert.equal(found.fastestRate, undefined);
    }
  });

  it('takes the fastest rate only while at most four units fire, whether their trains can be believed or not', () => {
    const crowd = Array.from({ length: 3 }, (_, k) => ({
      times: train(6 + k / 10, 11, 10, 10),
      isValid: false,
      missedFraction: 1,
    }));
    const found = recruitmentOf(effort({ trains: [...effort().trains, ...crowd] }));
    assert.ok((found.fastestRate ?? 0) < 12, `fastest ${found.fastestRate}`);
    const always = crowd.map((each) => ({ ...each, times: train(1, 11, 10, 10) }));
    const never = recruitmentOf(
      effort({ trains: [believed(train(1.5, 11, 7, 15)), believed(train(1.6, 11, 7, 12)), ...always] }),
    );
    assert.ok(never.doubts.includes('never-few-units'));
    assert.equal(never.fastestRate, undefined);
  });

  it('does not take a lone discharge for a unit that begins', () => {
    const times = Float64Array.of(1.2, ...train(3, 11, 7, 12));
    const found = recruitmentOf(effort({ trains: [believed(times), believed(train(6, 11, 7, 9))] }));
    assert.ok((found.onsetRate ?? 0) > 6.5, `onset ${found.onsetRate}`);
  });
});
