/** A BrainVision marker file (.vmrk): markers as annotations, and when the recording began. */
import type { FileAnnotation } from '../recording';
import { numbered, parseIni } from './ini';

const mostMarkers = 1_000_000;
const newSegment = /^new segment$/iu;

/** What a marker file tells. */
export interface Markers {
  /** In order of onset. */
  readonly annotations: readonly FileAnnotation[];
  /** `YYYY-MM-DDThh:mm:ss[.fff]`, of the first segment. */
  readonly startTime?: string;
  readonly warnings: readonly string[];
}

/** Parses `Mk1=Stimulus,S  1,487,1,0`: type, description, first point (from 1), points, channel, and of segments the date. */
export function parseMarkers(text: string, fileName: string, samplingRate: number): Markers {
  const annotations: FileAnnotation[] = [];
  let startTime: string | undefined;
  let lost = 0;
  let segments = 0;
  for (const [type = '', description = '', position = '', size = '', , date = ''] of numbered(
    parseIni(text).get('marker infos'),
    'mk',
  ).values()) {
    if (annotations.length >= mostMarkers) break;
    const point = Number(position);
    if (position === '' || !Number.isFinite(point) || point < 0) {
      lost += 1;
      continue;
    }
    if (newSegment.test(type)) {
      segments += 1;
      startTime ??= point <= 1 ? timeOf(date) : undefined;
    }
    const points = Number(size);
    annotations.push({
      onsetSeconds: Math.max(0, point - 1) / samplingRate,
      // One point is a moment.
      durationSeconds: points > 1 ? points / samplingRate : 0,
      text: textOf(type, description),
    });
  }
  return {
    annotations: annotations.sort((a, b) => a.onsetSeconds - b.onsetSeconds),
    ...(startTime !== undefined && { startTime }),
    warnings: [
      ...(lost > 0 ? [`${fileName} has ${lost} markers without a position that is a number: left out.`] : []),
      ...(segments > 1
        ? [
            `The recording was interrupted ${segments - 1} times (markers "New Segment"): what follows a pause is shown without it, so that times after it are not those of the clock.`,
          ]
        : []),
    ],
  };
}

/** `S  1` of type Stimulus as `Stimulus S 1`; a comment as it was written. */
function textOf(type: string, description: string): string {
  const words = description.replace(/\s+/gu, ' ').trim();
  if (/^comment$/iu.test(type) && words !== '') return words;
  return [type, words].filter((part) => part !== '').join(' ') || 'marker';
}

/** `20131113161403794232`: date, time and µs. */
function timeOf(date: string): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{0,6})/u.exec(date);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', micro = ''] = parts;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // What was taken out for privacy, or never known, is all zeros.
  if (Number(year) === 0 || Number.isNaN(Date.parse(`${text}Z`))) return undefined;
  const fraction = micro.slice(0, 3);
  return Number(fraction) === 0 ? text : `${text}.${fraction.padEnd(3, '0')}`;
}
