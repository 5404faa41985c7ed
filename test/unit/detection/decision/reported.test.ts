/** What an event of activity reports of how sure its irregularity is. */
import assert from 'node:assert/strict';
import { activityContext } from '../../../../src/detection/decision/reported';
import type { Evidence } from '../../../../src/detection/detectedEvent';
import { evidenceSentence } from '../../../../src/detection/sentences';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';
import { defaultParameters } from '../../../../src/detection/parameters';
import { dense } from '../activity';
import { reportOf } from '../reports';

const unknownContraction = {
  state: 'unknown',
  value: 0,
  threshold: 0,
  unit: '',
  atSeconds: 0,
  beganWithActivity: true,
} as const;

function doubtOf(changes: Partial<EpisodeFeatures>): Evidence | undefined {
  const episode = {
    onsetSeconds: 10,
    endSeconds: 22,
    clippedPart: 0,
    features: { ...dense, unitRatePerSecond: 14, ...changes },
  };
  return activityContext(reportOf(0), episode, unknownContraction, defaultParameters).find(
    ({ criterion }) => criterion === 'irregularity-doubt',
  );
}

describe('The irregularity of some units', () => {
  it('is sure where its 90 % range is clear of the limit of 0.33, on either side', () => {
    for (const [irregularity, range] of [
      [0.46, [0.38, 0.6]],
      [0.2, [0.1, 0.3]],
    ] as const) {
      const doubt = doubtOf({ irregularity, irregularityRange: range });
      assert.equal(doubt?.met, true);
      assert.equal(doubt.contribution, 0);
    }
  });

  it('is in doubt where the range spans the limit, by as much as it may be off towards it', () => {
    const doubt = doubtOf({ irregularity: 0.36, irregularityRange: [0.25, 0.5] });
    assert.ok(doubt && !doubt.met);
    assert.ok(Math.abs(doubt.value - 0.11) < 1e-9);
    assert.ok(Math.abs((doubt.threshold ?? NaN) - 0.03) < 1e-9);
    assert.equal(
      evidenceSentence(doubt),
      'How irregularly they fire is not known well enough to tell effort from cramp: it may be off by 0.11 (90 % range), and is 0.03 from the limit.',
    );
  });

  it('is not spoken of where nothing is known of it, or where the units fire too slowly for it to tell', () => {
    assert.equal(doubtOf({}), undefined);
    const slow = { irregularity: 0.36, irregularityRange: [0.25, 0.5], unitRatePerSecond: 1 } as const;
    assert.equal(doubtOf(slow), undefined);
  });
});
