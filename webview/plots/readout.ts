/** What a plot says in words of the point at its cursor. */
import { valueWords } from './axis';
import { indexAt } from './series';
import type { PlotView } from './view';

type Said = Pick<PlotView, 'noun' | 'x' | 'tracks' | 'areas' | 'cursor' | 'chosen'>;

/** `Unit 2, discharge 12 of 240: 0:12.345, firing rate 11.3 /s`; says so where the chosen track has no point at the cursor. */
export function readoutOf({ noun, x, tracks, areas, cursor, chosen }: Said): string {
  const track = tracks[chosen];
  if (!track || cursor === null) return '';
  const index = indexAt(track.x, cursor);
  if (index === undefined) return `${track.name}: no ${noun} at ${valueWords(x, cursor)}`;
  const count = (value: number): string => value.toLocaleString('en-US');
  const values = areas.flatMap(({ y, series }) =>
    series.flatMap((each): readonly string[] => {
      if (each.track !== chosen || each.kind === 'ticks' || y.kind !== 'values') return [];
      const value = each.y[index];
      if (value === undefined || Number.isNaN(value)) return [];
      return [`${y.title.toLowerCase()} ${valueWords(y, value)}`];
    }),
  );
  const place = `${track.name}, ${noun} ${count(index + 1)} of ${count(track.x.length)}`;
  const remark = track.remarks?.find(({ from, to }) => cursor >= from && cursor < to);
  return `${place}: ${[valueWords(x, cursor), ...values, ...(remark ? [remark.text] : [])].join(', ')}`;
}
