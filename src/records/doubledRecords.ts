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

/** The sides of a text, step by step; undefined where no record stands twice, or one too often. @throws NotUtf8 */
export function* doubledSidesSteps(bytes: Uint8Array): Steps<MarkedSides | undefined> {
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
  const places = placesById(lines);
  const doubled = [...places.values()].filter((each) => each.length > 1);
  const count = doubled.reduce((most, each) => Math.max(most, each.length), 0);
  if (count === 0 || count > mostSides) return undefined;
  // Where a record stands once, it is in both of the first sides, and in none of the further ones.
  const sideOf = (side: number): SideText => {
    const left = new Set(doubled.flatMap((each) => each.filter((_, time) => time !== side)));
    return sideText(lines.filter((_, place) => !left.has(place)));
  };
  const known = new Set([...places.values()].flat());
  const furtherOf = (side: number): SideText => {
    const own = new Set(doubled.flatMap((each) => each[side] ?? []));
    return sideText(lines.filter((_, place) => !known.has(place) || own.has(place)));
  };
  return {
    ...{ ours: sideOf(0), theirs: sideOf(1), base: undefined },
    further: Array.from({ length: count - 2 }, (_, index) => furtherOf(index + 2)),
    names: { ours: '', theirs: '', by: 'doubles' },
  };
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
