import assert from 'node:assert/strict';
import type { ChannelUnits, EpisodeUnit, UnitEpisode } from '../../../src/detection/result/channelUnits';
import type { UnitPotential } from '../../../src/detection/result/unitMorphology';
import { potentialViews, unitsView } from '../../../src/editor/views/unitViews';

const potential = { values: new Float32Array(0), samplingRate: 10_000, beforeSeconds: 0 };

function unit(
  number: number,
  times: readonly number[],
  doubts: EpisodeUnit['quality']['doubts'] = [],
): EpisodeUnit {
  return {
    number,
    times: Float64Array.from(times),
    amplitudes: new Float32Array(times.length),
    isValid: doubts.length === 0,
    quality: {
      doubts,
      missedFraction: 0,
      contaminatedFraction: 0,
      signalToNoise: 10,
      ratePerSecond: undefined,
      irregularity: undefined,
      rawVariation: undefined,
      doubletFraction: undefined,
    },
    template: potential,
    meanPotential: potential,
  };
}

function episode(
  onsetSeconds: number,
  units: readonly EpisodeUnit[],
  more: Partial<UnitEpisode> = {},
): UnitEpisode {
  return {
    onsetSeconds,
    endSeconds: onsetSeconds + 5,
    searched: [{ onsetSeconds, endSeconds: onsetSeconds + 4 }],
    searchedFraction: 0.8,
    potentials: 10,
    assignedFraction: 1,
    units,
    ...more,
  };
}

const sorted = (episodes: readonly UnitEpisode[]): ChannelUnits => ({
  kind: 'sorted',
  unit: 'µV',
  unitCount: 2,
  episodes,
});

const tooFew = { kind: 'refused', reason: 'few-discharges', discharges: 4, least: 8 } as const;
const potentials: readonly UnitPotential[] = [
  {
    number: 1,
    morphology: tooFew,
    template: { values: Float32Array.of(0, -50, 10), samplingRate: 20_000, beforeSeconds: 0.03, unit: 'µV' },
  },
  { number: 2, morphology: tooFew, template: undefined },
];

describe('The units of a channel as a page is told them', () => {
  const view = unitsView(
    sorted([
      episode(0, [unit(2, [1, 2]), unit(1, [1.5], ['few-discharges', 'contaminated'])]),
      episode(10, [unit(2, [11, 12])], { potentials: 30, assignedFraction: 0.2, searchedFraction: 1 }),
    ]),
  );
  assert.ok(view.kind === 'units');

  it('are one each over all episodes, by number, with all times in order', () => {
    assert.deepEqual(
      view.units.map(({ number, timesSeconds }) => [number, [...timesSeconds]]),
      [
        [1, [1.5]],
        [2, [1, 2, 11, 12]],
      ],
    );
  });

  it('are there before their potentials are measured', () => {
    assert.ok(view.units.every(({ morphology: { kind }, template }) => kind === 'awaited' && !template));
  });

  it('have their potential’s figures or the reason why there are none, and the template to draw', () => {
    assert.deepEqual(
      potentialViews(potentials).map(({ morphology, template }) => ({ morphology, template })),
      [
        {
          morphology: tooFew,
          template: {
            rateHertz: 20_000,
            firstMilliseconds: -30,
            values: Float32Array.of(0, -50, 10),
            unit: 'µV',
          },
        },
        { morphology: tooFew, template: undefined },
      ],
    );
  });

  it('have the reason in words, and the rate of the episode in which they fire most', () => {
    const at = (ratePerSecond: number, times: readonly number[]): EpisodeUnit => {
      const one = unit(1, times);
      return { ...one, quality: { ...one.quality, ratePerSecond } };
    };
    const episodes = [episode(0, [at(9, [1, 1.1])]), episode(10, [at(12, [11, 11.1, 11.2])])];
    const told = unitsView(sorted([...episodes, episode(20, [at(30, [21, 22, 23])])]));
    assert.ok(told.kind === 'units');
    assert.equal(told.units[0]!.ratePerSecond, 12);
    assert.equal(
      potentialViews(potentials)[0]!.refusal,
      '4 discharges whole and alike; 8 are needed to measure it.',
    );
  });

  it('have the markers that people have put on a unit that fires as often as it does', () => {
    const markers = { startMilliseconds: -2, endMilliseconds: 5, people: ['Ann'], hasVersions: false };
    const told = unitsView(sorted([episode(0, [unit(1, [1, 2]), unit(2, [1])])]), {
      ...{ segments: [], samplingRate: 1 },
      markersOf: (number, discharges) => (number === 1 && discharges === 2 ? markers : undefined),
    });
    assert.ok(told.kind === 'units');
    assert.deepEqual(
      told.units.map((each) => each.markers),
      [markers, undefined],
    );
    assert.equal(told.corrected, undefined, 'markers correct no train');
  });

  it('say where they are doubtful, and why', () => {
    assert.deepEqual(
      view.units.map(({ doubtful }) => doubtful),
      [[{ startSeconds: 0, endSeconds: 5, doubts: ['few-discharges', 'contaminated'] }], []],
    );
  });

  it('say what was looked at, of how much activity, and how much of its potentials are theirs', () => {
    assert.deepEqual(view.lookedAt, [
      { startSeconds: 0, endSeconds: 4 },
      { startSeconds: 10, endSeconds: 14 },
    ]);
    assert.equal(view.activeSeconds, 9);
    assert.equal(view.assignedFraction, 0.4);
  });

  const none: readonly (readonly [ChannelUnits, string])[] = [
    [{ kind: 'not-emg' }, 'not-emg'],
    [{ kind: 'no-samples' }, 'no-samples'],
    [{ kind: 'no-episode' }, 'no-activity'],
    [sorted([]), 'none-separated'],
    [sorted([episode(0, []), episode(10, [])]), 'none-separated'],
  ];
  for (const [units, reason] of none) {
    it(`are none where there are none, and this is why: ${reason}`, () => {
      assert.deepEqual(unitsView(units), { kind: 'none', reason });
    });
  }

  it('are none below the least rate of sampling, which is told', () => {
    assert.deepEqual(unitsView({ kind: 'too-slow', rateHz: 1000, leastRateHz: 2000 }), {
      kind: 'none',
      reason: 'sampled-too-slowly',
      leastHertz: 2000,
    });
  });
});
