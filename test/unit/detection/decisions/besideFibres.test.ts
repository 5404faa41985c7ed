/** Fasciculations beside fibres: a label of their own. */
import assert from 'node:assert/strict';
import { besideFibres } from '../../../../src/detection/decisions/besideFibres';
import type { Twitches } from '../../../../src/detection/features/twitches';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { EventLabel } from '../../../../src/detection/result/eventLabels';
import { dense } from '../scan/activity';

const irregular: Twitches = {
  onsetSeconds: 11,
  endSeconds: 21,
  count: 12,
  activeSeconds: 0.24,
  medianIntervalSeconds: 0.7,
  irregularity: 0.8,
};

const found = (twitches: Twitches | undefined, label: EventLabel): ReturnType<typeof besideFibres> =>
  besideFibres({ twitches }, { ...dense, peakMicrovolts: 1800 }, { label }, defaultParameters);

describe('Beside fibres', () => {
  it('large potentials that come irregularly are fasciculations, over their own time', () => {
    for (const label of ['fibrillation', 'positive-sharp-wave'] as const) {
      const event = found(irregular, label);
      assert.equal(event?.label, 'fasciculation');
      assert.ok(event.probability > 0.9);
      assert.deepEqual([event.onsetSeconds, event.endSeconds], [11, 21]);
    }
  });

  it('what comes at one interval, as a heart or a pacemaker, or as fast as in an effort, is none', () => {
    assert.equal(
      found({ ...irregular, irregularity: 0.05, medianIntervalSeconds: 0.12 }, 'fibrillation'),
      undefined,
    );
    assert.equal(found({ ...irregular, irregularity: 0.02, activeSeconds: 6 }, 'fibrillation'), undefined);
  });

  it('nothing is said where nothing was found, or where the episode is of no fibres', () => {
    assert.equal(found(undefined, 'fibrillation'), undefined);
    assert.equal(found(irregular, 'voluntary'), undefined);
    assert.equal(found(irregular, 'indeterminate'), undefined);
  });
});
