import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { correctionNumbers } from '../../../src/corrections/numbers';

const room = resolve(import.meta.dirname, '../../../src/corrections');

describe('The numbers that corrections go by', () => {
  it('have each a range that they lie in, a meaning and a source', () => {
    for (const [name, { value, minimum, maximum, meaning, source }] of Object.entries(
      correctionNumbers.table,
    )) {
      assert.ok(value >= minimum && value <= maximum && minimum < maximum, `${name}: ${value}`);
      assert.ok(meaning.length > 10, name);
      assert.match(source, /^(?:§|own: .|[A-Z].*\d{4})/u, name);
    }
  });

  it('stand in one table: no file of the room has one of its own, but for structure', () => {
    const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    assert.ok(files.length > 10);
    for (const file of files.filter((name) => name !== 'numbers.ts')) {
      const text = readFileSync(join(room, file), 'utf8');
      for (const match of text.matchAll(/^const \w+ = [\d.]+;/gmu)) {
        const before = text.slice(0, match.index).trimEnd().split('\n').at(-1);
        assert.match(before ?? '', /Structural/u, `${file}: ${match[0]}`);
      }
    }
  });
});
