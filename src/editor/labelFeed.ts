/**
 * What one page has been told of the labels, and how they differ from that now. A page gets what has changed and
 * nothing else, and many labels in parts, so that neither its first traces nor an edit wait for all of them. Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import type { LabelDocument, SidecarHeader, LabelRecord } from '../labels/labelDocument';
import type { LabelsChange, RecordingView } from '../protocol/page';
import { labelPlaces, labelView, type LabelPlaces } from './documentView';

/** New labels in one part: some ten milliseconds' work for either side. */
const partSize = 500;

/** The labels as one page knows them. */
export class LabelFeed {
  private readonly recording: RecordingView;
  private places: LabelPlaces | undefined;
  /** In the document's order; those without a view are left out. */
  private told: readonly LabelRecord[] = [];
  private allTold = false;

  constructor(recording: RecordingView) {
    this.recording = recording;
  }

  /** The next part of the labels that the page does not know yet, with everything that has changed. */
  next(document: LabelDocument): LabelsChange {
    return this.step(document, partSize);
  }

  /** What has changed; undefined where nothing has. New labels wait for `next` where the page still asks for them. */
  change(document: LabelDocument): LabelsChange | undefined {
    const change = this.step(document, this.allTold ? Infinity : 0);
    return change.fresh || change.removed.length + change.changed.length > 0 ? change : undefined;
  }

  private step(document: LabelDocument, mostNew: number): LabelsChange {
    const fresh = this.begin(document.header);
    const places = this.places ?? labelPlaces(document.header, this.recording);
    // Most edits change one record, and all others are the same objects: only what lies between is looked at closely.
    const [first, last] = commonEnds(this.told, document.labels);
    const before = new Map(this.told.slice(first, this.told.length - last).map((each) => [each.id, each]));
    const now: LabelRecord[] = [];
    const changed: LabelsChange['changed'][number][] = [];
    let left = mostNew;
    let more = false;
    for (const record of document.labels.slice(first, document.labels.length - last)) {
      const known = before.get(record.id);
      if (known === undefined && left === 0) {
        more = true;
        continue;
      }
      if (!isSame(known, record)) {
        const label = labelView(record, places);
        if (!label) continue;
        if (known === undefined) left--;
        changed.push({ index: first + now.length, label });
      }
      now.push(record);
      before.delete(record.id);
    }
    const removed = [...before.keys()];
    this.told = [...this.told.slice(0, first), ...now, ...this.told.slice(this.told.length - last)];
    this.allTold = !more;
    return { fresh, removed, changed, more };
  }

  /** Begins anew where the header is another: it counts the labels' samples and orders them. */
  private begin(header: SidecarHeader): boolean {
    if (this.places && isDeepStrictEqual(this.places.header.channels, header.channels)) return false;
    this.places = labelPlaces(header, this.recording);
    this.told = [];
    this.allTold = false;
    return true;
  }
}

/** How many records at the beginning, and how many at the end, are the same objects in both lists. */
function commonEnds(
  a: readonly LabelRecord[],
  b: readonly LabelRecord[],
): readonly [first: number, last: number] {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first++;
  let last = 0;
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last++;
  return [first, last];
}

function isSame(before: LabelRecord | undefined, now: LabelRecord): boolean {
  return before === now || (before !== undefined && isDeepStrictEqual(before, now));
}
