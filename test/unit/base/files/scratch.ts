/** A folder of its own for each test, and a state folder, so that no test touches its user's. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** Text as bytes. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Registers the hooks; the answer gives the test's folder. `state` beside it is where `XDG_STATE_HOME` leads. */
export function scratch(): () => string {
  let root = '';
  const stateBefore = process.env['XDG_STATE_HOME'];
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'emg-labels-files-'));
    process.env['XDG_STATE_HOME'] = `${root}-state`;
  });
  afterEach(() => {
    chmodSync(root, 0o700);
    for (const folder of [root, `${root}-state`]) rmSync(folder, { recursive: true, force: true });
    if (stateBefore === undefined) delete process.env['XDG_STATE_HOME'];
    else process.env['XDG_STATE_HOME'] = stateBefore;
  });
  return () => root;
}
