// One VS Code as a person has it before them: a server, a headless browser and a scratch workspace under git.
// The page is 1440 by 900 CSS pixels, one device pixel each. Start one per suite file (see suite.ts).
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import { outFolder, projectRoot } from '../../harness/paths';
import { git, initialiseGit, scratchFolder, scratchProfile } from '../../harness/scratch';
import {
  startServer,
  workbenchAddress,
  writeSettings,
  type Profile,
  type Server,
} from '../../harness/server';
import { timesHostWasReady, waitForHost } from './hostLog';
import { runCommand } from './palette';
import { closeAllEditors, explorerRow } from './tabs';
import { themeNames, waitForTheme, type Theme } from './themes';

export interface WorkbenchOptions {
  /** Fills the empty workspace folder; all of it becomes the first commit. */
  readonly fill: (folder: string) => Promise<void>;
  /** User settings on top of the quiet ones; `security.workspace.trust.enabled: true` makes it ask for trust. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** A profile with the extension already installed; without it the extension is loaded from its sources. */
  readonly profile?: Profile;
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
  await writeSettings(profile.userDataDir, {
    // Slow machines: an editor that takes the focus late must not close the palette under a test's hands.
    'workbench.quickOpen.closeOnFocusLost': false,
    ...options.settings,
    ...themeSetting(theme),
  });
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
  private hostWasKilled = false;

  constructor(parts: Parts) {
    this.parts = parts;
    this.page = parts.page;
    this.folder = parts.folder;
    this.page.on('console', (message) => this.consoleLines.push(`${message.type()}: ${message.text()}`));
  }

  /** Opens the folder and waits for the extension. */
  async load(): Promise<void> {
    const { server, options } = this.parts;
    const address = workbenchAddress({
      port: server.port,
      folder: this.folder,
      ...(options.profile === undefined
        ? { extensionDevelopmentPath: process.env['EMG_LABELS_EXTENSION'] ?? projectRoot }
        : {}),
    });
    await this.untilReady(() => this.page.goto(address));
  }

  /** Reloads the window as a person does, so that VS Code can put unsaved work away first. */
  reload(): Promise<void> {
    return this.untilReady(async () => {
      const reloaded = this.page.waitForEvent('load');
      await runCommand(this.page, 'Developer: Reload Window');
      await reloaded;
    });
  }

  /** Whether everything in it still runs. */
  get isWhole(): boolean {
    return !this.hostWasKilled;
  }

  /** Makes it as good as new: other files in its folder, nothing open, nothing unsaved, the colours of the start. */
  async clear(fill: (folder: string) => Promise<void>): Promise<void> {
    await this.page.mouse.move(720, 2);
    await closeAllEditors(this.page);
    await this.setTheme('dark');
    await runCommand(this.page, 'Notifications: Clear All Notifications');
    for (const name of await readdir(this.folder)) {
      // The repository stays: VS Code has it open.
      if (name !== '.git') await rm(this.path(name), { recursive: true });
    }
    await fill(this.folder);
    await initialiseGit(this.folder);
    await runCommand(this.page, 'View: Show Explorer');
    await this.waitForWatcher();
  }

  /** The window is gone from one moment to the next, and opened again: nothing is put away first. */
  crash(): Promise<void> {
    return this.untilReady(() => this.page.reload());
  }

  /** Kills the extension host as the kernel does when memory runs out: it can say and save nothing. */
  killExtensionHost(): void {
    this.hostWasKilled = true;
    this.signalExtensionHost('SIGKILL');
  }

  /** The extension host does nothing until `resumeExtensionHost`, as if something kept it busy. */
  pauseExtensionHost(): void {
    this.signalExtensionHost('SIGSTOP');
  }

  resumeExtensionHost(): void {
    this.signalExtensionHost('SIGCONT');
  }

  private signalExtensionHost(signal: NodeJS.Signals): void {
    const found = this.parts.server.signal('--type=extensionHost', signal);
    if (found === 0) throw new Error('No extension host was found.');
  }

  private async untilReady(open: () => Promise<unknown>): Promise<void> {
    const { profile } = this.parts;
    const readyBefore = await timesHostWasReady(profile.userDataDir);
    await open();
    await this.page.locator('.explorer-folders-view .monaco-list').waitFor({ timeout: 60_000 });
    await waitForHost(profile.userDataDir, readyBefore + 1);
    await this.waitForWatcher();
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

  /** Changes the colour theme and waits until the window wears it. */
  async setTheme(theme: Theme): Promise<void> {
    await this.changeSettings(themeSetting(theme));
    await waitForTheme(this.page, theme);
  }

  /**
   * Lays settings over the ones it started with, replacing those of an earlier call; VS Code takes them over at once.
   * They go to the machine's settings, because code-server does not watch the user's.
   */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const folder = join(this.parts.profile.userDataDir, 'Machine');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
  }

  /** Waits until VS Code has put the unsaved work of a custom editor into a backup; it takes a second or more. */
  async waitForBackup(): Promise<void> {
    const folder = join(this.parts.profile.userDataDir, 'User', 'Backups');
    for (let attempt = 0; attempt < 200; attempt++) {
      const files = await readdir(folder, { recursive: true }).catch(() => []);
      if (files.some((name) => /vscode-custom-editor[\\/]/u.test(name))) return;
      await this.page.waitForTimeout(100);
    }
    throw new Error('VS Code made no backup within 20 s.');
  }

  /**
   * Waits until the explorer follows the disk: before that, changes go unnoticed. A file must be seen to come and to
   * go, because one that is there when the explorer first lists the folder shows without anyone watching.
   */
  private async waitForWatcher(): Promise<void> {
    const name = 'is-anyone-watching.tmp';
    const row = explorerRow(this.page, name);
    // The explorer itself waits half a second before it shows what the watcher reports.
    const becomes = (state: 'visible' | 'detached'): Promise<boolean> =>
      row.waitFor({ state, timeout: 2000 }).then(
        () => true,
        () => false,
      );
    for (let attempt = 0; attempt < 20; attempt++) {
      await writeFile(this.path(name), '');
      const came = await becomes('visible');
      await rm(this.path(name));
      const went = await becomes('detached');
      if (came && went) return;
    }
    throw new Error('VS Code did not follow the files of its workspace within 80 s.');
  }

  /** Ends browser and server; the scratch folders go when the process ends. */
  async close(): Promise<void> {
    await this.parts.browser.close();
    this.parts.server.stop();
  }
}
