/** Shapes what lies between two versions of the labels for a page. Pure. */
import { changeText } from '../../labels/changeWords';
import type { LabelChange } from '../../labels/compare';
import type { LabelDocument, LabelRecord } from '../../labels/labelDocument';
import { spanSeconds } from '../../labels/time';
import type { ChangePlace, ChangeView, RecordingView } from '../../protocol/page';
import { labelPlaces, type LabelPlaces } from '../views/documentView';
import type { StudyLabels } from '../study/studyLabels';

/** Where the labels of both versions stand in the recording that the page shows. */
interface BothPlaces {
  /** Of the other version. */
  readonly other: LabelPlaces;
  readonly own: LabelPlaces;
}

/** The places of both versions. */
export function bothPlaces(
  other: LabelDocument,
  own: LabelDocument,
  recording: RecordingView,
  study: StudyLabels,
): BothPlaces {
  return {
    other: labelPlaces(other.header, recording, study),
    own: labelPlaces(own.header, recording, study),
  };
}

/** A change as the page shows it; undefined for one on a channel unknown to its header, which has no place in time. */
export function changeView(change: LabelChange, { other, own }: BothPlaces): ChangeView | undefined {
  const { kind, record } = change;
  const place = placeOf(record, kind === 'removed' ? other : own);
  if (!place) return undefined;
  const before = change.kind === 'changed' ? change.was : kind === 'removed' ? record : undefined;
  const was = before && placeOf(before, other);
  return { id: record.id, kind, place, ...(was ? { was } : {}), text: changeText(change) };
}

function placeOf(record: LabelRecord, { header, channelIndex, study }: LabelPlaces): ChangePlace | undefined {
  const span = spanSeconds(record, header);
  if (!span) return undefined;
  return {
    channels: record.channels.flatMap((name) => channelIndex.get(name) ?? []),
    startSeconds: span.onsetSeconds,
    endSeconds: span.endSeconds,
    ...study.look(record.label),
  };
}
