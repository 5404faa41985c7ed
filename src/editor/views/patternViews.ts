/** Shapes an interference pattern and its recruitment for a page: medians, and the reference area of the muscle. Pure. */
import {
  amplitudesAt,
  cloudOf,
  isInside,
  shippedClouds,
  type Cloud,
  type Clouds,
} from '../../detection/background/clouds';
import { medianOf } from '../../detection/background/patternFeatures';
import type { InterferenceEpoch } from '../../detection/interference/epochs';
import { fullnessOf } from '../../detection/interference/fullness';
import type { Recruitment } from '../../detection/result/background';
import type {
  PatternFigures,
  PatternSecond,
  PatternView,
  RecruitmentView,
  ReferenceView,
} from '../../protocol/patternViews';
import type { SegmentView } from '../../protocol/unitViews';
import type { Channel } from '../../recording/recording';
import { microvoltsPerUnit } from '../../recording/units';
import { backgroundReasonSentence, recruitmentDoubts } from '../../sentences/background';

/** Structural: an area's edge is drawn through so many points. */
const edgePoints = 48;

/** What a page is told of a pattern. @param clouds where healthy muscles lie */
export function patternView(
  epochs: readonly InterferenceEpoch[],
  channel: Pick<Channel, 'name' | 'unit' | 'samplingRate'>,
  clouds: Clouds = shippedClouds,
): PatternView {
  const seconds = epochs.flatMap(({ onsetSeconds: startSeconds, turnsPerSecond, amplitudeMicrovolts }) =>
    amplitudeMicrovolts === undefined ? [] : [{ startSeconds, turnsPerSecond, amplitudeMicrovolts }],
  );
  return {
    measuredSeconds: epochs.length,
    seconds,
    figures: figuresOf(epochs),
    reference: referenceView(seconds, channel, clouds),
    refusal: refusalOf(epochs, channel),
  };
}

function refusalOf(
  epochs: readonly InterferenceEpoch[],
  { unit }: Pick<Channel, 'unit'>,
): string | undefined {
  if (microvoltsPerUnit(unit) === undefined) return backgroundReasonSentence('not-in-volts');
  return epochs.length === 0 ? 'Nothing is measured: a pattern takes a whole second.' : undefined;
}

function figuresOf(epochs: readonly InterferenceEpoch[]): PatternFigures {
  const turnsPerSecond = medianOf(epochs, (epoch) => epoch.turnsPerSecond);
  const amplitudeMicrovolts = medianOf(epochs, (epoch) => epoch.amplitudeMicrovolts);
  const activity = medianOf(epochs, (epoch) => epoch.activity);
  const isRatio = turnsPerSecond !== undefined && amplitudeMicrovolts !== undefined;
  return {
    turnsPerSecond,
    amplitudeMicrovolts,
    ratio: isRatio ? turnsPerSecond / amplitudeMicrovolts : undefined,
    activity,
    fullness: activity === undefined ? undefined : fullnessOf(activity),
    smallSegmentsPerSecond: medianOf(epochs, (epoch) => epoch.smallSegmentsPerSecond),
    upperAmplitudeMicrovolts: medianOf(epochs, (epoch) => epoch.upperAmplitudeMicrovolts),
  };
}

function referenceView(
  seconds: readonly PatternSecond[],
  { name: channelName, samplingRate }: Pick<Channel, 'name' | 'samplingRate'>,
  { name, source, leastSamplingRate, clouds }: Clouds,
): ReferenceView {
  const cloud = cloudOf(channelName, { clouds });
  const known = clouds.map((each) => each.muscle).join(' and ');
  if (!cloud) {
    const sentence = `No reference area: there is one for ${known}, and the channel’s name names no such muscle.`;
    return { kind: 'none', sentence };
  }
  if (samplingRate < leastSamplingRate) {
    const sentence = `No reference area: those at hand hold from ${leastSamplingRate / 1000} kHz on.`;
    return { kind: 'none', sentence };
  }
  const [least, most] = cloud.turnsPerSecond;
  const turns = Float64Array.from(
    { length: edgePoints },
    (_, k) => least + (k * (most - least)) / (edgePoints - 1),
  );
  const sides = seconds.map((second) => sideOf(cloud, second));
  return {
    kind: 'area',
    ...{ muscle: cloud.muscle, name, source },
    turnsPerSecond: turns,
    lowMicrovolts: turns.map((rate) => amplitudesAt(cloud, rate)[0]),
    highMicrovolts: turns.map((rate) => amplitudesAt(cloud, rate)[1]),
    compared: sides.filter((side) => side !== undefined).length,
    below: sides.filter((side) => side === 'below').length,
    above: sides.filter((side) => side === 'above').length,
  };
}

function sideOf(
  cloud: Cloud,
  { turnsPerSecond, amplitudeMicrovolts }: PatternSecond,
): 'inside' | 'below' | 'above' | undefined {
  const inside = isInside(cloud, turnsPerSecond, amplitudeMicrovolts);
  if (inside !== false) return inside && 'inside';
  return amplitudeMicrovolts < amplitudesAt(cloud, turnsPerSecond)[0] ? 'below' : 'above';
}

/** What a page is told of efforts. @param corrected where people's units stand in place of the engine's */
export function recruitmentViews(
  efforts: readonly Recruitment[],
  corrected: readonly SegmentView[],
): readonly RecruitmentView[] {
  return efforts.map(({ doubts, ...effort }) => ({
    ...effort,
    remark: recruitmentDoubts(doubts),
    isCorrected: corrected.some(
      ({ startSeconds, endSeconds }) => startSeconds < effort.endSeconds && endSeconds > effort.onsetSeconds,
    ),
  }));
}
