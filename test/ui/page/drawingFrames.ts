/** Runs in the browser for `benchDrawing.ts`: draws frames in both ways, and compares the pictures. */
import { canvas2d, denseScene, webgl2, type Renderer, type Scene } from './drawingRenderers';

export interface Asked {
  readonly lanes: number;
  readonly columns: number;
  readonly laneHeight: number;
  readonly frames: number;
}

/** Milliseconds of each frame. */
export interface Frames {
  /** From the first line of script until the picture is there. */
  readonly drawn: readonly number[];
  /** From one frame to the next, with all that the browser does to show it. */
  readonly whole: readonly number[];
}

export interface Figures {
  readonly canvas2d: Frames;
  readonly webgl2: Frames;
  /** The greatest difference of opacity of any pixel of the two pictures, of 255. */
  readonly mostOpacity: number;
  readonly paintedPixels: number;
}

/** Columns that the picture moves in a frame. */
const step = 3;

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

async function framesOf(renderer: Renderer, count: number): Promise<Frames> {
  document.body.replaceChildren(renderer.canvas);
  const [drawn, whole]: [number[], number[]] = [[], []];
  for (let frame = 0; frame < count; frame++) {
    await nextFrame();
    const began = performance.now();
    renderer.draw(frame * step);
    renderer.finish();
    drawn.push(performance.now() - began);
  }
  await nextFrame();
  let before = performance.now();
  for (let frame = 0; frame < count; frame++) {
    renderer.draw(frame * step);
    await nextFrame();
    const now = performance.now();
    whole.push(now - before);
    before = now;
  }
  return { drawn, whole };
}

function differenceOf(scene: Scene): Pick<Figures, 'mostOpacity' | 'paintedPixels'> {
  const [one, other] = [canvas2d(scene), webgl2(scene)].map((renderer) => {
    renderer.draw(0);
    return renderer.pixels();
  });
  let [mostOpacity, paintedPixels] = [0, 0];
  for (let i = 3; i < one!.length; i += 4) {
    mostOpacity = Math.max(mostOpacity, Math.abs(one![i]! - other![i]!));
    if (one![i]! > 0) paintedPixels++;
  }
  return { mostOpacity, paintedPixels };
}

async function measure({ lanes, columns, laneHeight, frames }: Asked): Promise<Figures> {
  const scene = denseScene(lanes, columns, laneHeight, frames * step);
  const [two, gl] = [canvas2d(scene), webgl2(scene)];
  // Compiled and warm.
  for (const renderer of [two, gl]) await framesOf(renderer, 10);
  return {
    canvas2d: await framesOf(two, frames),
    webgl2: await framesOf(gl, frames),
    ...differenceOf(scene),
  };
}

Object.assign(window, { measure });
