/** What a page asks for of one label only: the engine's word in sentences, and the versions of a conflict. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { referenceSentences } from '../../sentences/findings';
import { reasonSentence } from '../../sentences/sentences';
import { versionsKey, versionsOf, type Version } from '../../labels/conflicts';
import type { LabelRecord } from '../../labels/labelDocument';
import { spanSeconds } from '../../labels/time';
import type { ConflictView, LabelDetails, ReviewView, VersionView } from '../../protocol/page';
import type { LabelPlaces } from './documentView';
import { alternativeViews, evidenceViews } from './evidenceViews';

/** The details of a label. */
export function labelDetails(record: LabelRecord, places: LabelPlaces): LabelDetails {
  return {
    ...(record.reason === undefined ? {} : { reason: reasonSentence(record.reason) }),
    alternatives: alternativeViews(record, places.study),
    ...(record.reference === undefined
      ? {}
      : { provenance: referenceSentences(record.reference, record.label) }),
    ...evidenceViews(record),
    ...(record.conflict === undefined ? {} : { conflict: conflictView(record, places) }),
    ...(record.reviews === undefined ? {} : { reviews: reviewViews(record, places) }),
  };
}

function conflictView(record: LabelRecord, places: LabelPlaces): ConflictView {
  const versions = versionsOf(record);
  const versionViews = versions.map((version): VersionView =>
    version ? versionView(version, record, places) : { kind: 'deleted' },
  );
  return { key: versionsKey(record), versions: versionViews };
}

function versionView(version: Version, first: LabelRecord, places: LabelPlaces): VersionView {
  const span = spanSeconds(version, places.header);
  const { label, status, by, channels, probability, note } = version;
  return {
    kind: 'label',
    channelNames: channels,
    channels: channels.flatMap((name) => places.channelIndex.get(name) ?? []),
    ...(span && { span: { startSeconds: span.onsetSeconds, endSeconds: span.endSeconds } }),
    ...places.study.look(label),
    status,
    by,
    ...(probability === undefined ? {} : { probability }),
    ...(note === undefined ? {} : { note }),
    reviews: reviewViews(version, places),
    otherEvidence: !isDeepStrictEqual(engineWord(version), engineWord(first)),
  };
}

/** What the engine said beside the probability. */
function engineWord({ evidence, alternatives, reason, reference, stale, unknownFields }: Version): unknown {
  return [evidence, alternatives, reason, reference, stale, unknownFields];
}

function reviewViews(
  { reviews = {} }: Pick<LabelRecord, 'reviews'>,
  { study }: LabelPlaces,
): readonly ReviewView[] {
  return Object.entries(reviews).map(([reviewer, { verdict, label, note }]) => ({
    reviewer,
    verdict,
    ...(label === undefined ? {} : { displayName: study.describe(label).displayName }),
    ...(note === undefined ? {} : { note }),
  }));
}
