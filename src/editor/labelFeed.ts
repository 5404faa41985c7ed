/**
 * What one page has been told of the labels, and how they differ from that now. A page gets what has changed and
 * nothing else, and many labels in parts, so that neither its first traces nor an edit wait for all of them. Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import type { LabelDocument, LabelHeader, LabelRecord } from '../labels/labelDocument';
import type { LabelsChange, RecordingView } from '../protocol/page';
import { labelPlaces, labelView, type LabelPlaces } from './documentView';

/** New labels in one part: some ten milliseconds' work for either side. */
const partSize = 500;

/** The labels as one page knows them. */
export class LabelFeed {
  private readonly recording: RecordingView;
  private places: LabelPlaces | undefined;
  private told = new Map<string, LabelRecord>();
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
    const { told } = this;
    const places = this.places ?? labelPlaces(document.header, this.recording);
    const now = new Map<string, LabelRecord>();
    const changed: LabelsChange['changed'][number][] = [];
    let left = mostNew;
    let more = false;
    for (const record of document.labels) {
      const before = told.get(record.id);
      if (before === undefined && left === 0) {
        more = true;
        continue;
      }
      if (!isSame(before, record)) {
        const label = labelView(record, places);
        if (!label) continue;
        if (before === undefined) left--;
        changed.push({ index: now.size, label });
      }
      now.set(record.id, record);
    }
    const removed = [...told.keys()].filter((id) => !now.has(id));
    this.told = now;
    this.allTold = !more;
    return { fresh, removed, changed, more };
  }

  /** Begins anew where the header is another: it counts the labels' samples and orders them. */
  private begin(header: LabelHeader): boolean {
    if (this.places && isDeepStrictEqual(this.places.header.channels, header.channels)) return false;
    this.places = labelPlaces(header, this.recording);
    this.told = new Map();
    this.allTold = false;
    return true;
  }
}

function isSame(before: LabelRecord | undefined, now: LabelRecord): boolean {
  return before === now || (before !== undefined && isDeepStrictEqual(before, now));
}
