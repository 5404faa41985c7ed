/** What is said of the muscle of one channel, and of all muscles of a recording together. */
import type { Channel } from '../../recording/recording';
import { microvoltsPerUnit } from '../../recording/units';
import { fixedNumbers, microvolts } from '../numbers/fixedNumbers';
import type { InterferenceEpoch } from '../interference/epochs';
import type {
  Background,
  BackgroundEvidence,
  BackgroundReason,
  ChannelBackground,
  Recruitment,
} from '../result/background';
import { evidenceFor, evidenceOf, isBeyondEffort, jointRatios } from './evidence';
import { muscleOf } from './muscle';
import { medianOf, patternFeatures } from './patternFeatures';
import { type BackgroundReference, referenceHash } from './reference';

/** What was measured of one channel. */
export interface MeasuredMuscle {
  readonly index: number;
  readonly channel: Pick<Channel, 'name' | 'unit' | 'samplingRate'>;
  /** One for each second of voluntary activity. */
  readonly epochs: readonly InterferenceEpoch[];
  readonly recruitment: readonly Recruitment[];
  /** Greatest RMS of what mains removal has left in its voluntary segments, in µV; 0 where there was no hum. */
  readonly humLeftMicrovolts: number;
  /** So many segments' units are as a person has corrected them; absent where nobody has. */
  readonly correctedSegments?: number;
}

export const channelBackgroundNumbers = fixedNumbers('channelBackground', {
  mostHumLeft: microvolts(
    18,
    [1, 100],
    'With more of the mains left than this (RMS), nothing is said of the muscle',
    'own: its peak to peak is then half of the 100 µV of a turn (§D.2), and turns of the hum are counted',
  ),
});
const { mostHumLeft } = channelBackgroundNumbers.values;

/** How a recording's muscles are judged. */
export interface BackgroundQuestion {
  readonly reference: BackgroundReference;
  /** What the channels are of whose names tell of no muscle of the reference. */
  readonly muscle?: string | undefined;
}

/** The reference does not reach as far. */
const beyond: readonly (BackgroundReason | undefined)[] = ['effort-beyond-reference', 'beyond-reference'];

/** Judges every muscle by itself, then those that can be judged together. */
export function backgroundOf(muscles: readonly MeasuredMuscle[], question: BackgroundQuestion): Background {
  const { reference } = question;
  const channels = muscles.map((muscle) => channelBackground(muscle, question));
  const known = channels.flatMap(({ ratios, muscle, reason }) =>
    ratios && muscle !== undefined && !beyond.includes(reason) ? { ...ratios, muscle } : [],
  );
  return {
    reference: { name: reference.name, hash: referenceHash(reference) },
    channels,
    ...(known.length > 1 ? { together: evidenceOf(jointRatios(known, reference), reference) } : {}),
  };
}

function channelBackground(
  { index, channel, epochs, recruitment, humLeftMicrovolts }: MeasuredMuscle,
  { reference, muscle: told }: BackgroundQuestion,
): ChannelBackground {
  const muscle =
    muscleOf(channel.name, reference) ?? (told === undefined ? undefined : muscleOf(told, reference));
  const hindrance = hindranceOf({ channel, epochs, humLeftMicrovolts }, reference);
  const measured = patternFeatures(epochs);
  const evidence = hindrance === undefined ? evidenceFor(measured, reference) : undefined;
  const isBeyond = isBeyondEffort(measured, reference);
  return {
    channel: index,
    ...(muscle === undefined ? {} : { muscle }),
    measuredSeconds: epochs.length,
    ...(evidence
      ? judged(evidence, muscle, isBeyond)
      : { reason: hindrance ?? 'too-few-turns', features: [] }),
    recruitment,
  };
}

/** An unknown muscle and an effort that the reference does not know are compared all the same, but nothing is claimed. */
function judged<Evidence extends BackgroundEvidence>(
  evidence: Evidence,
  muscle: string | undefined,
  isBeyond: boolean,
): Evidence {
  if (muscle === undefined) return { ...evidence, reason: 'unknown-muscle' };
  return isBeyond ? { ...evidence, reason: 'effort-beyond-reference' } : evidence;
}

/** Why a channel gives no number. */
function hindranceOf(
  {
    channel: { unit, samplingRate },
    epochs,
    humLeftMicrovolts,
  }: Pick<MeasuredMuscle, 'channel' | 'epochs' | 'humLeftMicrovolts'>,
  { limits }: BackgroundReference,
): BackgroundReason | undefined {
  if (microvoltsPerUnit(unit) === undefined) return 'not-in-volts';
  if (samplingRate < limits.leastSamplingRate) return 'sampled-too-slowly';
  if (epochs.length < limits.leastSeconds) return 'too-little-voluntary-activity';
  if (humLeftMicrovolts > mostHumLeft) return 'hum-left';
  const turns = medianOf(epochs, ({ turnsPerSecond }) => turnsPerSecond) ?? 0;
  return turns < limits.leastTurnsPerSecond ? 'too-few-turns' : undefined;
}
