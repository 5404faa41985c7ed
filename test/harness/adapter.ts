// Takes the command line @vscode/test-electron gives to desktop VS Code, runs the suite in the extension host of
// code-server behind a headless browser, relays what mocha prints, and exits with the suite's code.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { firstLine } from './firstLine';
import { outFolder } from './paths';
import { runMain } from './runMain';
import { startServer, workbenchAddress, writeSettings } from './server';

const startSeconds = 90;
const totalSeconds = Number(process.env['EMG_LABELS_HOST_SECONDS'] ?? 1500);
const failureFolder = join(outFolder, 'host-failure');

/** One of test-electron's `--name=value` arguments; throws an Error that names the missing one. */
function required(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = values[name];
  if (typeof value !== 'string') throw new Error(`The VS Code adapter needs --${name}=PATH.`);
  return value;
}

function parseCommandLine(): { settings: Record<string, unknown> } & Record<
  'development' | 'tests' | 'userDataDir' | 'extensionsDir' | 'folder',
  string
> {
  const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
  const folder = positionals[0];
  if (folder === undefined) throw new Error('The VS Code adapter needs the folder to open.');
  return {
    development: required(values, 'extensionDevelopmentPath'),
    tests: required(values, 'extensionTestsPath'),
    userDataDir: required(values, 'user-data-dir'),
    extensionsDir: required(values, 'extensions-dir'),
    folder,
    settings: { 'security.workspace.trust.enabled': values['disable-workspace-trust'] !== true },
  };
}

/** Settles with the suite's exit code, or rejects with a sentence when it never starts, hangs or crashes. */
async function runSuite(page: Page, address: string): Promise<number> {
  let started = false;
  let finish: (code: number) => void;
  let fail: (error: Error) => void;
  const result = new Promise<number>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  // A failure while the page is still being opened is reported below, not as an unhandled rejection.
  result.catch(() => undefined);
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = format(...args);
    started ||= line.includes(firstLine);
    if (started) console.log(line);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
  page.once('crash', () => fail(new Error('The browser page that showed VS Code crashed.')));
  const startTimer = setTimeout(() => {
    if (!started) fail(new Error(`The suite did not start within ${startSeconds} s.`));
  }, startSeconds * 1000);
  const totalTimer = setTimeout(
    () => fail(new Error(`The suite did not end within ${totalSeconds} s and was stopped.`)),
    totalSeconds * 1000,
  );
  try {
    await page.goto(address);
    return await result;
  } finally {
    clearTimeout(startTimer);
    clearTimeout(totalTimer);
  }
}

/** Keeps what helps to understand a failure: a picture, the page's console, the logs of the host. */
async function keepEvidence(page: Page, pageLines: string[], userDataDir: string): Promise<void> {
  await mkdir(failureFolder, { recursive: true });
  await writeFile(join(failureFolder, 'console.txt'), pageLines.join('\n'));
  await cp(join(userDataDir, 'logs'), join(failureFolder, 'logs'), { recursive: true });
  await page.screenshot({ path: join(failureFolder, 'screen.png'), timeout: 10_000 });
  console.error(`A screenshot, the console and the host's logs are in ${failureFolder}.`);
}

async function main(): Promise<number> {
  const line = parseCommandLine();
  await rm(failureFolder, { recursive: true, force: true });
  await writeSettings(line.userDataDir, line.settings);
  const server = await startServer(line);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const pageLines: string[] = [];
  page.on('console', (message) => pageLines.push(`${message.type()}: ${message.text()}`));
  const address = workbenchAddress({
    port: server.port,
    folder: line.folder,
    extensionDevelopmentPath: line.development,
    extensionTestsPath: line.tests,
  });
  let code = 1;
  try {
    code = await runSuite(page, address);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(`VS Code's server wrote last:\n${server.lastLines()}`);
  }
  if (code !== 0) {
    await keepEvidence(page, pageLines, line.userDataDir).catch((error: unknown) => {
      console.error(`The evidence of the failure could not be kept: ${String(error)}`);
    });
  }
  await browser.close();
  server.stop();
  return code;
}

runMain(main);
