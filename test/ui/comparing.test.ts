// Labels compared with HEAD in VS Code: the command's choice, the lane, the list, and the walk by keyboard, in each theme.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces, until } from './support/emgEditor';
import { pick, runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { closeEditor, openFromExplorer, save } from './support/tabs';
import { waitForTraces } from './support/webviews';

/** A label of the sample recording, as its file has it. */
function line(id: string, label: string, [start, end]: readonly [number, number], more = ''): string {
  return `{"id": "${id}", "channels": ["CHANNEL"], "start": ${start}, "end": ${end}, "label": "${label}", "status": "accepted", "by": "anna"${more}}`;
}

describe('Labels compared with HEAD, in VS Code', () => {
  let folder = '';
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, { cwd: folder });
  };
  const workbench = useWorkbench({
    theme: 'dark',
    fill: async (filled) => {
      folder = filled;
      await writeSampleWorkspaceTo(filled);
    },
  });

  /** Writes the label file of the sample as if somebody had saved it, its header from the product. */
  async function writeLabels(header: string, lines: readonly string[]): Promise<void> {
    const channel = /"name": "([^"]+)"/u.exec(header)?.[1] ?? '';
    const records = lines.map((each) => each.replace('CHANNEL', channel));
    await writeFile(
      join(folder, 'cramp.edf.labels.json'),
      `${header}"labels": [\n ${records.join('\n,')}\n]\n}\n`,
    );
  }

  it('stand in a lane of their own and in a list that is walked by keyboard until Escape', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'cramp.edf');
    let frame = await waitForTraces(page);
    await focusTraces(frame);
    for (let i = 0; i < 10; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('n');
    await until(frame, 'it is labelled', async () => (await frame.getByTestId('label-row').count()) === 1);
    await save(page, 'cramp.edf');
    const sidecar = join(folder, 'cramp.edf.labels.json');
    const [header = ''] = (await readFile(sidecar, 'utf8')).split('"labels"');
    await closeEditor(page, 'cramp.edf');
    const rate = Number(/"samplingRate": (\d+)/u.exec(header)?.[1]);
    const at = (from: number, to: number): readonly [number, number] => [from * rate, to * rate];
    await writeLabels(header, [
      line('aaa', 'voluntary', at(1, 3)),
      line('bbb', 'tremor', at(4, 5.5)),
      line('ccc', 'rest', at(6, 7)),
      line('eee', 'artifact', at(8.5, 9)),
    ]);
    git('add', '.');
    git('commit', '--quiet', '--message', 'First reading');
    await writeLabels(header, [
      line('aaa', 'voluntary', at(1.2, 3)),
      line(
        'bbb',
        'neurogenic-cramp',
        at(4, 5.5),
        ', "note": "calf", "reviews": {"ben": {"verdict": "reject", "label": "tremor", "note": "regular"}}',
      ),
      line('ddd', 'fasciculation', at(7.3, 8)),
      line('eee', 'artifact', at(8.5, 9)),
    ]);
    await openFromExplorer(page, 'cramp.edf');
    frame = await waitForTraces(page);
    // A page that is just taking the keyboard would close the list of versions.
    await focusTraces(frame);
    await runCommand(page, 'EMG: Compare Labels With…');
    await pick(page, 'HEAD');
    const summary = frame.getByTestId('changes-summary');
    await until(frame, 'it is compared', async () =>
      (await summary.innerText()).includes(
        '1 added, 1 removed, 1 relabelled, 1 moved by 200 ms, 1 with another note, 1 reviewed',
      ),
    );
    await focusTraces(frame);
    const chosen = frame.locator('[data-testid=change-row][data-selected=true]');
    const said: string[] = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Shift+J');
      await page.waitForTimeout(300);
      said.push((await chosen.getAttribute('aria-label')) ?? '');
    }
    const kinds = said.map((sentence) => sentence.slice(0, sentence.indexOf(':')));
    assert.deepEqual(kinds, ['Changed', 'Changed', 'Removed', 'Added']);
    assert.match(said[0] ?? '', /start \+200 ms\.$/u);
    // In the details: who last changed its line, and what a reviewer says.
    await page.keyboard.press('Shift+K');
    await page.keyboard.press('Shift+K');
    await until(frame, 'the second again', async () => (await chosen.getAttribute('aria-label')) === said[1]);
    await until(frame, 'its history is told', async () =>
      (await frame.getByTestId('history').innerText()).includes('not committed'),
    );
    assert.match(
      await frame.getByTestId('reviews').innerText(),
      /ben disagrees, would say Tremor: “regular”/u,
    );
    for (const theme of ['dark', 'light', 'high-contrast'] as const) {
      await workbench().setTheme(theme);
      await page.waitForTimeout(800);
      await page.screenshot({ path: `out/screenshots/comparing-${theme}.png` });
    }
    // An edit is compared at once.
    await focusTraces(frame);
    await page.keyboard.press('r');
    await until(frame, 'the edit is compared', async () => (await summary.innerText()).includes('1 decided'));
    const same = frame.locator('[data-testid=label-row][data-label=artifact]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await until(frame, 'nothing is compared', async () => !(await summary.isVisible()));
    await same.click();
    await until(frame, 'what both say was committed', async () =>
      /, \d{4}-\d\d-\d\d: First reading$/u.test(await frame.getByTestId('history').innerText()),
    );
    await same.hover();
    await until(frame, 'pointed at, it says so', async () =>
      ((await same.getAttribute('title')) ?? '').endsWith(': First reading'),
    );
    await page.screenshot({ path: 'out/screenshots/history.png' });
  });
});
