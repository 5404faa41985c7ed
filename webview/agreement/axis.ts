/**
 * An axis in percent of the width that a plot has: every row of a table draws its part of one plot, so that the numbers beside
 * it are the row's own.
 */
import { html, svg, type TemplateResult } from 'lit-html';
import type { AgreementView, PairView } from '../../src/protocol/agreement/agreementView';

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** Of a proportion, or of a figure that is 1 at best and seldom below 0. */
export function unitAxis(lowest: number): Axis {
  const from = Math.min(0, Math.max(-1, Math.floor(lowest * 5) / 5));
  const count = Math.round((1 - from) * 5);
  const ticks = Array.from({ length: count + 1 }, (_, i) => {
    const value = Number((from + i / 5).toFixed(1));
    return { value, text: decimal(value, 1) };
  });
  return { from, to: 1, ticks };
}

/** `−0.25`. */
export function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits);
  // Not −0.00.
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** Where a value is, as an SVG length; what lies beyond stands at the end. */
export function place({ from, to }: Axis, value: number): string {
  const share = (Math.min(to, Math.max(from, value)) - from) / (to - from);
  return `${(100 * share).toFixed(2)}%`;
}

/** The lines behind the marks, as high as the row. */
export function gridLines(axis: Axis): TemplateResult {
  return svg`${axis.ticks.map(({ value }) => {
    const x = place(axis, value);
    return svg`<line class=${value === 0 ? 'zero-line' : 'grid-line'} x1=${x} x2=${x} y1="0" y2="100%"></line>`;
  })}`;
}

/** The numbers of the axis. */
export function axisRow(axis: Axis): TemplateResult {
  return svg`<svg class="plot axis" aria-hidden="true">${axis.ticks.map(
    ({ value, text }) => svg`<text x=${place(axis, value)} y="13" text-anchor="middle">${text}</text>`,
  )}</svg>`;
}

/** Whose events a part is about, behind its heading, where there are several pairs. */
export function pairName({ readers, pairs }: AgreementView, { one, other }: PairView): TemplateResult {
  return pairs.length < 2
    ? html``
    : html`<span class="of-pair" data-testid="of-pair">${readers[one]} and ${readers[other]}</span>`;
}

/** The interval of a figure: a line with ends. */
export function interval(axis: Axis, low: number | undefined, high: number | undefined): TemplateResult {
  if (low === undefined || high === undefined) return svg``;
  const [from, to] = [place(axis, low), place(axis, high)];
  return svg`<line class="interval" x1=${from} x2=${to} y1="50%" y2="50%"></line
    >${[from, to].map((x) => svg`<svg x=${x} y="50%" class="mark"><line class="interval" y1="-4" y2="4"></line></svg>`)}`;
}
