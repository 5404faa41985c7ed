/** Events for what is no muscle signal: flat lines and clipping. A silence is never claimed there. */
import type { Channel } from '../recording/recording';
import type { SampleRange } from '../signal/columnGrid';
import type { ChannelScan } from './channelScan';
import type { DetectedEvent, Evidence } from './detectedEvent';
import type { ActivityParameters } from './parameters';

/** How sure an exact finding is: equal samples are equal; that they are no muscle is all but sure. */
const flatProbability = 0.95;
const clipProbability = 0.9;

/** A channel's flat and clipped stretches, those less than `minimumGap` apart as one. */
export function artifactEvents(
  index: number,
  channel: Channel,
  scan: ChannelScan,
  parameters: ActivityParameters,
): DetectedEvent[] {
  const rate = channel.samplingRate;
  const gap = parameters.minimumGap * rate;
  const event = (group: readonly SampleRange[], probability: number, evidence: Evidence): DetectedEvent => ({
    onsetSeconds: (group[0]?.from ?? 0) / rate,
    endSeconds: (group.at(-1)?.to ?? 0) / rate,
    channels: [index],
    label: 'artifact',
    probability,
    alternatives: [],
    evidence: [evidence],
  });
  const flat = grouped(scan.flat, gap).map((group) =>
    event(group, flatProbability, flatLine(group, rate, parameters)),
  );
  const clipped = grouped(scan.clipped, gap).map((group) =>
    event(group, clipProbability, clipping(group, rate, parameters)),
  );
  return [...flat, ...clipped];
}

function flatLine(group: readonly SampleRange[], rate: number, parameters: ActivityParameters): Evidence {
  const longest = longestOf(group);
  return {
    criterion: 'flat-line',
    value: (longest.to - longest.from) / rate,
    unit: 's',
    threshold: Math.max(parameters.flat, parameters.flatSamples / rate),
    contribution: 0,
    met: true,
    atSeconds: longest.from / rate,
  };
}

function clipping(group: readonly SampleRange[], rate: number, parameters: ActivityParameters): Evidence {
  const longest = longestOf(group);
  return {
    criterion: 'clipped-samples',
    value: longest.to - longest.from,
    unit: '',
    threshold: parameters.clipRun,
    contribution: 0,
    met: true,
    atSeconds: longest.from / rate,
  };
}

function longestOf(group: readonly SampleRange[]): SampleRange {
  return group.reduce((best, run) => (run.to - run.from > best.to - best.from ? run : best), {
    from: 0,
    to: 0,
  });
}

/** Runs in order, gathered while each begins less than `gap` samples after the one before. */
function grouped(runs: readonly SampleRange[], gap: number): SampleRange[][] {
  const groups: SampleRange[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && run.from - last.to < gap) group.push(run);
    else groups.push([run]);
  }
  return groups;
}
