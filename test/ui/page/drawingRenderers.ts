/**
 * The same picture drawn two ways, for `benchDrawing.ts`: as the product draws it, and by WebGL2. In it are as many lanes
 * of dense EMG as asked for, one column of extremes for each device pixel; `offset` says at which column it begins.
 */
import { paintSpans } from '../../../webview/drawing/raster';
import { joinSpans, newSpans, spanValues, type Spans } from '../../../webview/drawing/spans';

export interface Scene {
  readonly lanes: number;
  readonly columns: number;
  readonly laneHeight: number;
  /** Of each lane, longer than the columns. */
  readonly low: readonly Float32Array[];
  readonly high: readonly Float32Array[];
}

export interface Renderer {
  readonly canvas: HTMLCanvasElement;
  draw(offset: number): void;
  /** Four bytes a pixel, rows from the top: waits until all is drawn. */
  pixels(): Uint8ClampedArray;
  /** Waits until what was drawn is there. */
  finish(): void;
}

const thickness = 1.15;
/** 0xBBGGRR. */
const colour = 0xcccccc;

/** Noise whose columns reach over most of the lane: the most pixels there can be. In rows, up is positive. */
export function denseScene(lanes: number, columns: number, laneHeight: number, room: number): Scene {
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const half = laneHeight / 2 - 2;
  const values = (sign: 1 | -1): Float32Array[] =>
    Array.from({ length: lanes }, () =>
      Float32Array.from({ length: columns + room }, () => sign * half * (0.3 + 0.69 * next())),
    );
  return { lanes, columns, laneHeight, low: values(-1), high: values(1) };
}

function fill(spans: Spans, { low, high }: Scene, lane: number, offset: number): void {
  spans.state.fill(spanValues);
  spans.low.set(low[lane]!.subarray(offset, offset + spans.width));
  spans.high.set(high[lane]!.subarray(offset, offset + spans.width));
  joinSpans(spans);
}

function newCanvas({ lanes, columns, laneHeight }: Scene): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = lanes * laneHeight;
  return canvas;
}

/** As the product does it: `webview/traces/curves.ts` without its tiles. */
export function canvas2d(scene: Scene): Renderer {
  const canvas = newCanvas(scene);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const { width, height } = canvas;
  const image = context.createImageData(width, height);
  const raster = { pixels: new Uint32Array(image.data.buffer), width, height };
  const spans = newSpans(width);
  return {
    canvas,
    draw(offset) {
      context.clearRect(0, 0, width, height);
      raster.pixels.fill(0);
      for (let lane = 0; lane < scene.lanes; lane++) {
        fill(spans, scene, lane, offset);
        const top = lane * scene.laneHeight;
        const bottom = top + scene.laneHeight;
        const geometry = { top, bottom, centreRow: (top + bottom) / 2, centre: 0, rowsPerUnit: 1 };
        paintSpans(raster, spans, geometry, { colour, clipColour: 0x00a7cc, thickness });
      }
      context.putImageData(image, 0, 0);
    },
    pixels: () => context.getImageData(0, 0, width, height).data,
    finish: () => void context.getImageData(0, 0, 1, 1),
  };
}

/** One triangle over all: drawing a rectangle for each column takes software a hundred times as long. */
const vertexShader = `#version 300 es
void main() {
  gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0);
}`;

/** A texture holds the extremes of each column; a pixel is covered by how much of it the run between them fills. */
const fragmentShader = `#version 300 es
precision highp float;
uniform highp sampler2D extremes;
uniform vec2 size;
uniform float laneHeight;
uniform vec3 colour;
out vec4 pixel;
void main() {
  float row = size.y - gl_FragCoord.y - 0.5;
  float lane = floor((row + 0.5) / laneHeight);
  vec2 value = texelFetch(extremes, ivec2(int(gl_FragCoord.x), int(lane)), 0).xy;
  float centre = (lane + 0.5) * laneHeight;
  float upper = centre - value.y - ${thickness / 2};
  float lower = centre - value.x + ${thickness / 2};
  float coverage = clamp(min(lower, row + 1.0) - max(upper, row), 0.0, 1.0);
  pixel = vec4(colour * coverage, coverage);
}`;

function program(gl: WebGL2RenderingContext): WebGLProgram {
  const made = gl.createProgram();
  for (const [type, text] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (gl.getProgramParameter(made, gl.LINK_STATUS) !== true) {
    throw new Error(`The shaders do not compile: ${gl.getProgramInfoLog(made)}`);
  }
  return made;
}

export function webgl2(scene: Scene): Renderer {
  const canvas = newCanvas(scene);
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, preserveDrawingBuffer: true });
  if (!gl) throw new Error('This browser has no WebGL2.');
  const { width, height } = canvas;
  const made = program(gl);
  gl.useProgram(made);
  gl.uniform2f(gl.getUniformLocation(made, 'size'), width, height);
  gl.uniform1f(gl.getUniformLocation(made, 'laneHeight'), scene.laneHeight);
  const parts = [0, 8, 16].map((shift) => ((colour >> shift) & 0xff) / 255);
  gl.uniform3fv(gl.getUniformLocation(made, 'colour'), parts);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  }
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RG32F, width, scene.lanes);
  const extremes = new Float32Array(2 * width * scene.lanes);
  const spans = newSpans(width);
  return {
    canvas,
    draw(offset) {
      let next = 0;
      for (let lane = 0; lane < scene.lanes; lane++) {
        fill(spans, scene, lane, offset);
        for (let x = 0; x < width; x++) {
          extremes[next++] = spans.low[x]!;
          extremes[next++] = spans.high[x]!;
        }
      }
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, scene.lanes, gl.RG, gl.FLOAT, extremes);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    pixels() {
      const upsideDown = new Uint8Array(4 * width * height);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, upsideDown);
      const rows = new Uint8ClampedArray(upsideDown.length);
      for (let y = 0; y < height; y++) {
        rows.set(upsideDown.subarray(4 * width * (height - 1 - y), 4 * width * (height - y)), 4 * width * y);
      }
      return rows;
    },
    finish: () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)),
  };
}
