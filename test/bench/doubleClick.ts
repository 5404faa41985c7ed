/** From the double click to the first traces, above a custom editor with an empty page in the same run. */
import { timeDoubleClicks } from '../ui/page/benchDoubleClick';
import { median } from '../ui/page/figures';
import { valueFigure, type Figure, type Part } from './figure';
import { requireVsCode } from './vscode';

export const doubleClick: Part = {
  name: 'double-click',
  about: 'double click to first traces above an empty custom editor, an hour and 10 GB, in VS Code',
  async measure({ isQuick, say }) {
    await requireVsCode();
    const { empty, hour, tenGigabytes } = await timeDoubleClicks(isQuick ? 2 : 9, say);
    return [above('an hour', hour, empty), above('10 GB', tenGigabytes, empty)];
  },
};

function above(name: string, ours: readonly number[], empty: readonly number[]): Figure {
  const [own, nothing] = [median(ours), median(empty)];
  return valueFigure(`double click to first traces, ${name}, above an empty editor`, own - nothing, {
    ...{ unit: 'ms', target: { atMost: 300 } },
    note: `medians of ${ours.length}: ${own.toFixed(0)} ms and ${nothing.toFixed(0)} ms`,
  });
}
