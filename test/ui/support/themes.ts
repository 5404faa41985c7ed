// The colour themes a suite can ask for.
import type { Page } from 'playwright-core';

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

/** Each theme's name in VS Code's settings. */
export const themeNames: Readonly<Record<Theme, string>> = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

const workbenchClasses: Readonly<Record<Theme, string>> = {
  light: 'vs',
  dark: 'vs-dark',
  'high-contrast': 'hc-black',
  'high-contrast-light': 'hc-light',
};

/** Waits until the workbench wears the theme; webviews follow within the same tick or two. */
export async function waitForTheme(page: Page, theme: Theme): Promise<void> {
  await page.locator(`.monaco-workbench.${workbenchClasses[theme]}`).waitFor({ timeout: 15_000 });
  await page.waitForTimeout(250);
}
