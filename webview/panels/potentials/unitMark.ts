/** The mark of a unit in a table: the shape and the colour that it has in the firing raster. */
import { html, type TemplateResult } from 'lit-html';
import { styleOf, type Shape } from '../../plots/series';

/** Each shape in the square from −1 to 1. */
const outlines: Readonly<Record<Shape, string>> = {
  circle: 'M-.92 0a.92 .92 0 1 0 1.84 0a.92 .92 0 1 0 -1.84 0z',
  square: 'M-.85 -.85H.85V.85H-.85z',
  triangle: 'M0 -.95L.95 .8H-.95z',
  diamond: 'M0 -.98L.98 0L0 .98L-.98 0z',
  cross: 'M-.98 -.6L-.6 -.98L0 -.38L.6 -.98L.98 -.6L.38 0L.98 .6L.6 .98L0 .38L-.6 .98L-.98 .6L-.38 0z',
  plus: 'M-.25 -.95H.25V-.25H.95V.25H.25V.95H-.25V.25H-.95V-.25H-.25z',
  wedge: 'M0 .95L.95 -.8H-.95z',
};

/** @param unit its index */
export function unitMark(unit: number, colours: readonly string[]): TemplateResult {
  const { shape, colour } = styleOf(unit, colours);
  return html`<svg class="unit-mark" viewBox="-1 -1 2 2" aria-hidden="true">
    <path d=${outlines[shape]} fill=${colour}></path>
  </svg>`;
}
