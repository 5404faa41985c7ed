/** Shapes a document for its pages: channels in display units, labels in seconds. Pure. */
import { evidenceRemark } from '../../sentences/sentences';
import type { SidecarHeader, LabelRecord } from '../../labels/labelDocument';
import { spanSeconds } from '../../labels/time';
import type { ChannelView, LabelView, RecordingView } from '../../protocol/page';
import type { RecordingSummary } from '../../protocol/workerMethods';
import type { Channel } from '../../recording/recording';
import { displayUnit } from '../../recording/units';
import { alternativeViews } from './evidenceViews';
import { shippedLabels, type StudyLabels } from '../study/studyLabels';

function channelView(channel: Channel): ChannelView {
  const { name, kind, kindReason, samplingRate, samples } = channel;
  return { name, unit: displayUnit(channel).unit, kind, kindReason, samplingRate, samples };
}

/** The recording for a page. `overviewBytes`: up to this size of the signal file the overview reads all of it. */
export function recordingView(summary: RecordingSummary, overviewBytes: number): RecordingView {
  const { name, format, durationSeconds, startTime, channels, warnings, fingerprint } = summary;
  return {
    name,
    format,
    durationSeconds,
    ...(startTime === undefined ? {} : { startTime }),
    channels: channels.map(channelView),
    warnings,
    overview: fingerprint.bytes <= overviewBytes ? 'automatic' : 'on-request',
  };
}

/** What can still be shown of a recording that can't be opened: its channels and length as the labels know them. */
export function absentRecordingView(header: SidecarHeader): RecordingView {
  return {
    name: header.recording,
    format: 'not readable here',
    durationSeconds: header.durationSeconds,
    channels: header.channels.map(({ name, samplingRate, samples }) => ({
      name,
      unit: '',
      kind: 'other',
      kindReason: '',
      samplingRate,
      samples,
    })),
    warnings: [],
    overview: 'on-request',
  };
}

/** Warnings that only recording and labels together can give. */
export function mismatchWarnings(summary: RecordingSummary, header: SidecarHeader): readonly string[] {
  const { fingerprint } = summary;
  if (fingerprint.sha256 === header.fingerprint.sha256) return [];
  return [
    `The labels were made on another version of this recording: its signal file has ${fingerprint.bytes} bytes here and had ${header.fingerprint.bytes} then, or other content. Check that the spans still fit.`,
  ];
}

/**
 * How sure the engine is: the label's probability. An undecided label's own number only says that nothing else is sure
 * and would read as a small chance of something, so its leading candidate is told instead.
 */
function surety(
  { label, probability, alternatives = [] }: LabelRecord,
  study: StudyLabels,
): Pick<LabelView, 'probability' | 'leading'> {
  if (label === 'indeterminate') {
    const [leading] = alternativeViews({ alternatives: alternatives.slice(0, 1) }, study);
    return leading ? { leading } : {};
  }
  return probability === undefined ? {} : { probability };
}

/** What a label's view needs to know beside the label. */
export interface LabelPlaces {
  readonly header: SidecarHeader;
  /** Index of each channel in `RecordingView.channels`, by name. */
  readonly channelIndex: ReadonlyMap<string, number>;
  /** How labels are called. */
  readonly study: StudyLabels;
}

/** Where the labels of a document stand in a recording. */
export function labelPlaces(
  header: SidecarHeader,
  recording: RecordingView,
  study = shippedLabels,
): LabelPlaces {
  const channelIndex = new Map(recording.channels.map(({ name }, index) => [name, index]));
  return { header, channelIndex, study };
}

/** A label's view; undefined for one on a channel unknown to the header, which has no place in time and is not drawn. */
export function labelView(record: LabelRecord, places: LabelPlaces): LabelView | undefined {
  const span = spanSeconds(record, places.header);
  if (!span) return undefined;
  const remark = evidenceRemark(record.evidence ?? [], record.reason);
  return {
    id: record.id,
    channels: record.channels.flatMap((name) => places.channelIndex.get(name) ?? []),
    startSeconds: span.onsetSeconds,
    endSeconds: span.endSeconds,
    label: record.label,
    ...places.study.look(record.label),
    status: record.status,
    by: record.by,
    ...places.study.remarks(record),
    ...surety(record, places.study),
    ...(remark === undefined ? {} : { remark }),
    ...(record.note === undefined ? {} : { note: record.note }),
    hasEvidence: record.evidence !== undefined && record.evidence.length > 0,
    stale: record.stale === true,
    conflict: record.conflict !== undefined,
  };
}
