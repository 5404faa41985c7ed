/** Where a lane's values go: its centre line, its scale and which way is up. */
import type { ChannelView } from '../../src/protocol/page';
import type { LaneGeometry } from '../drawing/raster';
import { laneCentre, laneTop } from '../view/layout';
import { scaleOf } from '../view/sensitivity';
import type { Frame, Reads } from './picture';

/** A lane's geometry in rows of the bitmap, which begins where the lanes do. */
export function laneGeometry(
  { pen, layout }: Pick<Frame, 'pen' | 'layout'>,
  { scales, settings }: Reads<'scales' | 'settings'>,
  view: ChannelView,
  channel: number,
): LaneGeometry {
  const origin = pen.px(layout.lanesTop);
  const { unitsPerDivision, centre } = scaleOf(scales, view, channel);
  const up = settings.negativeUp && view.kind === 'emg' ? -1 : 1;
  const top = laneTop(layout, channel);
  return {
    top: pen.px(top) - origin + pen.hair,
    bottom: pen.px(top + layout.laneHeight) - origin,
    // The middle of the centre line's own pixels.
    centreRow: pen.px(laneCentre(layout, channel)) - origin + (pen.hair % 2) / 2,
    centre,
    rowsPerUnit: (up * layout.divisionHeight * pen.density) / unitsPerDivision,
  };
}
