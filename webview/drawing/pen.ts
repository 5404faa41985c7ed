/** A canvas that is as large as its element in device pixels, and drawing on it in whole device pixels. */
import { fittingText } from './fittingText';
import type { Box } from './box';
import type { Palette } from './palette';

/** Columns [left, left + width) of a picture, in CSS pixels. */
export interface Strip {
  readonly left: number;
  readonly width: number;
}

export class Pen {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  density = 1;
  private font = '';

  constructor(canvas: HTMLCanvasElement, readBack = false) {
    this.canvas = canvas;
    const context = canvas.getContext('2d', { willReadFrequently: readBack });
    if (!context) throw new Error('This page cannot draw: the browser gives no 2D canvas.');
    this.context = context;
  }

  /** The context is as a new one. */
  forgetState(): void {
    this.font = '';
  }

  /**
   * Makes the canvas the size of what it shows of a picture of that height, and clears it: columns [left, left + width), in
   * CSS pixels. What is drawn from then on goes where it belongs in the picture.
   */
  begin({ left, width }: Strip, height: number, density: number): void {
    this.density = density;
    const [deviceLeft, deviceWidth] = [Math.round(left * density), Math.round(width * density)];
    const deviceHeight = Math.round(height * density);
    if (this.canvas.width !== deviceWidth || this.canvas.height !== deviceHeight) {
      this.canvas.width = deviceWidth;
      this.canvas.height = deviceHeight;
      this.forgetState();
    } else {
      this.context.resetTransform();
      this.context.clearRect(0, 0, deviceWidth, deviceHeight);
    }
    this.context.translate(-deviceLeft, 0);
  }

  /** CSS pixels in whole device pixels. */
  px(css: number): number {
    return Math.round(css * this.density);
  }

  /** Width of a hairline. */
  get hair(): number {
    return Math.max(1, Math.floor(this.density));
  }

  fill(colour: string, x: number, y: number, width: number, height: number): void {
    this.context.fillStyle = colour;
    this.context.fillRect(x, y, width, height);
  }

  /** A vertical hairline at a device pixel. */
  vertical(colour: string, x: number, from: number, to: number, width = this.hair): void {
    this.fill(colour, Math.round(x - width / 2 + 0.01), from, width, to - from);
  }

  horizontal(colour: string, y: number, from: number, to: number, width = this.hair): void {
    this.fill(colour, from, Math.round(y - width / 2 + 0.01), to - from, width);
  }

  /** The outline of a rectangle, inside its edges; dashed for what is to be reviewed. */
  frame(colour: string, { left, top, width, height }: Box, dashed = false): void {
    const { context, hair } = this;
    context.strokeStyle = colour;
    context.lineWidth = hair;
    context.setLineDash(dashed ? [3 * this.density, 2.5 * this.density] : []);
    context.strokeRect(
      left + hair / 2,
      top + hair / 2,
      Math.max(0, width - hair),
      Math.max(0, height - hair),
    );
    context.setLineDash([]);
  }

  useFont(palette: Palette, size: number, weight = ''): void {
    const font = `${weight} ${size * this.density}px ${palette.font}`.trim();
    if (font !== this.font) {
      this.context.font = font;
      this.font = font;
    }
  }

  /** Runs `draw` with everything outside a rectangle cut off. */
  within(x: number, y: number, width: number, height: number, draw: () => void): void {
    this.context.save();
    this.context.beginPath();
    this.context.rect(x, y, width, height);
    this.context.clip();
    draw();
    this.context.restore();
    this.font = '';
  }

  /** The text, or as much of it as fits with an ellipsis; nothing where not even one letter fits. */
  fitText(text: string, width: number): string {
    return fittingText(text, width, (each) => this.context.measureText(each).width);
  }
}
