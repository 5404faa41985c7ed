/** Findings about a muscle, from what was measured of it. */
import assert from 'node:assert/strict';
import type { MeasuredMuscle } from '../../../../src/detection/background/channelBackground';
import { muscleRatios, weigh } from '../../../../src/detection/background/evidence';
import { patternFeatures } from '../../../../src/detection/background/patternFeatures';
import {
  potentialFeatureNames,
  potentialFeatures,
  type PotentialFeatures,
} from '../../../../src/detection/background/potentialFeatures';
import {
  type BackgroundReference,
  readReference,
  shippedReference,
} from '../../../../src/detection/background/reference';
import shipped from '../../../../src/detection/background/reference.json';
import { findingsOf } from '../../../../src/detection/findings/findings';
import type { InterferenceEpoch } from '../../../../src/detection/interference/epochs';
import type { MuscleFinding } from '../../../../src/detection/result/muscleFindings';
import { abstentionLines, referenceSentences } from '../../../../src/sentences/findings';
import { evidenceSentence } from '../../../../src/sentences/sentences';

const epoch: InterferenceEpoch = {
  onsetSeconds: 0,
  turnsPerSecond: 200,
  amplitudeMicrovolts: 1100,
  activity: 0.6,
  smallSegmentsPerSecond: 150,
  upperAmplitudeMicrovolts: 9000,
  medianAmplitudeMicrovolts: 800,
  medianSegmentSeconds: 0.0012,
  upperSegmentSeconds: 0.003,
  rmsMicrovolts: 250,
  sharpPart: 0.03,
};

function muscle(others: Partial<MeasuredMuscle> = {}): MeasuredMuscle {
  return {
    index: 0,
    channel: { name: 'Deltoid R', unit: 'uV', samplingRate: 32_768 },
    epochs: Array.from({ length: 5 }, (_, k) => ({ ...epoch, onsetSeconds: 2 + k })),
    recruitment: [],
    humLeftMicrovolts: 0,
    ...others,
  };
}

/** A laboratory that separates every pair well, and has values of potentials too. */
const laboratory: BackgroundReference = (() => {
  const claims = shipped.claims.map((claim) => ({ ...claim, lowerArea: 0.9, roomArea: 0.5 }));
  const [like] = shipped.features;
  const potential = {
    ...like,
    name: 'muap-duration',
    group: 'length',
    scale: 'linear',
    mean: 10,
    deviation: 2,
  };
  return readReference(
    {
      ...shipped,
      claims,
      recruitment: { ...shipped.recruitment, claims },
      potentials: {
        features: [
          { ...potential, neurogenic: 2.5, myopathic: -2.5, normalRange: [6.6, 14.2], wholeRange: [4, 25] },
        ],
        offset: { neurogenic: 0, myopathic: 0 },
        claims,
        leastUnits: 5,
      },
    },
    'of a test',
  );
})();

function potentials(duration: number, units = 8): PotentialFeatures {
  const values = Object.fromEntries(potentialFeatureNames.map((name) => [name, undefined]));
  return { units, values: { ...values, 'muap-duration': duration } as PotentialFeatures['values'] };
}

const labelsOf = (findings: readonly MuscleFinding[]): readonly string[] =>
  findings.map(({ label }) => label);

describe('Findings about a muscle', () => {
  it('are three where everything speaks: recruitment, potentials, and an impression of the whole', () => {
    const { findings, abstentions } = findingsOf([muscle()], [potentials(14)], { reference: laboratory });
    assert.deepEqual(labelsOf(findings), [
      'recruitment-neurogenic',
      'potentials-neurogenic',
      'impression-neurogenic',
    ]);
    assert.deepEqual(abstentions, []);
  });

  it('span what was measured, name the reference, and have probabilities that add up to 1', () => {
    const [finding] = findingsOf([muscle()], undefined, { reference: laboratory }).findings;
    assert.ok(finding);
    assert.deepEqual([finding.onsetSeconds, finding.endSeconds, finding.channels], [2, 7, [0]]);
    assert.match(finding.reference, /^Concentric needle.* [0-9a-f]{12}$/u);
    const sum = finding.alternatives.reduce((all, { probability }) => all + probability, finding.probability);
    assert.ok(Math.abs(sum - 1) < 1e-12);
  });

  it('have contributions that add up to what was decided by, each with the range of normal muscles', () => {
    const { findings } = findingsOf([muscle()], undefined, { reference: laboratory });
    const impression = findings.find(({ label }) => label === 'impression-neurogenic');
    const weighed = impression?.evidence.filter(({ contribution }) => contribution !== 0) ?? [];
    assert.equal(weighed.length, laboratory.features.length);
    for (const { normalLow, normalHigh } of weighed) assert.ok((normalLow ?? NaN) < (normalHigh ?? NaN));
    const features = weigh(patternFeatures(muscle().epochs), laboratory);
    const uncapped = { ...laboratory, limits: { ...laboratory.limits, muscleCap: 20 } };
    const { neurogenic, myopathic } = muscleRatios(features ?? [], uncapped);
    const { offset } = laboratory;
    const runnerUp =
      impression?.alternatives[0]?.label === 'impression-normal' ? 0 : myopathic - offset.myopathic;
    const sum = weighed.reduce((all, { contribution }) => all + contribution, 0);
    assert.ok(Math.abs(sum - (neurogenic - offset.neurogenic - runnerUp)) < 1e-9, String(sum));
  });

  it('say that their rates are of units which a person has corrected', () => {
    const effort = { onsetSeconds: 2, endSeconds: 7, effortBy: 'force', units: 3, onsetRate: 8 } as const;
    const recruitment = [{ ...effort, recruitmentRate: 12, fastestRate: 18, ratio: 6, doubts: [] }];
    const sentencesOf = (measured: MeasuredMuscle): readonly string[] => {
      const [finding] = findingsOf([measured], undefined, { reference: laboratory }).findings;
      return (finding?.evidence ?? []).map((each) => evidenceSentence(each));
    };
    const words = 'Segments whose units a person has corrected: 2. The rates are of these units.';
    assert.ok(sentencesOf(muscle({ recruitment, correctedSegments: 2 })).includes(words));
    assert.ok(!sentencesOf(muscle({ recruitment })).some((each) => each.includes('corrected')));
    assert.ok(!sentencesOf(muscle({ correctedSegments: 2 })).some((each) => each.includes('corrected')));
  });

  it('give no impression where the potentials say otherwise than the pattern', () => {
    const { findings, abstentions } = findingsOf([muscle()], [potentials(6)], { reference: laboratory });
    assert.deepEqual(labelsOf(findings), ['recruitment-neurogenic', 'potentials-myopathic']);
    assert.deepEqual(abstentions, [{ channel: 0, kind: 'impression', reason: 'findings-disagree' }]);
  });

  it('never propose a normal muscle: that nothing speaks for disease excludes none', () => {
    const usual = {
      amplitudeMicrovolts: 450,
      upperAmplitudeMicrovolts: 900,
      activity: 0.97,
      turnsPerSecond: 400,
    };
    const calm = muscle({
      epochs: muscle().epochs.map((each) => ({ ...each, ...usual, medianSegmentSeconds: 0.0018 })),
    });
    const { findings, abstentions } = findingsOf([calm], [potentials(10)], { reference: laboratory });
    assert.ok(findings.every(({ label }) => !label.endsWith('-normal')));
    assert.ok(
      abstentions.some(({ reason }) => reason === 'nothing-for-disease'),
      JSON.stringify(abstentions),
    );
  });

  it('claim no pair of classes that hum and noise separate as well', () => {
    const claims = laboratory.claims.map((claim) => ({ ...claim, roomArea: 0.95 }));
    const reference = { ...laboratory, claims, recruitment: { ...laboratory.recruitment!, claims } };
    assert.deepEqual(findingsOf([muscle()], undefined, { reference }).findings, []);
  });

  const hindered: readonly (readonly [why: string, MeasuredMuscle, reason: string])[] = [
    [
      'a band below 8 kHz of sampling',
      muscle({ channel: { name: 'Deltoid', unit: 'uV', samplingRate: 4000 } }),
      'sampled-too-slowly',
    ],
    [
      'two seconds of activity',
      muscle({ epochs: muscle().epochs.slice(0, 2) }),
      'too-little-voluntary-activity',
    ],
    ['hum that is left', muscle({ humLeftMicrovolts: 40 }), 'hum-left'],
    [
      'a muscle that the reference has not',
      muscle({ channel: { name: 'FDI', unit: 'uV', samplingRate: 32_768 } }),
      'unknown-muscle',
    ],
    [
      'an effort stronger than any healthy subject of the reference made',
      muscle({ epochs: muscle().epochs.map((each) => ({ ...each, turnsPerSecond: 900 })) }),
      'effort-beyond-reference',
    ],
    [
      'a unit that is no voltage',
      muscle({ channel: { name: 'Deltoid', unit: 'N', samplingRate: 32_768 } }),
      'not-in-volts',
    ],
  ];
  for (const [why, measured, reason] of hindered) {
    it(`are none with ${why}, and the reason is said once`, () => {
      const { findings, abstentions } = findingsOf([measured], [potentials(14)], { reference: laboratory });
      assert.deepEqual(findings, []);
      assert.deepEqual([...new Set(abstentions.map((each) => each.reason))], [reason]);
      assert.equal(abstentionLines(abstentions, ['EMG 1']).length, 1);
      assert.match(abstentionLines(abstentions, ['EMG 1'])[0] ?? '', /^EMG 1: [A-Z].*\.$/u);
    });
  }

  it('say nothing of potentials of too few units', () => {
    const { abstentions } = findingsOf([muscle()], [potentials(14, 4)], { reference: laboratory });
    assert.deepEqual(abstentions, [{ channel: 0, kind: 'potentials', reason: 'too-few-potentials' }]);
  });

  it('are explained by sentences with the value and the range of normal muscles', () => {
    const { findings } = findingsOf([muscle()], [potentials(15)], { reference: laboratory });
    const [, shapes] = findings;
    assert.equal(
      shapes?.evidence[0] && evidenceSentence(shapes.evidence[0]),
      'Median duration of the potentials: 15 ms, more than normal muscles of the reference have (6.6 to 14.2 ms).',
    );
  });

  it('say of the reference that ships how well it did, and that this is optimistic', () => {
    const [finding] = findingsOf([muscle()], undefined, { reference: laboratory }).findings;
    assert.equal(referenceSentences(finding?.reference ?? '', 'impression-neurogenic').length, 1);
    const known = findingsOf([muscle()], undefined, { reference: shippedReference }).findings[0];
    assert.ok(known);
    const sentences = referenceSentences(known.reference, known.label).join(' ');
    assert.match(sentences, /mains hum and noise alone \d+ %.*likely optimistic.*not validated/u);
  });
});

describe('The potentials of a muscle', () => {
  it('have no median where none was measured', () => {
    const refused = {
      number: 1,
      morphology: { kind: 'refused', reason: 'not-in-volts' },
      template: undefined,
    } as const;
    const { units, values } = potentialFeatures([refused]);
    assert.equal(units, 0);
    assert.ok(Object.values(values).every((value) => value === undefined));
  });
});
