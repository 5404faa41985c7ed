/** Puts what a run proposes into the sidecar beside the recording, as the editor does. */
import * as path from 'node:path';
import { writability } from '../base/files/writability';
import { runThrough } from '../base/steps';
import type { DetectionResult } from '../detection/result/detectedEvent';
import { apply } from '../labels/edits';
import { fingerprint } from '../recording/fingerprint';
import type { Fingerprint, LabelDocument } from '../labels/labelDocument';
import { newDocument, requireSameChannels } from '../labels/newDocument';
import { parse } from '../labels/parse';
import { proposalsFrom } from '../labels/proposals';
import { replaceProposals, type RerunOptions } from '../labels/rerun';
import { serialize } from '../labels/serialize';
import { sidecarOf } from '../labels/sidecarName';
import type { OpenOptions } from '../recording/format';
import type { Recording } from '../recording/recording';
import { withChoicesOf } from '../records/headerChoices';
import { withLineEndsOfSteps } from '../records/lineEnds';
import { RecordError } from '../records/recordError';
import { readSidecarText, updateSidecarText } from '../records/sidecarText';
import { isUnreadable, type SidecarText } from '../records/textOnDisk';

/** Where proposals go. */
export interface ProposalTarget {
  readonly sidecar: string;
  readonly name: string;
  readonly recording: Recording;
  readonly fingerprint: Fingerprint;
  /** Samples per second (Hz) as they were given, where they were. */
  readonly givenSamplingRate?: number;
  /** True where a label file of another recording is to become this one's. */
  readonly adopt: boolean;
}

/**
 * The label file beside a recording, looked at before the engine runs: what would keep the proposals from it is said now.
 * @throws RecordError for a label file that can't be read or written, or that is another recording's.
 */
export async function proposalTarget(
  file: string,
  recording: Recording,
  { adopt, options }: { readonly adopt: boolean; readonly options: OpenOptions },
): Promise<ProposalTarget> {
  const sidecar = sidecarOf(file);
  const name = path.basename(file);
  const { samplingRate } = options;
  const target: ProposalTarget = {
    sidecar,
    name,
    recording,
    fingerprint: await fingerprint(recording.signalFile),
    adopt,
    ...(samplingRate === undefined ? {} : { givenSamplingRate: samplingRate }),
  };
  documentFor(target, await readSidecarText(sidecar));
  const answer = await writability(sidecar);
  // Few proposals may fit on a disk that is nearly full.
  if (answer.kind === 'not-writable' && answer.obstacle !== 'disk-nearly-full') {
    throw new RecordError(answer.sentence);
  }
  return target;
}

/** What the proposals are put into. @throws RecordError */
function documentFor(
  { sidecar, name, recording, adopt, ...target }: ProposalTarget,
  found: SidecarText,
): LabelDocument {
  const fresh = newDocument(name, recording, target.fingerprint, target.givenSamplingRate);
  if (found === undefined) return fresh;
  const parsed = isUnreadable(found) ? { ok: false as const, message: found.unreadable } : parse(found);
  if (!parsed.ok) throw new RecordError(`${sidecar} can't be read, so nothing is written. ${parsed.message}`);
  const { header, labels } = parsed.document;
  requireSameChannels(header, recording);
  if (header.fingerprint.sha256 === target.fingerprint.sha256) return parsed.document;
  if (adopt) {
    const own = withChoicesOf(fresh.header, header);
    return { header: { ...own, version: header.version, ...unknownFieldsOf(header) }, labels };
  }
  throw new RecordError(
    `${sidecar} was made for another recording than ${name} is now (${header.fingerprint.bytes} bytes then, ${target.fingerprint.bytes} now), so nothing is written. If its labels belong to this one, say so with --another-recording.`,
  );
}

function unknownFieldsOf({ unknownFields }: LabelDocument['header']): Partial<LabelDocument['header']> {
  return unknownFields ? { unknownFields } : {};
}

/**
 * Merges the proposals into the label file; labels that a person has touched stay, those of another writer too.
 * @throws RecordError for a label file that can't be read or is another recording's, SaveError where it can't be written.
 */
export async function writeProposals(
  target: ProposalTarget,
  result: DetectionResult,
  options: RerunOptions,
): Promise<void> {
  await updateSidecarText(target.sidecar, (text) => {
    const document = documentFor(target, text);
    const proposals = proposalsFrom(result, document.header);
    const edit = replaceProposals(document, proposals, result.engine, options);
    const written = Buffer.from(serialize(apply(document, edit)));
    return runThrough(withLineEndsOfSteps(written, text instanceof Uint8Array ? text : undefined));
  });
}
