/** What an event of activity says of its irregularity, and whether that counts. */
import assert from 'node:assert/strict';
import { judgeActivity } from '../../../../src/detection/decisions/activeEvent';
import { activityContext } from '../../../../src/detection/decisions/reported';
import type { Evidence } from '../../../../src/detection/result/detectedEvent';
import { evidenceSentence } from '../../../../src/sentences/sentences';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';
import { defaultParameters } from '../../../../src/detection/parameters';
import { dense } from '../scan/activity';
import { reportOf } from '../reports';

const unknownContraction = {
  state: 'unknown',
  value: 0,
  threshold: 0,
  unit: '',
  atSeconds: 0,
  beganWithActivity: true,
} as const;

function irregularitySaid(changes: Partial<EpisodeFeatures>): readonly Evidence[] {
  const features = { ...dense, unitRatePerSecond: 14, ...changes };
  const episode = {
    onsetSeconds: 10,
    endSeconds: 22,
    clippedPart: 0,
    envelope: new Float32Array(0),
    features,
    twitches: undefined,
  };
  const context = activityContext(reportOf(0), episode, unknownContraction, defaultParameters);
  const { evidence } = judgeActivity(features, context, defaultParameters);
  return evidence.filter(({ criterion }) => criterion.includes('regularity'));
}

describe('The irregularity of some units', () => {
  it('counts where its 90 % range is clear of the limit of 0.33, on either side', () => {
    for (const [irregularity, range, criterion, intent] of [
      [0.46, [0.38, 0.6], 'cramp-irregularity', 'involuntary'],
      [0.2, [0.1, 0.3], 'voluntary-regularity', 'unknown'],
    ] as const) {
      const said = irregularitySaid({ irregularity, irregularityRange: range, intent });
      assert.ok(said.some((item) => item.criterion === criterion && item.value === irregularity));
      assert.ok(said.every((item) => item.criterion !== 'irregularity-unknown'));
    }
  });

  it('is said, but counts for nothing, where the range holds the limit', () => {
    const said = irregularitySaid({ irregularity: 0.36, irregularityRange: [0.25, 0.5] });
    assert.deepEqual(
      said.map(({ criterion, contribution }) => [criterion, contribution]),
      [['irregularity-unknown', 0]],
    );
    assert.deepEqual(said.map(evidenceSentence), [
      'How irregularly the units fire does not tell effort from cramp: robust CoV of the intervals 0.36, and its 90 % range holds the limit of 0.33.',
    ]);
  });

  it('is not spoken of where nothing is known of it, or where the units fire too slowly for it to tell', () => {
    assert.deepEqual(irregularitySaid({}), []);
    const slow = { irregularity: 0.36, irregularityRange: [0.25, 0.5], unitRatePerSecond: 1 } as const;
    assert.deepEqual(irregularitySaid(slow), []);
  });
});
