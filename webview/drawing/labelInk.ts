/** The colour of a label on a canvas: the study's own, as light or dark as the theme needs it, else that of its category. */
import type { LabelLook } from '../../src/protocol/page';
import type { Palette } from './palette';

/** @param look of the label */
export function labelInk(palette: Palette, { category, color }: LabelLook): string {
  return color === undefined ? palette.categories[category] : palette.own(color);
}
