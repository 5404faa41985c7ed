// The explorer and the editor tabs: opening, the dirty dot, saving, closing.
import type { Frame, Locator, Page } from 'playwright-core';
import { runCommand } from './palette';
import { waitForTraces } from './webviews';

/** A file's or a folder's row in the explorer, which has to be in sight. */
export function explorerRow(page: Page, name: string): Locator {
  return page.locator('.explorer-folders-view .monaco-list-row').filter({
    has: page.locator(`.label-name`, { hasText: new RegExp(`^${escapeForRegExp(name)}$`) }),
  });
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Opens a file by double clicking it in the explorer; folders on the way are unfolded. */
export async function openFromExplorer(page: Page, path: string): Promise<void> {
  const names = path.split('/');
  const file = names.pop() ?? path;
  for (const folder of names) {
    const row = explorerRow(page, folder);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  }
  const row = explorerRow(page, file);
  const active = tab(page, file).and(page.locator('.active'));
  for (let attempt = 0; attempt < 4; attempt++) {
    await waitUntilStill(row);
    await row.dblclick();
    const isOpen = active.waitFor({ timeout: 7000 }).then(
      () => true,
      () => false,
    );
    // A file that came in this very moment moved the rows, and another one was hit.
    if (await isOpen) return;
  }
  throw new Error(`${file} did not open from the explorer.`);
}

/** Rows move while files come and go, and a double click takes two clicks' time. */
async function waitUntilStill(row: Locator): Promise<void> {
  await row.waitFor();
  let before: number | undefined;
  for (;;) {
    const now = (await row.boundingBox())?.y;
    if (now !== undefined && now === before) return;
    before = now;
    await row.page().waitForTimeout(300);
  }
}

/** The tab of a file by its name. */
export function tab(page: Page, fileName: string): Locator {
  return page.locator(`.tabs-container .tab[data-resource-name="${fileName}"]`);
}

/** Waits until the dirty dot of the file's tab is there, or gone. */
export async function waitForDirty(page: Page, fileName: string, dirty: boolean): Promise<void> {
  const dotted = tab(page, fileName).and(page.locator('.dirty'));
  await dotted.waitFor({ state: dirty ? 'attached' : 'detached', timeout: 15_000 });
}

/**
 * The traces of a recording in a window that was opened again. VS Code writes down now and then which tabs are open; one
 * opened just before a crash may be missing, and a person opens it again. Its webviews wait until the service worker of
 * the earlier window has given way to theirs, for which Chromium may take its time.
 */
export async function tracesAgain(page: Page, fileName: string): Promise<Frame> {
  const isOpen = await tab(page, fileName)
    .waitFor({ timeout: 10_000 })
    .then(
      () => true,
      () => false,
    );
  if (!isOpen) await openFromExplorer(page, fileName);
  return waitForTraces(page, 75);
}

/** Saves the active editor by Ctrl+S and waits until its tab is clean. */
export async function save(page: Page, fileName: string): Promise<void> {
  await page.keyboard.press('Control+s');
  await waitForDirty(page, fileName, false);
}

/** Closes the active editor through the palette (browsers keep Ctrl+W for themselves); it must not be dirty. */
export async function closeEditor(page: Page, fileName: string): Promise<void> {
  const active = tab(page, fileName).and(page.locator('.active'));
  if ((await active.count()) === 0) await tab(page, fileName).click();
  await runCommand(page, 'View: Close Editor');
  await tab(page, fileName).waitFor({ state: 'detached', timeout: 15_000 });
}

/** Closes every editor and gives up what is unsaved; throws when one is still there after some seconds. */
export async function closeAllEditors(page: Page): Promise<void> {
  const tabs = page.locator('.tabs-container .tab');
  const giveUp = page.getByRole('button', { name: "Don't Save" });
  await runCommand(page, 'View: Close All Editors');
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await tabs.count()) === 0) return;
    if (await giveUp.isVisible()) await giveUp.click();
    await page.waitForTimeout(100);
  }
  throw new Error(`${await tabs.count()} editors could not be closed.`);
}
