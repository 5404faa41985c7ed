/**
 * A text in which records stand twice or more often, taken apart into the texts of sides: each has one of them. Git leaves it
 * so where it merges branches line by line and each has moved the same record to another place, without a mark and without a
 * word: once more with each branch that is merged, at once or one after another.
 */
import type { Steps } from '../base/steps';
import { decodedBlocks } from '../base/utf8';
import { idIn, sideText, type MarkedSides, type SideLine, type SideText } from './conflictMarkers';

/** Structural: where a record stands there more often, something else than a merge has written the file. */
const mostSides = 32;

/** A text by lines, and where records stand in it. */
interface Doubled {
  readonly lines: readonly SideLine[];
  /** The places of each record. */
  readonly places: readonly (readonly number[])[];
  /** How often a record stands there at most: twice or more. */
  readonly count: number;
}

function* doubledSteps(bytes: Uint8Array): Steps<Doubled | undefined> {
  const lines: SideLine[] = [];
  let rest = '';
  for (const block of decodedBlocks(bytes)) {
    const texts = `${rest}${block}`.split('\n');
    rest = texts.pop() ?? '';
    for (const text of texts) {
      lines.push({ text: `${text}\n`, number: lines.length + 1, isInConflict: false });
    }
    yield;
  }
  if (rest !== '') lines.push({ text: rest, number: lines.length + 1, isInConflict: false });
  const places = [...placesById(lines).values()];
  const count = places.reduce((most, each) => Math.max(most, each.length), 0);
  return count < 2 || count > mostSides ? undefined : { lines, places, count };
}

/** The text with of each record that stands twice the one of this time alone. */
function sideOf({ lines, places }: Doubled, side: number): SideText {
  const doubled = places.filter((each) => each.length > 1);
  const left = new Set(doubled.flatMap((each) => each.filter((_, time) => time !== side)));
  return sideText(lines.filter((_, place) => !left.has(place)));
}

/** Texts that have, from this time on, of each time the records that stand there so often, and no others. */
function furtherFrom({ lines, places, count }: Doubled, first: number): readonly SideText[] {
  const known = new Set(places.flat());
  return Array.from({ length: count - first }, (_, index) => {
    const own = new Set(places.flatMap((each) => each[first + index] ?? []));
    return sideText(lines.filter((_line, place) => !known.has(place) || own.has(place)));
  });
}

/** The sides of a text, step by step; undefined where no record stands twice, or one too often. @throws NotUtf8 */
export function* doubledSidesSteps(bytes: Uint8Array): Steps<MarkedSides | undefined> {
  const doubled = yield* doubledSteps(bytes);
  if (!doubled) return undefined;
  return {
    // Where a record stands once, it is in both of the first sides, and in none of the further ones.
    ...{ ours: sideOf(doubled, 0), theirs: sideOf(doubled, 1), base: undefined },
    further: furtherFrom(doubled, 2),
    names: { ours: '', theirs: '', by: 'doubles' },
  };
}

/**
 * One side of a merge in which records stand twice, step by step: the text with the first of each, and those with what stands
 * there once more. Undefined where no record does, or one too often.
 */
export function* doubledSideSteps(
  side: SideText,
): Steps<{ readonly first: SideText; readonly further: readonly SideText[] } | undefined> {
  const doubled = yield* doubledSteps(Buffer.from(side.text));
  return doubled && { first: sideOf(doubled, 0), further: furtherFrom(doubled, 1) };
}

function placesById(lines: readonly SideLine[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    const id = idIn(line);
    if (id === undefined) continue;
    const known = places.get(id);
    if (known) known.push(place);
    else places.set(id, [place]);
  }
  return places;
}
