// One VS Code as a person has it before them: a server, a headless browser and a scratch workspace under git.
// The page is 1440 by 900 CSS pixels, one device pixel each. Start one per suite file (see suite.ts).
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../harness/browser.ts';
import { outFolder, projectRoot } from '../../harness/paths.ts';
import { git, initialiseGit, scratchFolder, scratchProfile } from '../../harness/scratch.ts';
import { startServer, workbenchAddress, writeSettings, type Profile, type Server } from '../../harness/server.ts';
import { waitForCommand } from './palette.ts';
import { themeNames, waitForTheme, type Theme } from './themes.ts';

export interface WorkbenchOptions {
  /** Fills the empty workspace folder; all of it becomes the first commit. */
  readonly fill: (folder: string) => Promise<void>;
  /** User settings on top of the quiet ones; `security.workspace.trust.enabled: true` makes it ask for trust. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** A profile with the extension already installed; without it the extension is loaded from its sources. */
  readonly profile?: Profile;
  /** Title of a command to wait for, as the palette shows it; once it is there the extension is registered. */
  readonly readyCommand: string;
}

interface Parts {
  readonly server: Server;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly profile: Profile;
  readonly folder: string;
  readonly options: WorkbenchOptions;
}

/** Starts everything and opens the folder; the explorer is there when this returns, and the extension registered. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const folder = scratchFolder('workspace');
  await options.fill(folder);
  await initialiseGit(folder);
  const profile = options.profile ?? scratchProfile();
  const theme = options.theme ?? 'dark';
  await writeSettings(profile.userDataDir, { ...options.settings, ...themeSetting(theme) });
  const server = await startServer(profile);
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const workbench = new Workbench({ server, browser, context, page, profile, folder, options });
  try {
    await workbench.load();
  } catch (error) {
    await workbench.screenshot('workbench-did-not-open');
    await workbench.close();
    throw error;
  }
  return workbench;
}

function themeSetting(theme: Theme): Record<string, unknown> {
  // The browser's own preference must not override the theme a test asks for.
  return {
    'workbench.colorTheme': themeNames[theme],
    'window.autoDetectColorScheme': false,
    'window.autoDetectHighContrast': false,
  };
}

export class Workbench {
  /** The workbench's page; keyboard and mouse are its `keyboard` and `mouse`. */
  readonly page: Page;
  /** Absolute path of the opened workspace folder. */
  readonly folder: string;
  /** Everything the page wrote to its console. */
  readonly consoleLines: string[] = [];
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
    this.page = parts.page;
    this.folder = parts.folder;
    this.page.on('console', (message) => this.consoleLines.push(`${message.type()}: ${message.text()}`));
  }

  /** Opens the folder (again), as reloading the window does, and waits for the extension. */
  async load(): Promise<void> {
    const { server, options, profile } = this.parts;
    const address = workbenchAddress({
      port: server.port,
      folder: this.folder,
      ...(options.profile === undefined
        ? { extensionDevelopmentPath: process.env['EMG_LABELS_EXTENSION'] ?? projectRoot }
        : {}),
    });
    await this.page.goto(address);
    await this.page.locator('.explorer-folders-view .monaco-list').waitFor({ timeout: 60_000 });
    await waitForCommand(this.page, options.readyCommand, `${profile.userDataDir}/logs`);
  }

  /** Presses keys one after the other, in playwright's names (`Control+s`, `ArrowLeft`, `Shift+F`). */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Runs git in the workspace as a fixed person; returns what it prints. */
  git(...args: string[]): Promise<string> {
    return git(this.folder, ...args);
  }

  /** Absolute path of a file in the workspace. */
  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  /** Saves what the window shows as out/screenshots/NAME.png; returns the path. */
  async screenshot(name: string): Promise<string> {
    const path = join(outFolder, 'screenshots', `${name}.png`);
    await mkdir(join(outFolder, 'screenshots'), { recursive: true });
    await this.page.screenshot({ path });
    return path;
  }

  /** Changes the colour theme in the user settings and waits until the window wears it. */
  async setTheme(theme: Theme): Promise<void> {
    await this.changeSettings(themeSetting(theme));
    await waitForTheme(this.page, theme);
  }

  /** Rewrites the user settings: the quiet ones, the options', then these. VS Code takes them over by itself. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await writeSettings(this.parts.profile.userDataDir, { ...this.parts.options.settings, ...settings });
  }

  /** Ends browser and server; the scratch folders go when the process ends. */
  async close(): Promise<void> {
    await this.parts.browser.close();
    this.parts.server.stop();
  }
}
