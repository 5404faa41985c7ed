import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { builds } from '../../harness/builds.mjs';
import { bundledPackages, noticesText } from '../../harness/notices';
import { projectRoot } from '../../harness/paths';

describe('The notices of what others made', () => {
  it('name every package that a bundle holds a byte of, the font too', async function () {
    this.timeout(60_000);
    const text = noticesText(await bundledPackages());
    const names = new Set<string>();
    for (const build of builds(true)) {
      const { metafile } = await esbuild.build({
        ...build,
        absWorkingDir: projectRoot,
        write: false,
        metafile: true,
      });
      for (const input of Object.keys(metafile.inputs)) {
        const parts = input.split('node_modules/').at(-1)?.split('/') ?? [];
        if (!input.includes('node_modules/')) continue;
        names.add(parts[0]?.startsWith('@') === true ? `${parts[0]}/${parts[1] ?? ''}` : (parts[0] ?? ''));
      }
    }
    assert.ok(
      names.has('@vscode/codicons') && names.has('@microsoft/fast-foundation'),
      [...names].join(', '),
    );
    for (const name of [...names, 'assemblyscript']) {
      assert.match(
        text,
        new RegExp(`^${name.replace('/', '\\/')} \\d+\\.\\d+\\.\\d+\\nLicence: `, 'mu'),
        name,
      );
    }
    const notices = text.split(/^-{80}$/mu).slice(1);
    for (const notice of notices) assert.match(notice, /copyright|creative commons/iu);
  });

  describe('of a package', () => {
    let folder: string;
    before(() => void (folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-notices-'))));
    after(() => rmSync(folder, { recursive: true }));

    function noticeFor(description: object): string {
      writeFileSync(
        path.join(folder, 'package.json'),
        JSON.stringify({ name: 'x', version: '1.0.0', ...description }),
      );
      return noticesText([path.relative(projectRoot, folder)]);
    }

    for (const license of ['GPL-3.0', 'LGPL-2.1', 'UNLICENSED', 'CC-BY-4.0', 'CC-BY-NC-4.0', undefined]) {
      it(`refuse the licence ${license ?? 'none'}`, () => {
        assert.throws(
          () => noticeFor({ license, author: 'A' }),
          /x stands under the licence .* may not ship/u,
        );
      });
    }

    it('that is free but brings neither its text nor its author are refused', () => {
      assert.throws(() => noticeFor({ license: 'Apache-2.0', author: 'A' }), /brings no licence text/u);
      assert.throws(() => noticeFor({ license: 'MIT' }), /brings no licence text/u);
      assert.match(noticeFor({ license: 'MIT', author: 'Ada' }), /Copyright \(c\) Ada/u);
    });
  });
});
