/** The Nextflow workflow, as text: Nextflow itself is rarely to be had, so what it refuses is looked for here. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { certainEndings } from '../../../src/cli/batch/cohort';
import { projectRoot } from '../../harness/paths';

const workflow = readFileSync(path.join(projectRoot, 'media', 'workflows', 'nextflow', 'main.nf'), 'utf8');

/** The lines of a process's body, trimmed, without blank ones and comments. */
interface Process {
  readonly name: string;
  readonly lines: readonly string[];
}

function processesOf(text: string): readonly Process[] {
  return [...text.matchAll(/^process (\w+) \{\n([^]*?)\n\}$/gmu)].map(([, name = '', body = '']) => ({
    name,
    lines: body
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('//')),
  }));
}

const labels = ['input:', 'output:', 'script:'];

describe('The Nextflow workflow', () => {
  const processes = processesOf(workflow);

  it('has all of its processes looked at', () => {
    assert.ok(processes.length > 0);
    assert.equal(processes.length, workflow.split(/^process\b/mu).length - 1);
  });

  for (const { name, lines } of processes) {
    it(`has the directives of ${name} before its input, then output and script, once each`, () => {
      assert.deepEqual(
        lines.filter((line) => /^\w+:$/u.test(line)),
        labels,
      );
      const isDirective = (line: string): boolean => /^[a-z]\w* (?=['"\w[{])/u.test(line);
      const directives = lines.slice(0, lines.indexOf('input:'));
      assert.ok(directives.length > 0 && directives.every(isDirective), directives.join('\n'));
      const outputs = lines.slice(lines.indexOf('output:') + 1, lines.indexOf('script:'));
      assert.deepEqual(outputs, ['stdout']);
    });

    it(`ends ${name} with the text of its script, behind which Nextflow takes everything for the script’s own`, () => {
      const body = lines.slice(lines.indexOf('script:') + 1);
      assert.deepEqual([body[0], body.at(-1)], ['"""', '"""']);
      assert.ok(!body.slice(1, -1).join('\n').includes('"""'));
    });

    it(`gives every value to the shell of ${name} as one quoted word`, () => {
      const body = lines.slice(lines.indexOf('script:') + 1).join('\n');
      const values = body.match(/\$\{?[^}]*\}?/gu) ?? [];
      assert.ok(values.length > 0);
      for (const value of values) assert.match(value, /^\$\{quoted\([\w.]+\)\}/u);
    });
  }

  it('takes the recordings that batch takes, in whatever case their endings are', () => {
    const [, list = ''] = /endings = \[([^\]]*)\]/u.exec(workflow) ?? [];
    assert.deepEqual(
      [...list.matchAll(/'([^']*)'/gu)].map(([, each]) => each),
      [...certainEndings],
    );
    assert.match(workflow, /file\.name\.toLowerCase\(\)\.endsWith\(ending\)/u);
    assert.doesNotMatch(workflow, /\*\.\{/u, 'a pattern of endings is read with its case');
  });
});
