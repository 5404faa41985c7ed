/** Events for what is no muscle signal: flat, dead and open lines, movements of the electrode, clipping. */
import { roundedSeconds } from '../../base/roundedSeconds';
import type { ChannelReport } from '../features/channelReport';
import type { DetectedEvent, Evidence } from '../result/detectedEvent';
import { fixedNumbers, ratio } from '../numbers/fixedNumbers';
import type { ValidityParameters } from '../scan/validity/parameters';
import { amplitude, report } from './reported';

export const artifactNumbers = fixedNumbers('artifacts', {
  unassessable: ratio(
    0.95,
    [0.5, 1],
    'How sure a flat or dead line is',
    'own: equal samples are equal; that they are no muscle is all but sure',
  ),
  movement: ratio(0.85, [0.5, 1], 'How sure a movement of the electrode is', 'own: by judgement'),
  clipping: ratio(0.9, [0.5, 1], 'How sure clipping is', 'own: a peak may lie at the rail by chance'),
});
const probabilities = artifactNumbers.values;

/** One finding before those of a kind that lie near each other are joined. */
interface Finding {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  readonly kind: keyof typeof probabilities;
  /** How much of it is really so. */
  readonly coveredSeconds: number;
  /** What findings of its kind are ranked by. */
  readonly strength: number;
  readonly evidence: Evidence;
}

/** A channel's artifacts; those less than `artifactJoin` apart are one, with what shows each kind. */
export function artifactEvents(
  channel: ChannelReport,
  parameters: ValidityParameters,
): readonly DetectedEvent[] {
  const findings = [
    ...unassessable(channel),
    ...movements(channel, parameters),
    ...clipping(channel, parameters),
  ];
  const kinds = ['unassessable', 'clipping', 'movement'] as const;
  const own = kinds
    .flatMap((kind) =>
      joined(
        findings.filter((finding) => finding.kind === kind),
        parameters.artifactJoin,
      ),
    )
    .filter((finding) => isWorthSaying(finding, parameters));
  return gathered(own, parameters.artifactJoin).map((group) => artifactOf(channel, group));
}

/** One artifact of one or more kinds, the surest first. */
function artifactOf({ index }: ChannelReport, group: readonly Finding[]): DetectedEvent {
  const surest = [...group].sort((a, b) => probabilities[b.kind] - probabilities[a.kind]);
  const kinds = new Set(surest.map(({ kind }) => kind));
  return {
    onsetSeconds: Math.min(...group.map(({ onsetSeconds }) => onsetSeconds)),
    endSeconds: Math.max(...group.map(({ endSeconds }) => endSeconds)),
    channels: [index],
    label: 'artifact',
    probability: Math.max(...group.map(({ kind }) => probabilities[kind])),
    alternatives: [],
    ...(kinds.has('unassessable') ? { reason: 'unassessable' } : {}),
    evidence: [...kinds].flatMap(
      (kind) => strongest(surest.filter((finding) => finding.kind === kind))?.evidence ?? [],
    ),
  };
}

/** The first of the strongest. */
function strongest(findings: readonly Finding[]): Finding | undefined {
  return findings.reduce<Finding | undefined>(
    (best, next) => (best && best.strength >= next.strength ? best : next),
    undefined,
  );
}

function unassessable(channel: ChannelReport): Finding[] {
  const { plan } = channel.scan;
  const { unit, samples, samplingRate } = channel.channel;
  return channel.unassessable.map(({ from, to, cause, value, threshold }) => {
    const onsetSeconds = from * plan.hopSeconds;
    const numbers =
      cause === 'flat-line'
        ? { value, unit: 's', threshold }
        : { ...amplitude(unit, value), threshold: amplitude(unit, threshold).value };
    return {
      onsetSeconds,
      endSeconds: Math.min(to * plan.hopSeconds, samples / samplingRate),
      kind: 'unassessable',
      coveredSeconds: (to - from) * plan.hopSeconds,
      // Flat and dead lines show different numbers; the longer one speaks.
      strength: to - from,
      evidence: report({ criterion: cause, ...numbers, atSeconds: roundedSeconds(onsetSeconds) }),
    };
  });
}

/** Movements apart from the stretches that can't be assessed: an electrode that comes off moves the baseline too. */
function movements(
  { movements: found, scan, unassessable: lost }: ChannelReport,
  parameters: ValidityParameters,
): Finding[] {
  const near = parameters.artifactJoin / scan.plan.hopSeconds;
  const own = found.filter(
    ({ from, to }) => !lost.some((run) => run.from <= to + near && run.to >= from - near),
  );
  return own.map(({ from, to, overNoise }) => ({
    onsetSeconds: from * scan.plan.hopSeconds,
    endSeconds: to * scan.plan.hopSeconds,
    kind: 'movement',
    coveredSeconds: (to - from) * scan.plan.hopSeconds,
    strength: overNoise,
    evidence: report({
      criterion: 'movement',
      value: overNoise,
      unit: '',
      threshold: parameters.popOverNoise,
      atSeconds: roundedSeconds(from * scan.plan.hopSeconds),
    }),
  }));
}

function clipping({ scan, channel }: ChannelReport, parameters: ValidityParameters): Finding[] {
  return scan.clipped.map(({ from, to }) => ({
    onsetSeconds: from / channel.samplingRate,
    endSeconds: to / channel.samplingRate,
    kind: 'clipping',
    coveredSeconds: (to - from) / channel.samplingRate,
    strength: to - from,
    evidence: report({
      criterion: 'clipped-samples',
      value: to - from,
      unit: '',
      threshold: parameters.clipRun,
      atSeconds: roundedSeconds(from / channel.samplingRate),
    }),
  }));
}

/**
 * A flat line of a moment is no finding. Nor are a few clipped peaks: they are said with the activity that they belong
 * to, which loses its amplitudes by them but not its times.
 */
function isWorthSaying(
  { kind, onsetSeconds, endSeconds, coveredSeconds }: Finding,
  p: ValidityParameters,
): boolean {
  const length = endSeconds - onsetSeconds;
  switch (kind) {
    case 'unassessable':
      return length >= p.unassessableLeast;
    case 'movement':
      return true;
    case 'clipping':
      return length >= p.artifactLeast && coveredSeconds >= p.clipPart * length;
  }
}

/** Findings of one kind as one where they lie near each other; the strongest one speaks. */
function joined(findings: readonly Finding[], gap: number): Finding[] {
  return gathered(findings, gap).flatMap((group) => {
    const [[first], best] = [group, strongest(group)];
    if (!first || !best) return [];
    return {
      ...best,
      onsetSeconds: first.onsetSeconds,
      endSeconds: Math.max(...group.map(({ endSeconds }) => endSeconds)),
      coveredSeconds: group.reduce((sum, { coveredSeconds }) => sum + coveredSeconds, 0),
    };
  });
}

/** Findings in order, gathered while each begins less than `gap` after the end of those before. */
function gathered(findings: readonly Finding[], gap: number): Finding[][] {
  const groups: Finding[][] = [];
  let end = -Infinity;
  for (const finding of [...findings].sort((a, b) => a.onsetSeconds - b.onsetSeconds)) {
    const last = groups.at(-1);
    if (last && finding.onsetSeconds - end < gap) last.push(finding);
    else groups.push([finding]);
    end = Math.max(end, finding.endSeconds);
  }
  return groups;
}
