/**
 * From known tiles to pixels: makes the lanes' columns of them, paints these into one bitmap, and reads
 * values back for the cursor, the gutter and the fitting of scales.
 */
import type { ChannelView } from '../../src/protocol/page';
import { visibleLanes } from '../view/layout';
import type { Seen } from '../view/sensitivity';
import type { TimeScale } from '../view/timeScale';
import { at } from '../../src/base/typedArrays';
import { mixed, packed } from '../drawing/palette';
import { paintDot, paintSpans, type LaneGeometry, type Raster, type Stroke } from '../drawing/raster';
import { gapsOf, joinSpans, newSpans, type Spans } from '../drawing/spans';
import { fillLane, tilesOfLevel, valueAt, type Lane } from '../tiles/lane';
import { type Columns, type TiledChannel } from '../tiles/levels';
import type { TileCache } from '../tiles/tileCache';
import { binsPerTile } from '../../src/protocol/traces';
import type { Value } from '../words/readings';
import { laneGeometry } from './laneGeometry';
import { seenIn } from './seen';
import type { Frame, Gap, Reads } from './picture';

/** Samples further apart than this (CSS pixels) get a dot each. */
const dotPitch = 6;

/** Of a trace that what its units leave of it is drawn over: seen, and not in front. */
const behindStrength = 0.35;

/** A lane whose samples get a dot each. */
interface DottedLane {
  readonly channel: number;
  readonly view: ChannelView;
  readonly geometry: LaneGeometry;
  readonly colour: number;
}

export class Curves {
  private readonly cache: TileCache;
  private readonly channels: readonly ChannelView[];
  private spans: Spans = newSpans(0);
  private image: ImageData | undefined;
  private pixels = new Uint32Array(0);

  constructor(cache: TileCache, channels: readonly ChannelView[]) {
    this.cache = cache;
    this.channels = channels;
  }

  /** Paints all visible lanes and answers where they hold no valid samples. */
  paint(frame: Frame, model: Reads<'scales' | 'settings' | 'residual'>): readonly Gap[] {
    const { pen, layout, scale, palette } = frame;
    const height = Math.max(1, pen.px(layout.axisTop) - pen.px(layout.lanesTop));
    const image = this.bitmap(pen.context, scale.width, height);
    const raster = { pixels: this.pixels, width: scale.width, height };
    const gaps: Gap[] = [];
    const { first, end } = visibleLanes(layout);
    for (let channel = first; channel < end; channel++) {
      const view = this.channels[channel];
      if (!view) continue;
      const spans = this.fill(this.lane(channel, view), scale);
      for (const gap of gapsOf(spans)) gaps.push({ channel, ...gap });
      joinSpans(spans);
      const own = view.kind === 'emg' ? palette.emg : palette.otherSignal;
      const residual = model.residual?.channel === channel ? model.residual : undefined;
      const stroke: Stroke = {
        colour: residual ? mixed(own, packed(palette.background), behindStrength) : own,
        clipColour: palette.clip,
        thickness: 1.15 * pen.density,
      };
      const geometry = laneGeometry(frame, model, view, channel);
      paintSpans(raster, spans, geometry, stroke);
      this.paintDots(frame, raster, { channel, view, geometry, colour: stroke.colour });
      if (!residual) continue;
      const left = this.fill({ ...this.lane(channel, view), cache: residual.cache }, scale);
      joinSpans(left);
      paintSpans(raster, left, geometry, { ...stroke, colour: own });
    }
    pen.context.putImageData(image, scale.left, pen.px(layout.lanesTop));
    return gaps;
  }

  /** What is seen of a channel in the picture. */
  seen(channel: number, scale: TimeScale): Seen | undefined {
    const view = this.channels[channel];
    return view && seenIn(this.fill(this.lane(channel, view), scale), scale);
  }

  /** The nearest sample, where samples are at hand; undefined where they are not. */
  valueAt(channel: number, seconds: number, scale: TimeScale): Value | undefined {
    const view = this.channels[channel];
    return view && valueAt(this.lane(channel, view), columnsOf(scale), seconds);
  }

  private lane(index: number, { samplingRate, samples }: ChannelView): Lane {
    const channel: TiledChannel = { index, samplingRate, samples };
    return { cache: this.cache, channel };
  }

  /** The columns of one channel: its own level where known, other ones meanwhile. */
  private fill(lane: Lane, scale: TimeScale): Spans {
    if (this.spans.width !== scale.width) this.spans = newSpans(scale.width);
    fillLane(this.spans, lane, columnsOf(scale));
    return this.spans;
  }

  private paintDots({ pen, scale }: Frame, raster: Raster, lane: DottedLane): void {
    const { channel, view, geometry, colour } = lane;
    const columnsPerSample = 1 / (view.samplingRate * scale.secondsPerColumn);
    if (columnsPerSample < dotPitch * pen.density) return;
    const dot = { size: Math.round(3 * pen.density), colour };
    const tiled = this.lane(channel, view);
    const columns = columnsOf(scale);
    for (const tile of tilesOfLevel(tiled, columns, 0)) {
      for (let i = 0; i < tile.minimum.length; i++) {
        const x = (tile.index * binsPerTile + i) * columnsPerSample - scale.firstColumn;
        if (x > scale.width + dot.size) break;
        if (x >= -dot.size) paintDot(raster, geometry, x, at(tile.minimum, i), dot);
      }
    }
  }

  private bitmap(context: CanvasRenderingContext2D, width: number, height: number): ImageData {
    if (this.image?.width !== width || this.image.height !== height) {
      this.image = context.createImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
    } else this.pixels.fill(0);
    return this.image;
  }
}

function columnsOf({ secondsPerColumn, firstColumn, width }: TimeScale): Columns {
  return { secondsPerColumn, firstColumn, endColumn: firstColumn + width };
}
