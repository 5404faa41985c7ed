// Labels compared with HEAD in VS Code: the command's choice, the lane, the list, and the walk by keyboard, in each theme.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFile, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { scratchFolder } from '../harness/scratch';
import { focusTraces, until } from './support/emgEditor';
import { chooseEntry } from './support/menus';
import { pick, runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { closeEditor, explorerRow, openFromExplorer, save, tab } from './support/tabs';
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

  it('are compared anew when HEAD moves, forwards and back', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await save(page, 'cramp.edf');
    await runCommand(page, 'EMG: Compare Labels With…');
    await pick(page, 'HEAD');
    const summary = frame.getByTestId('changes-summary');
    const says = (words: string): Promise<void> =>
      until(frame, words, async () => (await summary.innerText()).includes(words));
    await says('1 added, 1 removed');
    // Who last changed the selected label follows, too, though nothing of the label itself changes.
    await focusTraces(frame);
    await page.keyboard.press('Shift+K');
    const history = frame.getByTestId('history');
    const tells = (words: string): Promise<void> =>
      until(frame, words, async () => (await history.innerText()).includes(words));
    await tells('not committed');
    git('commit', '--quiet', '--all', '--message', 'Second reading');
    await says('no label changed');
    await tells(': Second reading');
    await page.screenshot({ path: 'out/screenshots/history-moved.png' });
    git('reset', '--quiet', '--soft', 'HEAD~1');
    await says('1 added, 1 removed');
    await tells('not committed');
    await page.screenshot({ path: 'out/screenshots/comparing-moved.png' });
    await focusTraces(frame);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await until(frame, 'nothing is compared', async () => !(await summary.isVisible()));
    await closeEditor(page, 'cramp.edf');
  });

  it('are offered by the menus of explorer, source control, timeline and editor title', async () => {
    const { page } = workbench();
    const offered = page.locator('.quick-input-list .monaco-list-row[aria-label^="HEAD,"]');
    const item = page.locator('.monaco-menu .action-label', { hasText: 'Compare Labels With' });
    const isAsked = async (): Promise<void> => {
      await offered.waitFor();
      await page.keyboard.press('Escape');
      await offered.waitFor({ state: 'hidden' });
    };
    const sidecar = 'cramp.edf.labels.json';
    for (const file of ['cramp.edf', sidecar]) {
      await explorerRow(page, file).click({ button: 'right' });
      await chooseEntry(item);
      await isAsked();
    }
    await openFromExplorer(page, sidecar);
    await page.locator('.editor-actions .action-label[aria-label^="Compare Labels With"]').click();
    await isAsked();
    await page.locator('.pane-header', { hasText: 'Timeline' }).click();
    const commit = page.locator('.timeline-tree-view .monaco-list-row', { hasText: 'First reading' });
    await commit.first().click({ button: 'right' });
    await page.screenshot({ path: 'out/screenshots/compare-in-timeline.png' });
    await chooseEntry(item);
    await isAsked();
    await page.locator('.pane-header', { hasText: 'Timeline' }).click();
    await writeFile(join(folder, 'README.md'), 'Changed');
    await page.keyboard.press('Control+Shift+G');
    const changed = (file: string): Locator =>
      page.locator('.scm-view .monaco-list-row', { hasText: file }).first();
    await changed(sidecar).click({ button: 'right' });
    await page.screenshot({ path: 'out/screenshots/compare-in-source-control.png' });
    await chooseEntry(item);
    await isAsked();
    // VS Code does not say what that menu is about, so every changed file has the item.
    await changed('README.md').click({ button: 'right' });
    await chooseEntry(item);
    await page.getByText('README.md is neither a label file nor a recording').first().waitFor();
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('are led to by a link, selected, and by no link to anything else', async () => {
    const { page } = workbench();
    await page.keyboard.press('Control+Shift+E');
    const elsewhere = scratchFolder('elsewhere');
    await copyFile(join(folder, 'cramp.edf'), join(elsewhere, 'theirs.edf'));
    await symlink(join(elsewhere, 'theirs.edf'), join(folder, 'led.edf'));
    const said = {
      'file=cramp.edf&label=gone': 'its labels here have none by this link’s id',
      'file=lost.edf&label=ddd': 'lost.edf is not in the folder that is open',
      'file=..%2Fcramp.edf': 'names no file of the open folder',
      'file=led.edf': 'which is outside the folder that is open',
    } as const;
    const links = ['file=cramp.edf&label=ddd', ...Object.keys(said)];
    const text = links.map((query) => `[open](code-oss://emg-labels.emg-labels/label?${query})`);
    await writeFile(join(folder, 'links.md'), text.join('\n\n'));
    const follow = async (query: string): Promise<void> => {
      const isOpen = await tab(page, 'links.md').and(page.locator('.active')).isVisible();
      if (!isOpen) await openFromExplorer(page, 'links.md');
      const link = page.locator('.view-line').filter({ hasText: `?${query})` });
      await link
        .locator('.detected-link')
        .last()
        .click({ modifiers: ['Control'], force: true });
    };
    await follow('file=cramp.edf&label=ddd');
    const frame = await waitForTraces(page);
    await frame.locator('[data-testid=label-row][data-selected=true][data-label=fasciculation]').waitFor();
    await page.screenshot({ path: 'out/screenshots/link-followed.png' });
    // What it leads to can be pasted as a picture, too.
    await runCommand(page, 'EMG: Copy Picture of Label');
    await page.getByText('The picture of the label is copied').first().waitFor();
    const png = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bytes = await (await item?.getType('image/png'))?.arrayBuffer();
      return [...new Uint8Array(bytes ?? new ArrayBuffer(0))];
    });
    assert.deepEqual(png.slice(1, 4), [...Buffer.from('PNG')]);
    await writeFile('out/screenshots/copied-picture.png', Buffer.from(png));
    for (const [query, sentence] of Object.entries(said)) {
      await follow(query);
      await page.locator('.notification-list-item', { hasText: sentence }).first().waitFor();
    }
    await page.screenshot({ path: 'out/screenshots/link-outside.png' });
    assert.deepEqual(
      await page
        .locator('.tabs-container .tab')
        .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-resource-name')).sort()),
      ['cramp.edf', 'cramp.edf.labels.json', 'links.md'],
    );
  });
});
