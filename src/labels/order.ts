/** The order of labels in a sidecar: start in seconds, then channel name, then id. */
import { runThrough } from '../base/steps';
import type { SidecarHeader, LabelRecord } from './labelDocument';
import { labelKind } from './labelKind';
import { canonicalOrderSteps } from '../records/order';

/** The labels in canonical order, as a new array. */
export function inCanonicalOrder(
  labels: Iterable<LabelRecord>,
  header: SidecarHeader,
): readonly LabelRecord[] {
  return runThrough(canonicalOrderSteps(labelKind, [...labels], header));
}
