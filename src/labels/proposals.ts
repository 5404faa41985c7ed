/**
 * Turns what the engine found into proposed labels, and puts a new run in the place of an old one without touching
 * anything a person has looked at.
 */
import { createHash } from 'node:crypto';
import type { DetectedEvent, DetectionResult, Evidence } from '../detection/detectedEvent';
import { canonicalJson } from './canonicalJson';
import type { LabelEdit } from './edits';
import { idFromBytes } from './ids';
import type { LabelDocument, LabelHeader, LabelRecord, StoredEvidence } from './labelDocument';
import { LabelError } from './labelError';
import { recordProblem } from './rules';
import { recordText } from './serialize';
import { spanSamples } from './time';

/** Numbers as the sidecar keeps them: six significant digits say all that an estimate knows. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** A moment to the microsecond, however late in the recording it is. */
function roundedSeconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}

function stored(evidence: Evidence): StoredEvidence {
  return {
    ...evidence,
    value: rounded(evidence.value),
    contribution: rounded(evidence.contribution),
    ...(evidence.threshold === undefined ? {} : { threshold: rounded(evidence.threshold) }),
    ...(evidence.atSeconds === undefined ? {} : { atSeconds: roundedSeconds(evidence.atSeconds) }),
  };
}

type Claim = Pick<LabelRecord, 'channels' | 'start' | 'end' | 'label' | 'by'>;

/**
 * A proposal's id is made of its claim, not of chance: colleagues who run the same engine on their own branches get
 * the same records, which merge into one, and a record that no longer fits its id has been changed by someone.
 */
function claimId({ channels, start, end, label, by }: Claim): string {
  const claim = canonicalJson([by, channels, start, end, label]);
  return idFromBytes(createHash('sha256').update(claim).digest());
}

function proposalFor(event: DetectedEvent, by: string, header: LabelHeader): LabelRecord {
  const channels = event.channels.map((index) => {
    const channel = header.channels[index];
    if (!channel) {
      throw new LabelError(`An event is on channel ${index + 1}, which the labels' header does not list.`);
    }
    return channel;
  });
  const [clock] = channels;
  if (!clock) throw new LabelError(`An event at ${event.onsetSeconds} s names no channel.`);
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
  };
  const problem = recordProblem(record);
  if (problem !== undefined) throw new LabelError(`The engine's event cannot be stored. ${problem}`);
  return record;
}

/**
 * The engine's events as proposed records; events that make the same claim (same channels, samples and label) become
 * one, the first. Probabilities and evidence are rounded to six significant digits, moments to the microsecond.
 * @param header of the recording the engine ran on, with the same channels in the same order
 * @throws LabelError for an event on an unknown channel or with numbers that can't be stored.
 */
export function proposalsFrom(result: DetectionResult, header: LabelHeader): readonly LabelRecord[] {
  const { name, version, parametersHash } = result.engine;
  const by = `${name} ${version} ${parametersHash}`;
  const byId = new Map<string, LabelRecord>();
  for (const event of result.events) {
    const record = proposalFor(event, by, header);
    if (!byId.has(record.id)) byId.set(record.id, record);
  }
  return [...byId.values()];
}

/** True for a proposal exactly as an engine made it: nobody reviewed, noted, moved or renamed anything. */
export function isUntouchedProposal(record: LabelRecord): boolean {
  const { status, note, reviews, conflict, unknownFields } = record;
  const remarks = [note, reviews, conflict, unknownFields].some((remark) => remark !== undefined);
  return status === 'proposed' && !remarks && record.id === claimId(record);
}

/** The same stretch of the same channels under the same label, whoever says so and however sure. */
function placeKey({ channels, start, end, label }: LabelRecord): string {
  return canonicalJson([channels, start, end, label]);
}

/**
 * The edit that replaces an engine's earlier proposals with `proposals`. Only untouched proposals of that engine go;
 * what a person has touched stays, and is not proposed again in the same place under the same label. A proposal that
 * is there already keeps its record: running again changes no byte, and the batch is empty.
 */
export function replaceProposals(
  document: LabelDocument,
  proposals: readonly LabelRecord[],
  engineName: string,
): LabelEdit {
  const ofEngine = document.labels.filter((record) => record.by.startsWith(`${engineName} `));
  const old = ofEngine.filter(isUntouchedProposal);
  const oldIds = new Set(old.map(({ id }) => id));
  const keptIds = new Set(document.labels.map(({ id }) => id).filter((id) => !oldIds.has(id)));
  const decidedPlaces = new Set(ofEngine.filter(({ id }) => keptIds.has(id)).map(placeKey));
  const wanted = proposals.filter(
    (record) => !keptIds.has(record.id) && !decidedPlaces.has(placeKey(record)),
  );
  const oldTexts = new Set(old.map(recordText));
  const wantedTexts = new Set(wanted.map(recordText));
  const removals = old.filter((record) => !wantedTexts.has(recordText(record)));
  const additions = wanted.filter((record) => !oldTexts.has(recordText(record)));
  return {
    kind: 'batch',
    edits: [
      ...removals.map(({ id }): LabelEdit => ({ kind: 'remove', id })),
      ...additions.map((record): LabelEdit => ({ kind: 'add', record })),
    ],
  };
}
