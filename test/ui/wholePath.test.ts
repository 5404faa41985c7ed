// The main job, as a person does it, on a real recording: open, see, label, undo, save, commit, open again.
import assert from 'node:assert/strict';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { labelRows, pointAt, selectionOf, tracesNumber, until, waitForRows } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { closeEditor, openFromExplorer, save, waitForDirty } from './support/tabs';
import { drag, waitForTraces } from './support/webviews';

const shared = resolve(import.meta.dirname, '../../../shared/data/physionet-emgdb');
const recording = 'emg_neuropathy.hea';
const sidecar = `${recording}.labels.json`;

interface SavedLabel {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

async function savedLabels(path: string): Promise<readonly SavedLabel[]> {
  return (JSON.parse(await readFile(path, 'utf8')) as { labels: SavedLabel[] }).labels;
}

const describeHere = existsSync(shared) ? describe : describe.skip;

describeHere('The whole path on emg_neuropathy (needs ../shared/data)', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      for (const name of [recording, 'emg_neuropathy.dat']) {
        await copyFile(join(shared, name), join(folder, name));
      }
      await writeFile(join(folder, '.gitignore'), '*.tmp\n');
    },
  });

  it('opens as calibrated traces', async () => {
    const { page } = workbench();
    await openFromExplorer(page, recording);
    const frame = await waitForTraces(page);
    assert.equal(await tracesNumber(frame, 'start-seconds'), 0);
    assert.equal(await tracesNumber(frame, 'seconds-per-division'), 1);
    await workbench().screenshot('path-1-open');
  });

  it('a span dragged with the mouse becomes a neurogenic cramp by one key', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await drag(page, await pointAt(frame, 0, 2), await pointAt(frame, 0, 4.5));
    await until(frame, 'a span is selected', async () => (await selectionOf(frame)).length === 2);
    await workbench().screenshot('path-2-dragged');
    await page.keyboard.press('n');
    const [row] = await waitForRows(frame, 1);
    assert.ok(row);
    assert.equal(row.label, 'neurogenic-cramp');
    const secondsPerPixel = 1 / (await tracesNumber(frame, 'division-width'));
    assert.ok(Math.abs(row.startSeconds - 2) <= secondsPerPixel, `it starts at ${row.startSeconds} s`);
    assert.ok(Math.abs(row.endSeconds - 4.5) <= secondsPerPixel, `it ends at ${row.endSeconds} s`);
    await waitForDirty(page, recording, true);
  });

  it('a span marked with the keyboard alone becomes a myogenic cramp by one key', async () => {
    const { page } = workbench();
    const press = (...keys: string[]): Promise<void> => workbench().press(...keys);
    const frame = await waitForTraces(page);
    await press('Escape', 'Home', 'PageDown');
    await until(frame, 'the second page is shown', async () => {
      return Math.abs((await tracesNumber(frame, 'start-seconds')) - 9) < 1e-6;
    });
    await press(...Array<string>(10).fill('ArrowRight'));
    await press(...Array<string>(20).fill('Shift+ArrowRight'));
    // Ten seconds are shown, a page is nine of them and a step a tenth of one: twenty steps from 10 s to 12 s.
    await until(frame, 'the span from 10 s to 12 s is selected', async () => {
      const [start = NaN, end = NaN] = await selectionOf(frame);
      return Math.abs(start - 10) < 1e-3 && Math.abs(end - 12) < 1e-3;
    });
    await press('m');
    const rows = await waitForRows(frame, 2);
    const added = rows.find(({ label }) => label === 'myogenic-cramp');
    assert.ok(added);
    assert.ok(Math.abs(added.startSeconds - 10) < 1e-3, `it starts at ${added.startSeconds} s`);
    assert.ok(Math.abs(added.endSeconds - 12) < 1e-3, `it ends at ${added.endSeconds} s`);
    await workbench().screenshot('path-3-two-labels');
  });

  it('undo takes one back and redo brings it again, with VS Code’s own keys', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await page.keyboard.press('Control+z');
    const [only] = await waitForRows(frame, 1);
    assert.equal(only?.label, 'neurogenic-cramp');
    await page.keyboard.press('Control+Shift+z');
    await waitForRows(frame, 2);
  });

  it('saving puts the sidecar beside the recording, and a second label saved later is one more line in git', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    const before = await readFile(workbench().path('emg_neuropathy.dat'));
    // The first commit of a sidecar brings its header; from then on a label is a line.
    await page.keyboard.press('Control+z');
    await waitForRows(frame, 1);
    await page.keyboard.press('Control+z');
    await waitForRows(frame, 0);
    await page.keyboard.press('Control+Shift+z');
    await waitForRows(frame, 1);
    await save(page, recording);
    await page.keyboard.press('Control+Shift+z');
    await waitForRows(frame, 2);
    await save(page, recording);
    const labels = await savedLabels(workbench().path(sidecar));
    assert.deepEqual(
      labels.map(({ label }) => label),
      ['neurogenic-cramp', 'myogenic-cramp'],
    );
    assert.equal(labels[0]?.by, 'Test Reader', 'git knows who is labelling');
    assert.deepEqual(
      await readFile(workbench().path('emg_neuropathy.dat')),
      before,
      'the recording is never written',
    );
  });

  it('two labels are a two-line diff in git', async () => {
    const { page } = workbench();
    await workbench().git('add', sidecar);
    await workbench().git('commit', '--quiet', '--message', 'Label the neuropathy recording');
    const frame = await waitForTraces(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+ArrowLeft');
    for (let i = 0; i < 9; i++) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('n');
    await waitForRows(frame, 3);
    const start = await tracesNumber(frame, 'start-seconds');
    await page.keyboard.press('Escape');
    await drag(page, await pointAt(frame, 0, start + 1), await pointAt(frame, 0, start + 2));
    await page.keyboard.press('m');
    await waitForRows(frame, 4);
    await save(page, recording);
    await workbench().git('commit', '--quiet', '--all', '--message', 'Two more labels');
    const stat = await workbench().git('show', '--numstat', '--format=', 'HEAD');
    assert.equal(stat.trim(), `2\t0\t${sidecar}`);
  });

  it('the labels show again after closing and opening', async () => {
    const { page } = workbench();
    const before = await labelRows(await waitForTraces(page));
    await closeEditor(page, recording);
    await openFromExplorer(page, recording);
    const frame = await waitForTraces(page);
    const after = await waitForRows(frame, 4);
    assert.deepEqual(
      after.map(({ label, startSeconds, endSeconds }) => [label, startSeconds, endSeconds]),
      before.map(({ label, startSeconds, endSeconds }) => [label, startSeconds, endSeconds]),
    );
  });

  it('a label that git brings shows at once', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await workbench().git('checkout', '--quiet', 'HEAD~1', '--', sidecar);
    await waitForRows(frame, 2);
    await workbench().git('checkout', '--quiet', 'HEAD', '--', sidecar);
    await waitForRows(frame, 4);
  });

  for (const theme of ['light', 'high-contrast', 'high-contrast-light', 'dark'] as const) {
    it(`is legible in the ${theme} theme`, async () => {
      await workbench().setTheme(theme);
      const frame = await waitForTraces(workbench().page);
      await frame.locator('[data-testid="label-row"]').first().click();
      await workbench().page.waitForTimeout(300);
      await workbench().screenshot(`path-theme-${theme}`);
    });
  }
});
