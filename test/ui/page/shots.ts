/** Takes the pictures of the page that people look at: `npx tsx test/ui/page/shots.ts [name…]`. */
import { mkdir } from 'node:fs/promises';
import { launchBench } from './bench';
import { themeNames } from './themes';

const shots: Record<string, { query: string; width: number; height: number; prepare?: string[] }> = {
  dark: { query: 'theme=dark', width: 1440, height: 900, prepare: ['select'] },
  light: { query: 'theme=light', width: 1440, height: 900, prepare: ['select'] },
  hc: { query: 'theme=hc', width: 1440, height: 900, prepare: ['select'] },
  'dark-small': { query: 'theme=dark', width: 800, height: 600, prepare: ['drag'] },
  'light-small': { query: 'theme=light', width: 800, height: 600, prepare: ['drag'] },
  'hc-small': { query: 'theme=hc', width: 800, height: 600, prepare: ['drag'] },
  'dark-narrow': { query: 'theme=dark', width: 527, height: 800, prepare: ['select'] },
  'undecided-dark': { query: 'theme=dark&scene=undecided', width: 1440, height: 900, prepare: ['second'] },
  'undecided-light': {
    query: 'theme=light&scene=undecided',
    width: 1440,
    height: 900,
    prepare: ['second'],
  },
  'undecided-hc': { query: 'theme=hc&scene=undecided', width: 1440, height: 900, prepare: ['second'] },
  'undecided-narrow': { query: 'theme=dark&scene=undecided', width: 527, height: 800, prepare: ['second'] },
  'stale-dark': { query: 'theme=dark&scene=undecided', width: 1100, height: 700, prepare: ['first'] },
  'stale-light': { query: 'theme=light&scene=undecided', width: 1100, height: 700, prepare: ['first'] },
  'stale-hc': { query: 'theme=hc&scene=undecided', width: 1100, height: 700, prepare: ['first'] },
  'stale-hc-light': {
    query: 'theme=hc-light&scene=undecided',
    width: 1100,
    height: 700,
    prepare: ['first'],
  },
  empty: { query: 'theme=light&scene=empty', width: 1440, height: 900, prepare: ['drag'] },
  dropdown: { query: 'theme=dark', width: 1100, height: 700, prepare: ['dropdown'] },
  'label-choice': { query: 'theme=dark', width: 1100, height: 700, prepare: ['label-choice'] },
  many: { query: 'theme=dark&scene=many', width: 1440, height: 900 },
  sine: { query: 'theme=light&scene=sine', width: 1440, height: 900, prepare: ['zoom'] },
  readonly: { query: 'theme=light&scene=readonly', width: 1100, height: 700 },
  failure: { query: 'theme=dark&scene=failure', width: 1100, height: 700 },
  'on-request': { query: 'theme=dark&scene=on-request', width: 1100, height: 700, prepare: ['fit'] },
};

/** What must be seen before it is decided, or is said in words: in every theme. */
const inEveryTheme: Readonly<Record<string, { query: string; prepare: string[] }>> = {
  conflict: { query: 'scene=conflict', prepare: ['fit', 'first'] },
  deleted: { query: 'scene=conflict', prepare: ['fit', 'second'] },
  notices: { query: 'scene=cramp', prepare: ['notices', 'first'] },
  silence: { query: 'scene=cramp&clock=test', prepare: ['first', 'silence'] },
  counts: { query: 'scene=counts&labels=3', prepare: ['first'] },
  'negative-up': { query: 'scene=cramp&negativeUp=true', prepare: ['first'] },
  changes: { query: 'scene=undecided', prepare: ['changes'] },
  'many-changes': { query: 'scene=long&labels=10000', prepare: ['changes'] },
  'many-labels': { query: 'scene=long&labels=10000', prepare: ['second'] },
};
for (const theme of themeNames) {
  for (const [name, { query, prepare }] of Object.entries(inEveryTheme)) {
    shots[`${name}-${theme}`] = { query: `${query}&theme=${theme}`, width: 1280, height: 800, prepare };
  }
}

async function takeShots(wanted: readonly string[]): Promise<void> {
  const bench = await launchBench();
  await mkdir('out/screenshots', { recursive: true });
  for (const [name, { query, width, height, prepare }] of Object.entries(shots)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const page = await bench.open(query, { width, height }, 1);
    if (!query.includes('failure')) await bench.ready(page);
    for (const step of prepare ?? []) await bench.prepare(page, step);
    if (!query.includes('clock=')) await page.waitForTimeout(400);
    await page.screenshot({ path: `out/screenshots/page-${name}.png` });
    await page.context().close();
  }
  await bench.close();
}

void takeShots(process.argv.slice(2));
