/** Two finished readings of an open recording, put side by side: what the page shows of them, and decisions as edits. */
import { isDeepStrictEqual } from 'node:util';
import type { LabelEdit } from '../../labels/edits';
import type { LabelDocument, LabelRecord, SidecarHeader } from '../../labels/labelDocument';
import { clockOf } from '../../labels/place';
import { spanSamples } from '../../labels/time';
import type { AdjudicationItem, AdjudicationView, ItemTake, ReadLabelView } from '../../protocol/page';
import { agreedEdit, decisionEdit, settledBy, sharedById } from '../../readings/decisions';
import { agreementSentences, differenceText } from '../../readings/figures';
import { itemsOf, type Both, type Item } from '../../readings/pairs';
import { RecordError } from '../../records/recordError';
import { labelView, type LabelPlaces } from '../views/documentView';
import { shippedLabels, type StudyLabels } from '../study/studyLabels';

/** A span as a person gives it; `channels` are names. */
export interface SpanGiven {
  readonly channels: readonly string[];
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: string;
}

/** An adjudication under way. Pure but for what it remembers. */
export class Adjudication {
  readonly both: Both;
  private readonly items: readonly Item[];
  private shown:
    | { readonly view: AdjudicationView; readonly names: readonly string[]; readonly study: StudyLabels }
    | undefined;
  private settled: { readonly labels: LabelDocument['labels']; readonly keys: readonly string[] } | undefined;

  /**
   * @param shared the labels that decisions go to
   * @throws RecordError where a reading was made on another recording
   */
  constructor(both: Both, { header }: LabelDocument) {
    for (const { name, document } of both) {
      const isSame = isDeepStrictEqual(clocksOf(document.header), clocksOf(header));
      if (!isSame || document.header.fingerprint.sha256 !== header.fingerprint.sha256) {
        throw new RecordError(
          `The reading of ${name} was made on another version of this recording, so its spans may not fit.`,
        );
      }
    }
    this.both = both;
    this.items = itemsOf(both);
  }

  /** What a page shows; the same object as long as its channels and labels are called the same. */
  view(channels: readonly { readonly name: string }[], study = shippedLabels): AdjudicationView {
    const names = channels.map(({ name }) => name);
    if (this.shown?.study !== study || !isDeepStrictEqual(this.shown.names, names)) {
      this.shown = { names, study, view: this.viewWith(names, study) };
    }
    return this.shown.view;
  }

  /** Keys of the items that these labels have on record. */
  decided({ labels }: LabelDocument): readonly string[] {
    if (this.settled?.labels !== labels) {
      const shared = sharedById({ labels });
      const keys = this.items.filter((item) => settledBy(shared, item, this.both)).map(({ key }) => key);
      this.settled = { labels, keys };
    }
    return this.settled.keys;
  }

  /** The edit of one decision. @throws RecordError for an item that is not there, or a span that can't be */
  decisionEdit(
    shared: LabelDocument,
    key: string,
    take: ItemTake | SpanGiven,
    adjudicator: string,
  ): LabelEdit {
    const item = this.items.find((each) => each.key === key);
    if (!item) throw new RecordError('Other readings are being adjudicated by now; nothing was decided.');
    const taken = typeof take === 'string' ? take : spanIn(shared, take);
    return decisionEdit(sharedById(shared), item, taken, { both: this.both, adjudicator });
  }

  /** The edit that takes all that agrees. @throws RecordError where nothing is left to take */
  agreedEdit(shared: LabelDocument, adjudicator: string): LabelEdit {
    const edit = agreedEdit(sharedById(shared), this.items, { both: this.both, adjudicator });
    if (edit.edits.length > 0) return edit;
    throw new RecordError('All that both say the same of is in the shared file already.');
  }

  private viewWith(names: readonly string[], study: StudyLabels): AdjudicationView {
    const { both } = this;
    const channelIndex = new Map(names.map((name, index) => [name, index]));
    const [one, other] = both;
    const [first, second] = both.map(({ document }): LabelPlaces => ({
      header: document.header,
      channelIndex,
      study,
    }));
    const itemView = (item: Item): AdjudicationItem => ({
      key: item.key,
      ...(item.first && first ? { first: readLabelView(item.first, first) } : {}),
      ...(item.second && second ? { second: readLabelView(item.second, second) } : {}),
      isOpen: item.difference !== undefined,
      difference: differenceText(item, both),
    });
    return {
      readers: [one.name, other.name],
      agreement: agreementSentences(this.items, both),
      items: this.items.map(itemView),
    };
  }
}

/** What counts the samples of labels. */
function clocksOf({ channels }: SidecarHeader): readonly (readonly [string, number, number])[] {
  return channels.map(({ name, samplingRate, samples }) => [name, samplingRate, samples]);
}

function readLabelView(record: LabelRecord, places: LabelPlaces): ReadLabelView {
  const placed = labelView(record, places);
  return {
    channels: placed?.channels ?? [],
    ...(placed ? { startSeconds: placed.startSeconds, endSeconds: placed.endSeconds } : {}),
    label: record.label,
    ...places.study.look(record.label),
    status: record.status,
    ...(record.note === undefined ? {} : { note: record.note }),
  };
}

function spanIn(
  { header }: LabelDocument,
  { channels, label, startSeconds, endSeconds }: SpanGiven,
): Pick<LabelRecord, 'channels' | 'start' | 'end' | 'label'> {
  const clock = clockOf({ channels }, header);
  if (!clock) throw new RecordError('Give the span on a channel of this recording.');
  if (!(startSeconds < endSeconds)) throw new RecordError('The end of a span must come after its start.');
  return { channels, ...spanSamples({ onsetSeconds: startSeconds, endSeconds }, clock), label };
}
