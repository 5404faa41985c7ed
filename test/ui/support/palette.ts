// The command palette and quick open, used as a person uses them: by typing and choosing.
import type { Locator, Page } from 'playwright-core';

/** Milliseconds in which a list has the row that is looked for. */
const listTimeout = 15_000;

const row = '.quick-input-widget .quick-input-list .monaco-list-row';

function input(page: Page): Locator {
  return page.locator('.quick-input-widget .quick-input-box input');
}

/** Opens the palette, or quick open, with `text` typed in. An editor that is just taking the focus may close it again. */
async function type(page: Page, key: string, text: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press(key);
    const open = await input(page)
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
    if (!open) continue;
    await input(page).fill(text);
    return;
  }
  throw new Error(`The quick input did not open on ${key} within 10 s.`);
}

/** Rows whose label is exactly `label`. A row's accessible name is its label, then a comma and details, if any. */
function rowNamed(page: Page, label: string): Locator {
  const escaped = label.replaceAll('"', '\\"');
  return page.locator(`${row}[aria-label="${escaped}"], ${row}[aria-label^="${escaped},"]`).first();
}

/**
 * Chooses a row by keyboard. The list is sorted anew while it is filtered, more slowly on a slow machine, so that a click
 * on a row may hit the one that has come into its place.
 */
async function choose(page: Page, label: string): Promise<void> {
  const wanted = rowNamed(page, label);
  await wanted.waitFor({ timeout: listTimeout });
  for (let attempt = 0; attempt < 100; attempt++) {
    // A menu that is just closing gives the focus back to where it was opened.
    await input(page).focus();
    if (/\bfocused\b/u.test((await wanted.getAttribute('class')) ?? '')) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(50);
  }
  throw new Error(`The quick input has "${label}", but the arrow keys don't reach it.`);
}

/**
 * Runs a command through the palette by its full title, for example `View: Close Editor`. The palette lists what can be
 * run at the moment that it opens, and a tab may show before VS Code knows what can be done with it: then it is opened anew.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const isListed = (timeout: number): Promise<boolean> =>
    rowNamed(page, title)
      .waitFor({ timeout })
      .then(
        () => true,
        () => false,
      );
  for (let attempt = 0; attempt < 5; attempt++) {
    await type(page, 'F1', `>${title}`);
    if (await isListed(3000)) break;
    await page.keyboard.press('Escape');
  }
  await choose(page, title);
}

/** Opens a file through quick open by its path in the workspace. */
export async function quickOpen(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await type(page, 'Control+p', path);
  await choose(page, name);
}

/** Chooses an entry of a quick pick that a command has opened. */
export async function pick(page: Page, label: string): Promise<void> {
  await choose(page, label);
}

/** Types an answer into an input box that a command has opened. */
export async function answer(page: Page, text: string): Promise<void> {
  await input(page).fill(text);
  await page.keyboard.press('Enter');
}
