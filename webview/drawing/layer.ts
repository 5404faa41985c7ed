/**
 * A canvas and the painters of what is on it. A painter names what of the source it reads, and its type lets it read
 * nothing else: so a layer knows by itself when it has to be painted again. It also knows when the browser has lost what
 * was painted, as it does when the process that draws for it dies: it then asks for a frame and paints everything again.
 */
import type { Palette } from './palette';
import { Pen, type Strip } from './pen';

/** What all of one picture is painted in; pictures with scales add theirs. Never changed in place. */
export interface Setting {
  readonly palette: Palette;
}

/** What a painter gets beside what it reads: the setting, and what it paints with. */
export type FrameOf<S extends Setting> = S & { readonly pen: Pen };

export interface Painter<S extends Setting, Source> {
  readonly reads: readonly (keyof Source)[];
  readonly paint: (frame: FrameOf<S>, source: Source) => void;
}

/** Makes painters of one kind of picture. */
export function paintersOf<S extends Setting, Source>() {
  return <Names extends keyof Source>(
    reads: readonly Names[],
    paint: (frame: FrameOf<S>, inputs: Pick<Source, Names>) => void,
  ): Painter<S, Source> => ({ reads, paint });
}

/** A canvas's size in CSS pixels, and device pixels per CSS pixel. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly density: number;
}

/** How a layer differs from a canvas of its own over the whole picture. */
export interface LayerOptions<S extends Setting, Source> {
  readonly canvas?: HTMLCanvasElement;
  /** Its pixels are written one by one rather than drawn. */
  readonly readBack?: boolean;
  /**
   * The part of the picture that it covers, undefined where there is nothing on it: a canvas costs time in every frame in
   * which it changes, by its size and not by what is on it.
   */
  readonly covers?: (setting: S, source: Source) => Strip | undefined;
}

export class Layer<S extends Setting, Source> {
  readonly canvas: HTMLCanvasElement;
  private readonly pen: Pen;
  private readonly painters: readonly Painter<S, Source>[];
  private readonly covers: LayerOptions<S, Source>['covers'];
  private readonly reads: readonly (keyof Source)[];
  private painted: readonly unknown[] | undefined;

  /** `requestFrame` has whoever shows the layer render it soon, though nothing that it shows has changed. */
  constructor(
    painters: readonly Painter<S, Source>[],
    requestFrame: () => void,
    { canvas = document.createElement('canvas'), readBack = false, covers }: LayerOptions<S, Source> = {},
  ) {
    this.covers = covers;
    this.canvas = canvas;
    this.pen = new Pen(canvas, readBack);
    this.painters = painters;
    this.reads = [...new Set(painters.flatMap(({ reads }) => reads))];
    // After a loss the browser gives an empty canvas by itself, in main memory where nothing else is left.
    canvas.addEventListener('contextrestored', () => {
      this.pen.forgetState();
      this.painted = undefined;
      requestFrame();
    });
  }

  /** Paints everything again where the size, the setting or anything that a painter reads is another. */
  render({ width, height, density }: CanvasSize, setting: S, source: Source): void {
    const inputs = [width, height, density, ...settingOf(setting), ...this.reads.map((name) => source[name])];
    if (this.painted?.every((input, index) => Object.is(input, inputs[index]))) return;
    this.painted = inputs;
    const strip = this.covers ? this.covers(setting, source) : { left: 0, width };
    this.canvas.hidden = !strip;
    if (!strip) return;
    if (this.covers) Object.assign(this.canvas.style, { left: `${strip.left}px`, width: `${strip.width}px` });
    this.pen.begin(strip, height, density);
    const frame = { ...setting, pen: this.pen };
    for (const { paint } of this.painters) paint(frame, source);
  }
}

function settingOf(setting: Setting): readonly unknown[] {
  return Object.values(setting) as readonly unknown[];
}
