/**
 * A text in which records stand twice, taken apart into the texts of two sides: each has one of both. Git leaves it so where
 * it merges branches line by line and each has moved the same record to another place, without a mark and without a word.
 */
import type { Steps } from '../base/steps';
import { decodedBlocks } from '../base/utf8';
import { idIn, sideText, type MarkedSides, type SideLine } from './conflictMarkers';

/** Lines of one id, by their places; a third would be in neither side. */
const mostLines = 2;

/** The sides of a text, step by step; undefined where no record stands twice, or one more often. @throws NotUtf8 */
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
  if (doubled.length === 0 || doubled.some((each) => each.length > mostLines)) return undefined;
  const without = (side: 0 | 1): readonly SideLine[] => {
    const left = new Set(doubled.map((each) => each[side]));
    return lines.filter((_, place) => !left.has(place));
  };
  return {
    ...{ ours: sideText(without(1)), theirs: sideText(without(0)), base: undefined },
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
