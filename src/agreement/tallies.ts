/**
 * How far several readers say the same of recordings, moment by moment and event by event.
 *
 * The room: `tallies` cuts time into cells and counts what the readers called each, `kappa` and `alpha` are statistics of
 * such counts, `events` pairs the readers' events, `bootstrap` says how sure a figure is, `disagreements` lists where they
 * differ, `strength` what a kappa is called. Nothing here knows of files.
 */

/** One event that a reader has marked on one channel: [onsetSeconds, endSeconds). */
export interface ReadEvent {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  readonly label: string;
}

/** What one reader says of one channel; undefined where the reader has not read it. */
export type ChannelReading = readonly ReadEvent[] | undefined;

/** One channel of a recording as all readers read it, the readers always in one order. */
export interface ReadChannel {
  readonly durationSeconds: number;
  readonly readings: readonly ChannelReading[];
}

/** What a moment is called that a reader has read and not marked. */
export const unmarked = 'unmarked';

/** So many cells that the readers call the same: a label, `unmarked`, or undefined by one who has not read them. */
export interface Tally {
  readonly labels: readonly (string | undefined)[];
  readonly cells: number;
}

/** A stretch of time, [from, to) in seconds, in which every reader calls everything one thing. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** Of each reader: a label, `unmarked`, or undefined by one who has not read it. */
  readonly labels: readonly (string | undefined)[];
}

/**
 * A channel cut wherever any reader calls it otherwise, from its begin to its end. Where events of one reader overlap the
 * shortest counts, as the more specific one (a fibrillation within rest), and of equally short ones the first by name.
 */
export function segmentsOf({ durationSeconds, readings }: ReadChannel): readonly Segment[] {
  const courses = readings.map((events) => (events ? courseOf(events) : undefined));
  const cuts = new Set([0, durationSeconds]);
  for (const course of courses) {
    for (const { from } of course ?? []) if (from > 0 && from < durationSeconds) cuts.add(from);
  }
  const borders = [...cuts].sort((a, b) => a - b);
  const places = courses.map(() => 0);
  return borders.slice(0, -1).map((from, index) => ({
    from,
    to: borders[index + 1] ?? durationSeconds,
    labels: courses.map((course, reader) => {
      if (!course) return undefined;
      let place = places[reader] ?? 0;
      while ((course[place + 1]?.from ?? Infinity) <= from) place += 1;
      places[reader] = place;
      return course[place]?.label ?? unmarked;
    }),
  }));
}

/**
 * What each reader calls the cells of a time grid. A cell is called what holds in its middle. Cells that are called alike are
 * one tally, so that the grid's fineness costs nothing.
 * @param cellSeconds above 0
 */
export function tallyCells(channel: ReadChannel, cellSeconds: number): readonly Tally[] {
  const tallies = new Map<string, { labels: readonly (string | undefined)[]; cells: number }>();
  for (const { from, to, labels } of segmentsOf(channel)) {
    const cells = middlesBefore(to, cellSeconds) - middlesBefore(from, cellSeconds);
    if (cells <= 0) continue;
    const key = JSON.stringify(labels);
    const known = tallies.get(key);
    if (known) known.cells += cells;
    else tallies.set(key, { labels, cells });
  }
  return [...tallies.values()];
}

/** Cells whose middle lies before a time. */
function middlesBefore(seconds: number, cellSeconds: number): number {
  return Math.max(0, Math.ceil(seconds / cellSeconds - 0.5));
}

/** From a time on a reader calls it so. */
interface Course {
  readonly from: number;
  readonly label: string;
}

/** What holds from when on, from time 0, neighbours unlike. */
function courseOf(events: readonly ReadEvent[]): readonly Course[] {
  const borders = [...new Set([0, ...events.flatMap((event) => [event.onsetSeconds, event.endSeconds])])];
  borders.sort((a, b) => a - b);
  const begun = events.toSorted((a, b) => a.onsetSeconds - b.onsetSeconds);
  let next = 0;
  let open: ReadEvent[] = [];
  const course: Course[] = [];
  for (const from of borders) {
    const before = next;
    while ((begun[next]?.onsetSeconds ?? Infinity) <= from) next += 1;
    open = [...open, ...begun.slice(before, next)].filter(({ endSeconds }) => endSeconds > from);
    const label = open.toSorted(moreSpecific)[0]?.label ?? unmarked;
    if (course.at(-1)?.label !== label) course.push({ from, label });
  }
  return course;
}

function moreSpecific(a: ReadEvent, b: ReadEvent): number {
  const lengths = a.endSeconds - a.onsetSeconds - (b.endSeconds - b.onsetSeconds);
  if (lengths !== 0) return lengths;
  return a.label < b.label ? -1 : Number(a.label > b.label);
}
