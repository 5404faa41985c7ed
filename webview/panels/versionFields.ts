/** What two or more versions of a label say, field by field, and where they differ. */
import type { ChannelView, LabelLook, ReviewView, VersionView } from '../../src/protocol/page';
import { clock, duration, percent } from '../words/format';
import { statuses } from '../words/labelWords';
import { timeDecimals } from '../words/timeDigits';

/** One field of all versions, in their order. */
export interface Field {
  readonly name: string;
  readonly values: readonly { readonly text: string; readonly look?: LabelLook }[];
  /** Whether not all versions that have the label say the same. */
  readonly differs: boolean;
}

type Kept = VersionView & { readonly kind: 'label' };

/** What is read of the recording's channels: how many, and how fast. */
type Channels = readonly Pick<ChannelView, 'samplingRate'>[];

/** How each field reads; an empty text where a version has none. */
const fields: readonly {
  readonly name: string;
  readonly read: (version: Kept, channels: Channels) => string;
}[] = [
  { name: 'Label', read: ({ displayName }) => displayName },
  { name: 'Start', read: ({ span }, channels) => timeText(span?.startSeconds, channels) },
  { name: 'End', read: ({ span }, channels) => timeText(span?.endSeconds, channels) },
  { name: 'Duration', read: ({ span }) => (span ? duration(span.endSeconds - span.startSeconds) : '') },
  { name: 'Channels', read: channelsText },
  { name: 'Status', read: ({ status }) => statuses[status].text },
  { name: 'Probability', read: ({ probability }) => (probability === undefined ? '' : percent(probability)) },
  { name: 'By', read: ({ by }) => by },
  { name: 'Reviews', read: ({ reviews }) => reviews.map(reviewText).join('; ') },
  { name: 'Note', read: ({ note }) => note ?? '' },
  { name: 'Evidence', read: ({ otherEvidence }) => (otherEvidence ? 'other numbers' : '') },
];

/** Of these only what differs is worth a row. */
const onlyWhereDifferent = new Set(['Duration', 'Channels', 'Probability', 'Evidence']);

const verdicts: Readonly<Record<ReviewView['verdict'], string>> = {
  accept: 'accepted',
  reject: 'rejected',
  unsure: 'unsure',
};

function reviewText({ reviewer, verdict, displayName, note }: ReviewView): string {
  const name = displayName === undefined ? '' : ` as ${displayName}`;
  return `${reviewer}: ${verdicts[verdict]}${name}${note === undefined ? '' : `, “${note}”`}`;
}

function timeText(seconds: number | undefined, channels: Channels): string {
  return seconds === undefined ? 'unknown' : clock(seconds, timeDecimals(channels));
}

function channelsText({ channelNames }: Kept, { length }: Channels): string {
  return channelNames.length === length && length > 1 ? 'all channels' : channelNames.join(', ');
}

function lookOf({ category, color }: Kept): LabelLook {
  return { category, ...(color === undefined ? {} : { color }) };
}

/** The fields that say anything, in the order in which they are read. A deletion has a dash everywhere. */
export function describedFields(versions: readonly VersionView[], channels: Channels): readonly Field[] {
  return fields.flatMap(({ name, read }) => {
    const texts = versions.map((version) =>
      version.kind === 'deleted' ? undefined : read(version, channels),
    );
    const kept = texts.filter((text) => text !== undefined);
    const differs = new Set(kept).size > 1;
    if (kept.every((text) => text === '') || (!differs && onlyWhereDifferent.has(name))) return [];
    const values = versions.map((version, index) => {
      if (version.kind === 'deleted') return { text: name === 'Label' ? 'Deleted by the other side' : '–' };
      const text = texts[index] ?? '';
      return name === 'Label' ? { text, look: lookOf(version) } : { text: text === '' ? '–' : text };
    });
    return [{ name, values, differs }];
  });
}
