import assert from 'node:assert/strict';
import { contrastOf, type Colour } from '../../../webview/drawing/contrast';
import { seriesColours } from '../../../webview/drawing/seriesColours';
import { styleOf, tickParts } from '../../../webview/plots/series';

type Matrix = readonly (readonly [number, number, number])[];

/** What of linear red, green and blue whoever lacks a kind of cone sees (Machado, Oliveira & Fernandes 2009, severity 1). */
const vision: Readonly<Record<string, Matrix>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab (Ottosson 2020): linear red, green and blue to cones, their cube roots to lightness and two axes of colour. */
const toCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

const times = (matrix: Matrix, [x, y, z]: Colour): Colour =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Colour;
const each = (colour: Colour, change: (value: number) => number): Colour =>
  colour.map(change) as unknown as Colour;

function seen(colour: Colour, matrix: Matrix): Colour {
  const linear = each(colour, (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const simulated = each(times(matrix, linear), (value) => Math.min(1, Math.max(0, value)));
  return times(toLab, each(times(toCones, simulated), Math.cbrt));
}

function leastDistance(colours: readonly Colour[], matrix: Matrix): number {
  const places = colours.map((colour) => seen(colour, matrix));
  const distances = places.flatMap((one, index) =>
    places.slice(index + 1).map((other) => Math.hypot(...one.map((value, k) => value - other[k]!))),
  );
  return Math.min(...distances);
}

/** VS Code's grounds, and its traces' own colours on them. */
const grounds: Readonly<Record<string, readonly [ground: Colour, trace: Colour]>> = {
  'the dark theme': [
    [0x1f, 0x1f, 0x1f],
    [0xcc, 0xcc, 0xcc],
  ],
  'the light theme': [
    [255, 255, 255],
    [0x3b, 0x3b, 0x3b],
  ],
  'the dark theme of high contrast': [
    [0, 0, 0],
    [255, 255, 255],
  ],
  'the light theme of high contrast': [
    [255, 255, 255],
    [0x29, 0x29, 0x29],
  ],
};

describe('The colours of motor units', () => {
  for (const [theme, [ground, trace]] of Object.entries(grounds)) {
    const colours = seriesColours(ground);

    it(`stand out from the ground of ${theme} and from its trace`, () => {
      for (const colour of colours) {
        assert.ok(contrastOf(colour, ground) >= 4.2, `${colour.join(', ')}: ${contrastOf(colour, ground)}`);
        assert.ok(leastDistance([colour, trace], vision['all cones']!) >= 0.08, colour.join(', '));
      }
    });

    for (const [who, matrix] of Object.entries(vision)) {
      it(`differ from each other in ${theme} for whoever has ${who}`, () => {
        const least = leastDistance(colours, matrix);
        assert.ok(least >= (who === 'all cones' ? 0.13 : 0.1) - 5e-4, `${least}`);
      });
    }
  }

  it('come with another shape for 56 units, and where one repeats, with another tick and another dash', () => {
    const colours = seriesColours([0, 0, 0]).map((colour) => colour.join());
    const looks = Array.from({ length: 56 }, (_, unit) => styleOf(unit, colours));
    assert.equal(new Set(looks.map(({ colour, shape }) => `${colour} ${shape}`)).size, 56);
    const inSight = looks.slice(0, 3 * colours.length);
    const ticks = inSight.map(({ colour, round }) => `${colour} ${JSON.stringify(tickParts(round, 7, 1))}`);
    assert.equal(new Set(ticks).size, inSight.length);
    assert.equal(new Set(inSight.map(({ colour, dash }) => `${colour} ${dash.join()}`)).size, inSight.length);
  });

  it('leave a tick of few pixels something in each of its parts', () => {
    for (const round of [0, 1, 2, 3]) {
      for (const height of [1, 2, 3, 4, 5, 7, 8, 12, 24]) {
        const parts = tickParts(round, height, 1);
        assert.equal(parts[0]?.[0], 0);
        assert.equal(parts.at(-1)?.[1], height);
        for (const [from, end] of parts) assert.ok(end > from, `${round} ${height}`);
      }
    }
  });
});
