import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, NotUtf8 } from '../../../src/base/utf8';

describe('Text from bytes', () => {
  it('is every byte’s, a byte order mark too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(`\ufeff${text}`);
        assert.ok(Buffer.from(decodeUtf8(bytes)).equals(bytes));
      }),
    );
  });

  const faults: readonly (readonly [what: string, bytes: number[], line: number, byte: number])[] = [
    ['Latin-1', [0x52, 0x0a, 0x65, 0x6e, 0xe9, 0x22], 2, 3],
    ['a sequence cut at the end', [0x41, 0xe2, 0x82], 1, 2],
    ['an overlong form', [0x0a, 0x0a, 0xc0, 0xaf], 3, 1],
    ['a surrogate', [0xed, 0xa0, 0x80], 1, 1],
    ['UTF-16', [0xff, 0xfe, 0x41, 0x00], 1, 1],
  ];
  for (const [what, bytes, line, byte] of faults) {
    it(`is refused with line and byte for ${what}`, () => {
      assert.throws(
        () => decodeUtf8(Uint8Array.from(bytes)),
        (error: unknown) =>
          error instanceof NotUtf8 &&
          error.line === line &&
          error.message.startsWith(`Byte ${byte} of the line`),
      );
    });
  }

  it('holds a replacement character where the bytes hold one', () => {
    assert.equal(decodeUtf8(Uint8Array.of(0xef, 0xbf, 0xbd)), '\ufffd');
  });
});
