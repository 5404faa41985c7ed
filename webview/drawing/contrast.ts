/** How well colours stand out from each other, by WCAG 2's relative luminance. Pure. */

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, the same, to 21, black on white. */
export function contrastOf(a: Colour, b: Colour): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Steps of lightness that are tried. */
const lightnesses = 100;

/** Hue (0 to 6), saturation and lightness (0 to 1). */
function hslOf(colour: Colour): readonly [hue: number, saturation: number, lightness: number] {
  const [red, green, blue] = colour.map((value) => value / 255) as unknown as Colour;
  const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const [lightness, range] = [(least + most) / 2, most - least];
  if (range === 0) return [0, 0, lightness];
  const hue =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return [hue, range / (1 - Math.abs(2 * lightness - 1)), lightness];
}

function ofHsl(hue: number, saturation: number, lightness: number): Colour {
  const amount = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const k = (offset + 2 * hue) % 12;
    return Math.round(255 * (lightness - amount * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  }) as unknown as Colour;
}

/**
 * The colour, or where it stands out too little from the background, the same hue as much lighter or darker as it needs.
 * @param least the contrast it is to have, at most what the background allows
 */
export function sameHue(colour: Colour, background: Colour, least: number): Colour {
  if (contrastOf(colour, background) >= least) return colour;
  const [hue, saturation, lightness] = hslOf(colour);
  const towards = contrastOf([255, 255, 255], background) > contrastOf([0, 0, 0], background) ? 1 : 0;
  for (let step = 1; step < lightnesses; step++) {
    const tried = ofHsl(hue, saturation, lightness + (step / lightnesses) * (towards - lightness));
    if (contrastOf(tried, background) >= least) return tried;
  }
  return towards === 1 ? [255, 255, 255] : [0, 0, 0];
}

/** Parts of the foreground that are tried. */
const steps = 20;

/**
 * The colour, or where it stands out too little from the background, with as much of the foreground in it as it needs.
 * @param least the contrast it is to have; less where the foreground itself has less
 */
export function legible(colour: Colour, background: Colour, foreground: Colour, least: number): Colour {
  for (let step = 0; step < steps; step++) {
    const mixed = colour.map((value, k) =>
      Math.round(value + (step / steps) * ((foreground[k] ?? 0) - value)),
    ) as unknown as Colour;
    if (contrastOf(mixed, background) >= least) return mixed;
  }
  return foreground;
}
