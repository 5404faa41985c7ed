/** What one page has been told of the labels, and how they differ from that now. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { LabelDocument, LabelRecord, SidecarHeader } from '../../labels/labelDocument';
import type { LabelView, LabelsChange, RecordingView } from '../../protocol/page';
import { labelPlaces, labelView, type LabelPlaces } from './documentView';
import { ListFeed } from './listFeed';
import { shippedLabels, type StudyLabels } from '../study/studyLabels';

/** New labels in one part: some ten milliseconds' work for either side. */
const partSize = 500;

/** What the feed tells, and by which header: it counts the labels' samples and orders them. */
interface Begun {
  readonly places: LabelPlaces;
  readonly list: ListFeed<LabelRecord, LabelView>;
}

/** The labels as one page knows them. */
export class LabelFeed {
  private readonly recording: RecordingView;
  private readonly study: () => StudyLabels;
  private begun: Begun | undefined;

  /** @param study how labels are called now */
  constructor(recording: RecordingView, study = () => shippedLabels) {
    this.recording = recording;
    this.study = study;
  }

  /** The next part of the labels that the page does not know yet, with everything that has changed. */
  next(document: LabelDocument): LabelsChange {
    return this.step(document, partSize);
  }

  /** What has changed; undefined where nothing has. New labels wait for `next` where the page still asks for them. */
  change(document: LabelDocument): LabelsChange | undefined {
    const change = this.step(document, undefined);
    return change.fresh || change.removed.length + change.changed.length > 0 ? change : undefined;
  }

  private step(document: LabelDocument, mostNew: number | undefined): LabelsChange {
    const known = this.begun;
    const { header, labels } = document;
    const study = this.study();
    const isSame = known?.places.study === study && isSameClock(known.places.header, header);
    const begun = known && isSame ? known : this.begin(header, study);
    this.begun = begun;
    const { removed, changed, more } = begun.list.step(labels, mostNew ?? begun.list.newInChange);
    return {
      fresh: begun !== known,
      removed,
      changed: changed.map(({ index, view }) => ({ index, label: view })),
      more,
    };
  }

  private begin(header: SidecarHeader, study: StudyLabels): Begun {
    const places = labelPlaces(header, this.recording, study);
    const views = {
      idOf: ({ id }: LabelRecord) => id,
      viewOf: (record: LabelRecord) => labelView(record, places),
      isSame: (before: LabelRecord, now: LabelRecord) => isDeepStrictEqual(before, now),
    };
    return { places, list: new ListFeed(views) };
  }
}

function isSameClock(a: SidecarHeader, b: SidecarHeader): boolean {
  return isDeepStrictEqual(a.channels, b.channels);
}
