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
