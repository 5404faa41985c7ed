import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inertSentence, inertText } from '../../../../src/editor/surface/inertText';

/** VS Code's own expressions for what becomes a link or an icon (1.100, `parseLinkedText` and `renderLabelWithIcons`). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/iu;
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/u;

function assertInert(text: string): void {
  const shown = inertText(text);
  assert.doesNotMatch(shown, link);
  assert.doesNotMatch(shown, icon);
  assert.doesNotMatch(shown, /\]\(|\$\(|command:|:\/\//iu);
  assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
  assert.ok(shown.length <= 750, `${shown.length} characters`);
}

describe('Text on its way to a notification, prompt, quick pick or status bar', () => {
  it('keeps a sentence of ours as it is', () => {
    const sentence =
      'case01.edf.labels.json changed on disk: merged with your edits (2 labels, 50 %, "µV", [a]).';
    assert.equal(inertText(sentence), sentence);
  });

  it('holds no command link, and stays readable', () => {
    assert.equal(
      inertText('"x". [Mend the file](command:workbench.action.openSettings?%22a%22) "'),
      '"x". [Mend the file] (command :workbench.action.openSettings?%22a%22) "',
    );
  });

  const hostile = [
    '[x](https://example.org/a)',
    '[x](HTTPS://example.org "title")',
    '[x](file:///etc/passwd)',
    '[x](COMMAND:foo)',
    '[x]\u200b(command:foo)',
    '[x]\n(command:foo)',
    '[[x]](command:foo)](command:bar)',
    '<command:foo>',
    '![x](command:foo)',
    '$(warning) $(sync~spin) $$(error) \\$(trash) $\u200b(eye)',
    '\u202egnp.exe\u2066\u2069\u061c',
    '\x1b]8;;https://example.org\x07x\x1b]8;;\x07',
    'a\u2028b\u2029c\u0085d',
    'a\u00adb\u034fc\u3164d\u{e0041}e\ufe0f\ud800',
  ];
  for (const text of hostile) {
    it(`makes ${JSON.stringify(text)} nothing but text`, () => assertInert(text));
  }

  it('shows bidi and control characters by their numbers', () => {
    assert.equal(inertText('a\u202eb\x1bc\u{e0041}d'), 'a\\u202eb\\x1bc\\u{e0041}d');
  });

  it('has an end, and keeps the words behind an endless name', () => {
    const shown = inertText(`There is no channel "${'[x](command:y)'.repeat(100_000)}". Fix the file.`);
    assert.ok(shown.length <= 750, `${shown.length} characters`);
    assert.match(shown, /^There is no channel .*….*Fix the file\.$/u);
  });

  it('cuts no character in half', () => {
    for (let length = 490; length < 520; length++) {
      assert.doesNotMatch(inertText('😀'.repeat(length)), /\\ud/u);
    }
  });

  it('is inert whatever it is made of', () => {
    const part = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '$',
      'command:',
      'a',
      ' ',
      '\n',
      '\u200b',
      '\u202e',
      ':',
      '//',
    );
    const text = fc.array(fc.oneof(part, fc.string({ unit: 'binary' })), { maxLength: 300 });
    fc.assert(
      fc.property(text, (parts) => assertInert(parts.join(''))),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('is what an error says, whatever was thrown', () => {
    assert.equal(inertSentence(new RangeError('[x](command:y)')), '[x] (command :y)');
    assert.equal(inertSentence('$(x)'), '$ (x)');
  });
});
