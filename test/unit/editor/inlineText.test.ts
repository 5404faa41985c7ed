/** What the page's script and style sheet say may not end the elements that they stand in. */
import assert from 'node:assert/strict';
import { inScriptElement, inStyleElement } from '../../../src/editor/inlineText';

const hostile = ['</script>', '</SCRIPT >', '<script>', '<!--', '<!-- <script> -->'];

describe('A script that stands in the page', () => {
  for (const text of hostile) {
    it(`says ${text} to whoever runs it, and nothing to the parser`, () => {
      const source = `const said = ${JSON.stringify(text)}; said`;
      const inline = inScriptElement(source);
      assert.doesNotMatch(inline, /<\/script|<script|<!--/iu);
      assert.equal(eval(inline), text);
    });
  }

  it('keeps templates, regular expressions and comparisons', () => {
    const source = 'const a = 1; [`<!--${a}-->`, /<script/.test("<script"), a < 2, a<!0]';
    assert.deepEqual(eval(inScriptElement(source)), ['<!--1-->', true, true, false]);
  });
});

describe('A style sheet that stands in the page', () => {
  const inStyle = (style: string): string => inStyleElement(style, (name) => `page:/dist/${name}`);

  it('finds the files beside it', () => {
    for (const written of ['url("./icons.ttf?721d")', 'url("./icons.ttf")']) {
      assert.equal(inStyle(`a{src:${written}}`), 'a{src:url("page:/dist/icons.ttf")}');
    }
  });

  it('leaves other addresses alone', () => {
    const style = 'a{background:url("data:image/png;base64,AA")}';
    assert.equal(inStyle(style), style);
  });

  it('does not end its element', () => {
    assert.doesNotMatch(inStyle('a::after{content:"</style><img>"}'), /<\/style/iu);
  });
});
