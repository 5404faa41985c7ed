/** Turns what the engine found into proposed labels. What becomes of an earlier run's is `rerun.ts`'s to say. */
import type { DetectionResult, EngineIdentity, Evidence } from '../detection/result/detectedEvent';
import type { EventReason } from '../detection/result/eventReasons';
import type { MuscleFindings } from '../detection/result/muscleFindings';
import { roundedSeconds } from '../base/roundedSeconds';
import { RecordError } from '../records/recordError';
import { recordProblem } from '../records/rules';
import { claimId } from './claim';
import type { SidecarHeader, LabelRecord, StoredAlternative, StoredEvidence } from './labelDocument';
import { labelKind } from './labelKind';
import { spanSamples } from './time';

/** Numbers as the sidecar keeps them: six significant digits say all that an estimate knows. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function stored(evidence: Evidence): StoredEvidence {
  return {
    ...evidence,
    value: rounded(evidence.value),
    contribution: rounded(evidence.contribution),
    ...(evidence.threshold === undefined ? {} : { threshold: rounded(evidence.threshold) }),
    ...(evidence.atSeconds === undefined ? {} : { atSeconds: roundedSeconds(evidence.atSeconds) }),
    ...(evidence.normalLow === undefined ? {} : { normalLow: rounded(evidence.normalLow) }),
    ...(evidence.normalHigh === undefined ? {} : { normalHigh: rounded(evidence.normalHigh) }),
  };
}

interface Probable {
  readonly label: string;
  readonly probability: number;
}

/** An event or a finding. */
interface Proposed extends Probable {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  /** Indices into the recording's channels. */
  readonly channels: readonly number[];
  readonly alternatives: readonly Probable[];
  readonly evidence: readonly Evidence[];
  readonly reason?: EventReason;
  readonly reference?: string;
}

function storedAlternative({ label, probability }: Probable): StoredAlternative {
  return { label, probability: rounded(probability) };
}

function proposalFor(event: Proposed, by: string, header: SidecarHeader): LabelRecord {
  const channels = event.channels.map((index) => {
    const channel = header.channels[index];
    if (!channel) {
      throw new RecordError(`An event is on channel ${index + 1}, which the labels' header does not list.`);
    }
    return channel;
  });
  const [clock] = channels;
  if (!clock) throw new RecordError(`An event at ${event.onsetSeconds} s names no channel.`);
  const claim = {
    channels: channels.map(({ name }) => name),
    ...spanSamples(event, clock),
    label: event.label,
    by,
  };
  const record: LabelRecord = {
    id: claimId(claim),
    ...claim,
    status: 'proposed',
    probability: rounded(event.probability),
    ...(event.evidence.length === 0 ? {} : { evidence: event.evidence.map(stored) }),
    ...(event.alternatives.length === 0 ? {} : { alternatives: event.alternatives.map(storedAlternative) }),
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    ...(event.reference === undefined ? {} : { reference: event.reference }),
  };
  const problem = recordProblem(labelKind, record);
  if (problem !== undefined) throw new RecordError(`The engine's event cannot be stored. ${problem}`);
  return record;
}

/** How an engine signs its records. */
export function authorOf({ name, version, parametersHash }: EngineIdentity): string {
  return `${name} ${version} ${parametersHash}`;
}

/**
 * The engine's events as proposed records; events that make the same claim (same channels, samples and label) become
 * one, the first. Probabilities and evidence are rounded to six significant digits, moments to the microsecond.
 * @param header of the recording the engine ran on, with the same channels in the same order
 * @throws RecordError for an event on an unknown channel or with numbers that can't be stored.
 */
export function proposalsFrom(
  { engine, events }: Pick<DetectionResult, 'engine' | 'events'>,
  header: SidecarHeader,
): readonly LabelRecord[] {
  return proposalsOf(events, authorOf(engine), header);
}

/** As `proposalsFrom`, of findings: records of the same kind, which merge and are reviewed as events are. */
export function findingProposals(
  { engine, findings }: Pick<MuscleFindings, 'engine' | 'findings'>,
  header: SidecarHeader,
): readonly LabelRecord[] {
  return proposalsOf(findings, authorOf(engine), header);
}

function proposalsOf(
  proposed: readonly Proposed[],
  by: string,
  header: SidecarHeader,
): readonly LabelRecord[] {
  const byId = new Map<string, LabelRecord>();
  for (const each of proposed) {
    const record = proposalFor(each, by, header);
    if (!byId.has(record.id)) byId.set(record.id, record);
  }
  return [...byId.values()];
}

/**
 * True for plain silence: rest, or silence that may be rest or contracture with nothing to tell them apart
 * (DETECTION.md §0.1, rules 5 and 7). No reviewer is to wade through it unasked.
 */
export function isQuiet({ label, reason }: Pick<LabelRecord, 'label' | 'reason'>): boolean {
  const undecided: EventReason = 'rest_or_contracture_indeterminate';
  return label === 'rest' || (label === 'indeterminate' && reason === undecided);
}
