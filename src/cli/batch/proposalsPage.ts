/** The page of one recording of a cohort: what its labels would be with what the engine proposes now. */
import * as path from 'node:path';
import type { DetectionResult } from '../../detection/result/detectedEvent';
import { apply } from '../../labels/edits';
import type { LabelDocument } from '../../labels/labelDocument';
import { newDocument } from '../../labels/newDocument';
import { parse } from '../../labels/parse';
import { proposalsFrom } from '../../labels/proposals';
import { replaceProposals } from '../../labels/rerun';
import { sidecarOf } from '../../labels/sidecarName';
import { fingerprint } from '../../recording/fingerprint';
import type { Recording } from '../../recording/recording';
import { readSidecarText } from '../../records/sidecarText';
import { htmlPage } from '../../report/htmlPage';
import { fileReport, mostPictures, newCounter } from '../report/fileReport';

/** @returns the page, and how many labels it tells of */
export async function proposalsPage(
  file: string,
  recording: Recording,
  result: DetectionResult,
): Promise<{ readonly html: string; readonly labels: number }> {
  const name = path.basename(file);
  const own = await fingerprint(recording.signalFile);
  const fresh = newDocument(name, recording, own, undefined);
  const text = await readSidecarText(sidecarOf(file));
  const parsed = text instanceof Uint8Array ? parse(text) : undefined;
  // Labels of another recording are none of this one's.
  const isOwn = parsed?.ok === true && parsed.document.header.fingerprint.sha256 === own.sha256;
  const document = isOwn ? parsed.document : fresh;
  const edit = replaceProposals(document, proposalsFrom(result, document.header), result.engine, {
    proposeQuiet: false,
  });
  const after = apply(document, edit);
  const before: LabelDocument = { header: after.header, labels: [] };
  const counter = newCounter();
  const told = await fileReport({ before, after }, { recording }, counter);
  const html = htmlPage({
    before: 'nothing',
    after: `${name}, with what ${result.engine.name} ${result.engine.version} proposes`,
    files: [{ path: name, ...told }],
    unitFiles: [],
    ...(counter.isCut ? { picturesEndAt: mostPictures } : {}),
  });
  return { html, labels: after.labels.length };
}
