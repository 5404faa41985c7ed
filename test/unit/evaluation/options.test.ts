import { deepEqual, equal, throws } from 'node:assert/strict';
import { readOptions } from '../../evaluation/options';

function optionsOf(...args: string[]): Exclude<ReturnType<typeof readOptions>, 'help'> {
  const options = readOptions(args);
  if (options === 'help') throw new Error('It is the help.');
  return options;
}

describe('The options of the evaluation', () => {
  it('take 0 for what can be left out', () => {
    const { hybrids, variants, perSilenceTrap } = optionsOf(
      '--hybrids',
      '0',
      '--variants',
      '0',
      '--traps',
      '0',
    );
    deepEqual({ hybrids, variants, perSilenceTrap }, { hybrids: 0, variants: 0, perSilenceTrap: 0 });
  });

  it('take no 0 for what nothing runs without', () => {
    throws(() => readOptions(['--each', '0']), /--each takes a whole number from 1 up, not 0\./u);
    throws(() => readOptions(['--jobs', '0']), /--jobs takes a whole number from 1 up, not 0\./u);
  });

  it('take whole numbers only', () => {
    for (const value of ['=-1', '=1.5', '=many', '=']) {
      throws(() => readOptions([`--variants${value}`]), /from 0 up/u);
    }
  });

  it('write beside the committed report for the whole evaluation only', () => {
    const whole = optionsOf().out;
    for (const left of ['--hybrids', '--variants', '--traps']) {
      equal(optionsOf(left, '0').out === whole, false, left);
    }
  });
});
