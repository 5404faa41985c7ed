/** The colours of a report, on white and on dark: words on what they stand on have a contrast of 4.5 or more (WCAG 2.2, 1.4.3), which a test measures. */
import type { LabelCategory } from '../labels/vocabulary';

/** One look. */
export interface Colours {
  readonly ground: string;
  readonly panel: string;
  readonly words: string;
  readonly quiet: string;
  readonly line: string;
  readonly trace: string;
  readonly added: string;
  readonly removed: string;
  readonly changed: string;
  readonly category: Readonly<Record<LabelCategory, string>>;
}

export const light: Colours = {
  ground: '#ffffff',
  panel: '#f6f8fa',
  words: '#1f2328',
  quiet: '#57606a',
  line: '#d0d7de',
  trace: '#24292f',
  added: '#116329',
  removed: '#a40e26',
  changed: '#7d4e00',
  category: {
    neurogenic: '#b3261e',
    myogenic: '#0b57d0',
    discharge: '#8a4600',
    activity: '#1a6b2f',
    undecided: '#57606a',
    finding: '#6f2da8',
  },
};

export const dark: Colours = {
  ground: '#0d1117',
  panel: '#161b22',
  words: '#e6edf3',
  quiet: '#9da7b3',
  line: '#3d444d',
  trace: '#d1d7e0',
  added: '#56d364',
  removed: '#ff9492',
  changed: '#e3b341',
  category: {
    neurogenic: '#ff8a80',
    myogenic: '#82b1ff',
    discharge: '#ffb86b',
    activity: '#7ee2a0',
    undecided: '#b1bac4',
    finding: '#d2a8ff',
  },
};

/** Shades are drawn so faintly that a trace on them stays a trace. */
export const shadeOpacity = 0.16;
