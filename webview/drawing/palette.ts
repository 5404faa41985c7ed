/** The theme's colours as canvases need them, read again whenever VS Code changes the theme. */
import type { LabelCategory } from '../../src/protocol/page';
import { legible, sameHue, type Colour } from './contrast';
import { seriesColours } from './seriesColours';

export interface Palette {
  readonly background: string;
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly gridCentre: string;
  readonly separator: string;
  readonly outside: string;
  readonly active: string;
  readonly cursor: string;
  /** Over the curves; `selectionGround` is under them. */
  readonly selection: string;
  readonly selectionGround: string;
  readonly selectionEdge: string;
  readonly focus: string;
  readonly categories: Readonly<Record<LabelCategory, string>>;
  /** A study's own colour of a label, as light or dark as it must be here. */
  readonly own: (color: string) => string;
  /** Of what a plot shows side by side, in this order; never the only thing that distinguishes it. */
  readonly series: readonly string[];
  /** 0xBBGGRR, for the raster. */
  readonly emg: number;
  readonly otherSignal: number;
  readonly clip: number;
  readonly otherSignalText: string;
  readonly font: string;
  readonly highContrast: boolean;
}

/** Of what is shown side by side, where a theme's ground is neither dark nor light. */
const seriesContrast = 4.2;

/** A study's colours stand out as text must, since thin lines are drawn in them (WCAG 2, 1.4.3). */
const ownContrast = 4.5;

let probe: CanvasRenderingContext2D | null | undefined;

/** Red, green and blue of any CSS colour. */
function channelsOf(colour: string): readonly [number, number, number] {
  probe ??= document.createElement('canvas').getContext('2d');
  if (!probe) return [128, 128, 128];
  probe.fillStyle = '#808080';
  probe.fillStyle = colour;
  const text = probe.fillStyle;
  const hex = /^#(..)(..)(..)$/.exec(text);
  if (hex) return [1, 2, 3].map((i) => parseInt(hex[i] ?? '80', 16)) as [number, number, number];
  const parts = /rgba?\((\d+), (\d+), (\d+)/.exec(text);
  return [1, 2, 3].map((i) => Number(parts?.[i] ?? 128)) as [number, number, number];
}

/** A theme has few colours, each used in few strengths, by every label at every frame. */
const withAlphas = new Map<string, string>();

/** The colour with another opacity. */
export function withAlpha(colour: string, alpha: number): string {
  const key = `${colour} ${alpha}`;
  const known = withAlphas.get(key);
  if (known !== undefined) return known;
  const [red, green, blue] = channelsOf(colour);
  const made = `rgba(${red}, ${green}, ${blue}, ${alpha})`;
  withAlphas.set(key, made);
  return made;
}

/** Any CSS colour as 0xBBGGRR, for the raster. */
export function packed(colour: string): number {
  const [red, green, blue] = channelsOf(colour);
  return (blue << 16) | (green << 8) | red;
}

/** Two colours (0xBBGGRR) mixed. @param part of the first, 0 to 1 */
export function mixed(one: number, other: number, part: number): number {
  const channel = (shift: number): number => {
    const [a, b] = [(one >> shift) & 0xff, (other >> shift) & 0xff];
    return Math.round(part * a + (1 - part) * b) << shift;
  };
  return channel(0) | channel(8) | channel(16);
}

/** Colours of labels on this background, each found once. */
function ownColours(background: Colour): Palette['own'] {
  const known = new Map<string, string>();
  return (color) => {
    const found =
      known.get(color) ?? `rgb(${sameHue(channelsOf(color), background, ownContrast).join(', ')})`;
    known.set(color, found);
    return found;
  };
}

/** Reads the palette from the document's current theme. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.body);
  const read = (fallback: string, ...names: readonly string[]): string => {
    for (const name of names) {
      const value = style.getPropertyValue(`--vscode-${name}`).trim();
      if (value !== '') return value;
    }
    return fallback;
  };
  const highContrast = /vscode-high-contrast/.test(document.body.className);
  const foreground = read('#cccccc', 'editor-foreground', 'foreground');
  const background = read('#1f1f1f', 'editor-background');
  const contrastBorder = read('', 'contrastBorder');
  const other = read(foreground, 'charts-green');
  return {
    background,
    foreground,
    muted: highContrast ? foreground : read(foreground, 'descriptionForeground'),
    grid: withAlpha(foreground, highContrast ? 0.28 : 0.1),
    gridCentre: withAlpha(foreground, highContrast ? 0.5 : 0.22),
    separator:
      contrastBorder === ''
        ? read(withAlpha(foreground, 0.2), 'panel-border', 'editorGroup-border')
        : contrastBorder,
    outside: withAlpha(foreground, 0.05),
    active: highContrast ? 'transparent' : withAlpha(foreground, 0.035),
    cursor: read(foreground, 'editorCursor-foreground'),
    selection: withAlpha(read('#3a7bd5', 'editor-selectionBackground'), highContrast ? 0.22 : 0.28),
    selectionGround: withAlpha(read('#3a7bd5', 'editor-selectionBackground'), highContrast ? 0.15 : 0.6),
    selectionEdge: read(foreground, 'contrastActiveBorder', 'focusBorder'),
    focus: read(foreground, 'contrastActiveBorder', 'focusBorder'),
    categories: {
      neurogenic: read(foreground, 'charts-red'),
      myogenic: read(foreground, 'charts-blue'),
      discharge: read(foreground, 'charts-purple'),
      activity: read(foreground, 'charts-green'),
      undecided: read(foreground, 'charts-orange'),
      finding: highContrast ? foreground : read(foreground, 'descriptionForeground'),
    },
    own: ownColours(channelsOf(background)),
    series: seriesColours(channelsOf(background)).map((colour) => {
      const plain = legible(colour, channelsOf(background), channelsOf(foreground), seriesContrast);
      return `rgb(${plain.join(', ')})`;
    }),
    emg: packed(foreground),
    otherSignal: packed(other),
    clip: packed(read('#cca700', 'editorWarning-foreground')),
    otherSignalText: other,
    font: read('sans-serif', 'font-family'),
    highContrast,
  };
}
