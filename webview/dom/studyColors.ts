/**
 * The study's colours of labels outside of the canvases: rules of a style sheet of the page's own, written again for each
 * theme, since the policy allows no style in markup.
 */
import type { LabelChoice } from '../../src/protocol/page';
import type { Palette } from '../drawing/palette';

/** What a colour of a study looks like; nothing else gets into a style sheet. */
const pattern = /^#[0-9a-f]{6}$/iu;

/** Keeps the rules right. */
export class StudyColors {
  private readonly sheet = new CSSStyleSheet();
  private shown: { readonly choices: readonly LabelChoice[]; readonly palette: Palette } | undefined;

  constructor() {
    document.adoptedStyleSheets.push(this.sheet);
  }

  render(choices: readonly LabelChoice[], palette: Palette): void {
    if (this.shown?.choices === choices && this.shown.palette === palette) return;
    this.shown = { choices, palette };
    const colors = new Set(
      choices.flatMap(({ color }) => (color !== undefined && pattern.test(color) ? [color] : [])),
    );
    const rules = [...colors].map(
      (color) => `.category-mark[data-color='${color}'] { background-color: ${palette.own(color)}; }`,
    );
    this.sheet.replaceSync(rules.join('\n'));
  }

  dispose(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
  }
}
