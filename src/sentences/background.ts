/** What is said of a muscle, in sentences. */
import type { BackgroundReason, Recruitment, RecruitmentDoubt } from '../detection/result/background';

const reasons: Readonly<Record<BackgroundReason, string>> = {
  'not-in-volts': 'The channel is not in volts: its amplitude says nothing.',
  'sampled-too-slowly': 'The channel is sampled too slowly for its pattern to be compared.',
  'too-little-voluntary-activity':
    'Nothing is claimed: there is too little voluntary activity, and what happens in a cramp does not count.',
  'too-few-turns': 'Nothing is claimed: the voluntary activity has too few turns of 100 µV.',
  'hum-left':
    'Nothing is claimed: so much mains hum is left in the voluntary activity that its turns would be counted.',
  'unknown-muscle':
    'Nothing is claimed: the channel’s name tells of no muscle that the reference has (--muscle says it).',
  'effort-beyond-reference':
    'Nothing is claimed: turns and amplitude are both beyond those of every healthy muscle of the reference. The effort may be stronger, and what a healthy muscle shows at it is not known.',
  'beyond-reference':
    'Nothing is claimed: what speaks for it lies beyond everything that the subjects of the reference showed.',
  'no-class-likely': 'Nothing is claimed: no class is likely enough.',
  'pair-not-separated':
    'Nothing is claimed: in the recordings of the reference, the two likeliest are separated no better than by mains hum and noise alone.',
};

/** Why nothing is claimed of a muscle. */
export function backgroundReasonSentence(reason: BackgroundReason): string {
  return reasons[reason];
}

const doubts: Readonly<Record<RecruitmentDoubt, string>> = {
  'too-few-units': 'too few units could be followed',
  'began-before': 'the effort began before the recording',
  'effort-does-not-rise': 'the effort does not rise from the first unit to the second',
  'never-few-units': 'more than four units fire all the time',
};

/** Why a measure of recruitment is not given; empty where there is no doubt. */
export function recruitmentDoubts(found: readonly RecruitmentDoubt[]): string {
  return found.map((doubt) => doubts[doubt]).join('; ');
}

/** The recruitment of one effort; what can't be told is said with its reason. */
export function recruitmentSentence(effort: Recruitment): string {
  const { onsetSeconds, endSeconds, units, onsetRate, recruitmentRate, fastestRate, ratio } = effort;
  const rates: readonly (readonly [name: string, rate: number | undefined])[] = [
    ['onset', onsetRate],
    ['recruitment', recruitmentRate],
    ['fastest', fastestRate],
  ];
  const parts = [
    `${units} ${units === 1 ? 'unit' : 'units'}`,
    ...rates.flatMap(([name, rate]) => (rate === undefined ? [] : [`${name} rate ${rate.toFixed(1)} /s`])),
    ...(ratio === undefined ? [] : [`ratio ${ratio.toFixed(1)} (shown, not decided by)`]),
    ...effort.doubts.map((doubt) => doubts[doubt]),
  ];
  const by = effort.effortBy === 'force' ? 'force' : 'the amplitude of the EMG, a proxy';
  return `Recruitment from ${onsetSeconds.toFixed(2)} s to ${endSeconds.toFixed(2)} s, effort by ${by}: ${parts.join('; ')}.`;
}
