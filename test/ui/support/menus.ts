// Menus that VS Code opens on a right click.
import type { Locator } from 'playwright-core';

/** Chooses an entry. A menu that has just opened takes a click for the one that opened it: it is still there then. */
export async function chooseEntry(entry: Locator): Promise<void> {
  await entry.waitFor();
  for (let attempt = 0; attempt < 5 && (await entry.isVisible()); attempt++) {
    await entry.hover();
    await entry.click();
    await entry.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => undefined);
  }
}
