/** Runs of an engine that never was, and what they make of a document. */
import assert from 'node:assert/strict';
import type { DetectedEvent, DetectionResult } from '../../../src/detection/result/detectedEvent';
import { apply } from '../../../src/labels/edits';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { proposalsFrom } from '../../../src/labels/proposals';
import { replaceProposals, type RerunOptions } from '../../../src/labels/rerun';
import { crampHeader } from './samples';

export const empty: LabelDocument = { header: crampHeader, labels: [] };

/** An event of two seconds on the first channel. */
export function event(onsetSeconds: number, more: Partial<DetectedEvent> = {}): DetectedEvent {
  return {
    onsetSeconds,
    endSeconds: onsetSeconds + 2,
    channels: [0],
    label: 'neurogenic-cramp',
    probability: 0.912345678,
    alternatives: [{ label: 'voluntary', probability: 0.08 }],
    evidence: [
      { criterion: 'pooled-rate', value: 100 / 3, unit: '1/s', contribution: 1, met: true, atSeconds: 1 / 3 },
    ],
    ...more,
  };
}

export function run(events: readonly DetectedEvent[], version = '1.0.0'): DetectionResult {
  return { engine: { name: 'cramp-engine', version, parametersHash: 'a1b2c3d4e5f6' }, events, units: [] };
}

/** The document after a run of the engine. */
export function detected(
  document: LabelDocument,
  result: DetectionResult,
  options: RerunOptions = {},
): LabelDocument {
  const found = proposalsFrom(result, document.header);
  return apply(document, replaceProposals(document, found, result.engine, options));
}

/** How many labels a run of the engine adds, removes or marks. */
export function editCount(document: LabelDocument, result: DetectionResult): number {
  const found = proposalsFrom(result, document.header);
  const edit = replaceProposals(document, found, result.engine);
  assert.ok(edit.kind === 'batch');
  return edit.edits.length;
}
