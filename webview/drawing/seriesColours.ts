/**
 * The colours of what is shown side by side: eight that stand out from the ground, for colour-blind people too. Pure.
 *
 * They begin at published palettes for colour-blind readers (Okabe & Ito 2008, Color Universal Design; Tol 2021, Colour
 * Schemes, "muted" and "bright"), moved as little as it takes to have a contrast of 4.2 with the ground, to differ from the
 * trace's own colour, and any two from each other by 0.13 in OKLab (Ottosson 2020), by 0.1 for whoever lacks a kind of cone
 * (Machado, Oliveira & Fernandes 2009). The palettes as published do not have that contrast, nor do a theme's colours of charts
 * that distance: in VS Code's light theme two of them are 0.006 apart without red cones.
 */
import { contrastOf, type Colour } from './contrast';

/** Sky blue, vermilion, bluish green, purple, pale yellow, pink, sand, cyan. */
const onDark: readonly Colour[] = [
  [0x66, 0xb1, 0xee],
  [0xe1, 0x55, 0x07],
  [0x22, 0x9b, 0x6e],
  [0xb9, 0x5b, 0xd1],
  [0xea, 0xf3, 0x7d],
  [0xef, 0x72, 0xad],
  [0xdd, 0xc0, 0x66],
  [0x77, 0xe1, 0xff],
];

/** Blue, vermilion, bluish green, purple, brown, slate, wine, indigo. */
const onLight: readonly Colour[] = [
  [0x09, 0x25, 0xba],
  [0xd3, 0x3b, 0x04],
  [0x11, 0x8a, 0x63],
  [0xb3, 0x41, 0xcf],
  [0x5f, 0x1d, 0x0c],
  [0x60, 0x60, 0x91],
  [0x96, 0x0b, 0x4a],
  [0x39, 0x1e, 0x76],
];

/** Those for a ground. */
export function seriesColours(background: Colour): readonly Colour[] {
  const isDark = contrastOf([255, 255, 255], background) >= contrastOf([0, 0, 0], background);
  return isDark ? onDark : onLight;
}
