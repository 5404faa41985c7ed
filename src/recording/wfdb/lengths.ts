/** What to say where a header and a signal file disagree about the length. */
import type { SignalGroup } from './signalGroups';

/** The sentence for a file that holds fewer or more samples than the header states; undefined when they agree. */
export function lengthWarning(
  group: SignalGroup,
  stated: number | undefined,
  headerName: string,
): string | undefined {
  const present = group.reader.frames;
  if (stated === undefined || stated === present) return undefined;
  const what = group.specs.some((spec) => spec.samplesPerFrame > 1) ? 'frames' : 'samples per signal';
  if (present < stated) {
    return `${group.source.name} holds only ${present} of the ${stated} ${what} that ${headerName} promises: the file is cut short; what is there is read.`;
  }
  // A packed format pads its last group, which must not be taken for samples.
  const surplus = (present - stated) * group.reader.samplesPerFrame;
  if (surplus < group.format.samplesPerGroup) return undefined;
  return `${group.source.name} holds ${present} ${what}, ${present - stated} more than the ${stated} that ${headerName} states: those past the stated end are not read.`;
}
