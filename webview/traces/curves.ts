/**
 * From known columns to pixels: fills the lanes' spans from the cache, paints them into one bitmap, and reads
 * values back for the cursor, the gutter and the fitting of scales.
 */
import type { ChannelView } from '../../src/protocol/page';
import { visibleLanes } from '../view/layout';
import type { Seen } from '../view/sensitivity';
import type { TimeScale } from '../view/timeScale';
import { columnsPerBlock, type ColumnCache } from './columnCache';
import { at } from '../../src/base/typedArrays';
import { paintDot, paintSpans, type LaneGeometry, type Raster, type Stroke } from '../drawing/raster';
import { gapsOf, joinSpans, newSpans, type Spans } from '../drawing/spans';
import type { Value } from '../words/readings';
import { addBlock } from './fillSpans';
import { laneGeometry } from './laneGeometry';
import { seenIn } from './seen';
import type { Frame, Gap, Reads } from './picture';

/** Samples further apart than this (CSS pixels) get a dot each. */
const dotPitch = 6;

/** A lane whose samples get a dot each. */
interface DottedLane {
  readonly channel: number;
  readonly view: ChannelView;
  readonly geometry: LaneGeometry;
  readonly colour: number;
}

export class Curves {
  private readonly cache: ColumnCache;
  private readonly channels: readonly ChannelView[];
  private spans: Spans = newSpans(0);
  private image: ImageData | undefined;
  private pixels = new Uint32Array(0);

  constructor(cache: ColumnCache, channels: readonly ChannelView[]) {
    this.cache = cache;
    this.channels = channels;
  }

  /** Paints all visible lanes and answers where they hold no valid samples. */
  paint(frame: Frame, model: Reads<'scales' | 'settings'>): readonly Gap[] {
    const { pen, layout, scale, palette } = frame;
    const height = Math.max(1, pen.px(layout.axisTop) - pen.px(layout.lanesTop));
    const image = this.bitmap(pen.context, scale.width, height);
    const raster = { pixels: this.pixels, width: scale.width, height };
    const gaps: Gap[] = [];
    const { first, end } = visibleLanes(layout);
    for (let channel = first; channel < end; channel++) {
      const view = this.channels[channel];
      if (!view) continue;
      const spans = this.fill(channel, view, scale);
      for (const gap of gapsOf(spans)) gaps.push({ channel, ...gap });
      joinSpans(spans);
      const stroke: Stroke = {
        colour: view.kind === 'emg' ? palette.emg : palette.otherSignal,
        clipColour: palette.clip,
        thickness: 1.15 * pen.density,
      };
      const geometry = laneGeometry(frame, model, view, channel);
      paintSpans(raster, spans, geometry, stroke);
      this.paintDots(frame, raster, { channel, view, geometry, colour: stroke.colour });
    }
    pen.context.putImageData(image, scale.left, pen.px(layout.lanesTop));
    return gaps;
  }

  /** What is seen of a channel in the picture. */
  seen(channel: number, scale: TimeScale): Seen | undefined {
    const view = this.channels[channel];
    return view && seenIn(this.fill(channel, view, scale), scale);
  }

  /** The nearest sample, where samples are at hand; undefined where they are not. */
  valueAt(channel: number, seconds: number, scale: TimeScale): Value | undefined {
    const view = this.channels[channel];
    if (!view) return undefined;
    const column = Math.floor(seconds / scale.secondsPerColumn + 1e-9);
    const block = this.cache.get(scale.secondsPerColumn, channel, Math.floor(column / columnsPerBlock));
    if (block?.kind !== 'samples') return undefined;
    const index = Math.round(seconds * view.samplingRate) - block.firstSample;
    if (index < 0 || index >= block.values.length) return undefined;
    const value = at(block.values, index);
    return Number.isNaN(value) ? { kind: 'gap' } : { kind: 'sample', value };
  }

  /** The columns of one channel: its own resolution where known, the nearest known one elsewhere. */
  private fill(channel: number, view: ChannelView, scale: TimeScale): Spans {
    if (this.spans.width !== scale.width) this.spans = newSpans(scale.width);
    this.spans.state.fill(0);
    const { secondsPerColumn, firstColumn, width } = scale;
    const place = { secondsPerColumn, samplingRate: view.samplingRate };
    for (const block of blocksOf(firstColumn, firstColumn + width)) {
      const from = Math.max(0, block * columnsPerBlock - firstColumn);
      const end = Math.min(width, (block + 1) * columnsPerBlock - firstColumn);
      const known = this.cache.get(secondsPerColumn, channel, block);
      if (known) addBlock({ spans: this.spans, scale, from, end }, known, { ...place, block });
      else this.fillCoarsely(channel, view, scale, from, end);
    }
    return this.spans;
  }

  /** Columns [from, end) of the picture from the nearest other resolution that has any of them. */
  private fillCoarsely(
    channel: number,
    view: ChannelView,
    scale: TimeScale,
    from: number,
    end: number,
  ): void {
    for (const secondsPerColumn of this.cache.resolutions(scale.secondsPerColumn, channel)) {
      const ratio = scale.secondsPerColumn / secondsPerColumn;
      const first = Math.floor((scale.firstColumn + from) * ratio);
      const last = Math.ceil((scale.firstColumn + end) * ratio);
      if (last - first > 64 * columnsPerBlock) continue;
      let found = false;
      for (const block of blocksOf(first, last)) {
        const known = this.cache.get(secondsPerColumn, channel, block);
        if (!known) continue;
        found = true;
        const place = { block, secondsPerColumn, samplingRate: view.samplingRate };
        addBlock({ spans: this.spans, scale, from, end }, known, place);
      }
      if (found) return;
    }
  }

  private paintDots({ pen, scale }: Frame, raster: Raster, lane: DottedLane): void {
    const { channel, view, geometry, colour } = lane;
    const columnsPerSample = 1 / (view.samplingRate * scale.secondsPerColumn);
    if (columnsPerSample < dotPitch * pen.density) return;
    const dot = { size: Math.round(3 * pen.density), colour };
    for (const block of blocksOf(scale.firstColumn, scale.firstColumn + scale.width)) {
      const known = this.cache.get(scale.secondsPerColumn, channel, block);
      if (known?.kind !== 'samples') continue;
      for (let i = 0; i < known.values.length; i++) {
        const x = (known.firstSample + i) * columnsPerSample - scale.firstColumn;
        paintDot(raster, geometry, x, at(known.values, i), dot);
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

/** Blocks that hold columns [first, end), from the recording's start on. */
function blocksOf(first: number, end: number): readonly number[] {
  const from = Math.max(0, Math.floor(first / columnsPerBlock));
  const count = Math.max(0, Math.ceil(end / columnsPerBlock) - from);
  return Array.from({ length: count }, (_, index) => from + index);
}
