// Finds a Chromium-like browser and launches it through playwright-core: the machine's own when there is one, else the
// one in the npm package @sparticuz/chromium, which brings every library it needs but the C library.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { installOnce } from './installOnce';
import { installPackages } from './npm';

// 143 is the last line whose engines still allow Node 20.
const chromiumPackage = '@sparticuz/chromium@143.0.4';

const candidates: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const root = process.env[variable];
    return root === undefined
      ? []
      : [
          join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ];
  }),
};

interface Executable {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Fonts come with the package; fontconfig has to be told where they lie. */
function fontsConfiguration(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${fonts}-cache</cachedir></fontconfig>
`;
}

/** Installs and unpacks the npm package's browser, once. */
async function packagedChromium(): Promise<Executable> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No browser found: install Chrome, Chromium or Edge, or set CHROMIUM_PATH to the executable of one.',
    );
  }
  const folder = await installOnce('chromium', chromiumPackage, async (partial) => {
    console.log(`No browser found: installing one (${chromiumPackage}) into .host, once.`);
    await installPackages(partial, [chromiumPackage]);
    // The package unpacks into TMPDIR, and adds its libraries only when it believes it runs on Lambda.
    const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: partial,
      env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
  });
  const fontsFile = join(folder, 'fonts.conf');
  await writeFile(fontsFile, fontsConfiguration(join(folder, 'fonts')));
  return {
    path: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fontsFile },
  };
}

export async function findBrowser(): Promise<Executable> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (named === 'npm') return packagedChromium();
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return { path: named, environment: {} };
  }
  const path = candidates[process.platform]?.find((candidate) => existsSync(candidate));
  return path === undefined ? packagedChromium() : { path, environment: {} };
}

/** Says what to do when the browser's binary misses a library of the machine. */
function explain(error: unknown, path: string): Error {
  const text = error instanceof Error ? error.message : String(error);
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(text)?.[1];
  if (library === undefined) return new Error(`The browser ${path} did not start: ${text}`);
  return new Error(
    `The browser ${path} misses the library ${library}: run "apt-get install -y --no-install-recommends chromium" and try again.`,
  );
}

/**
 * Launches a headless browser that works as root, without a network and without a GPU (WebGL2 in software).
 * @param more arguments beside the usual ones
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executable = await findBrowser();
  try {
    return await chromium.launch({
      executablePath: executable.path,
      headless: true,
      env: { ...process.env, ...executable.environment },
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // What a page asks of another machine fails at once, and never waits for a network that is not there.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
        '--enable-unsafe-swiftshader',
        '--font-render-hinting=none',
        ...more,
      ],
    });
  } catch (error) {
    throw explain(error, executable.path);
  }
}
