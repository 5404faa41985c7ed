/** Text of files on the pages of a report is text: in HTML, in SVG and in Markdown. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dark, light, shadeOpacity, type Colours } from '../../../src/report/colours';
import { htmlPage } from '../../../src/report/htmlPage';
import { markdownPage, mostMarkdownCharacters } from '../../../src/report/markdownPage';
import { markdownHtml, markdownText } from '../../../src/base/markdownText';
import { markup } from '../../../src/report/markup';
import type { FileReport, Report, ToldChange } from '../../../src/report/report';

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</title></svg><a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1)) ![y](https://evil.example/y.png)',
  '| a | b |\n\n# heading\n- item',
  '</details><h1>gone</h1>',
  '<!-- open',
  '--> @all #12 !3 ~bug %4 $5 &6 *iteration:7 [vulnerability:8] :tada:',
  'https://evil.example www.evil.example a@evil.example',
  '`code` **bold** ~~gone~~ $\\alpha$',
  '\u202egnp.exe\u2066\u200b\u0000\u001b[31m',
];

function told(text: string, number = 1): ToldChange {
  return {
    number,
    picture: { missing: `No pictures. ${text}` },
    story: {
      kind: 'changed',
      place: `0:01.000 to 0:02.000, ${text}: ${text}`,
      what: `note: “${text}”`,
      status: `accepted; made by ${text}`,
      note: text,
      reviews: [`${text} accepts`],
      evidence: [text],
      evidenceLeftOut: 2,
    },
  };
}

function reportWith(text: string): Report {
  const file: FileReport = {
    path: `${text}.labels.json`,
    was: text,
    summary: '1 changed',
    remarks: [text],
    changes: [told(text)],
    leftOut: 3,
  };
  return {
    before: text,
    after: text,
    files: [file],
    unitFiles: [{ path: text, summary: text, lines: [text], leftOut: 2 }],
    picturesEndAt: 1,
  };
}

/** The tags of a page, by their names, as a browser would find them. */
function tagsOf(html: string): readonly string[] {
  return Array.from(html.matchAll(/<([!/]?[A-Za-z-]+)/gu), ([, name]) => name ?? '');
}

const plain = htmlPage(reportWith('plain'));

describe('A report as a page', () => {
  for (const text of hostile) {
    it(`has the same tags and attributes whatever its texts say: ${JSON.stringify(text)}`, () => {
      const page = htmlPage(reportWith(text));
      assert.deepEqual(tagsOf(page), tagsOf(plain));
      const shape = (html: string): string => html.replace(/>[^<]*</gu, '><');
      assert.equal(shape(page), shape(plain));
      assert.doesNotMatch(page, /[\u202a-\u202e\u2066-\u2069\u200b]/u);
    });
  }

  it('has the same tags for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.deepEqual(tagsOf(htmlPage(reportWith(text))), tagsOf(plain));
      }),
      { numRuns: 300 },
    );
  });

  it('runs nothing and fetches nothing, by its policy and by what is in it', () => {
    assert.match(
      plain,
      /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:">/u,
    );
    assert.doesNotMatch(plain, /<script|<link|<img|<iframe|@import|url\(|https?:/iu);
  });

  it('cuts a text that is endless', () => {
    assert.ok(htmlPage(reportWith('x'.repeat(1_000_000))).length < 60_000);
  });

  it('leaves what a template says itself as it is, and lists too', () => {
    assert.equal(
      String(markup`<b title="${'a"b'}">${[markup`<i>`, markup`&amp;`]}${1}</b>`),
      '<b title="a&quot;b"><i>&amp;1</b>',
    );
  });
});

function decoded(text: string): string {
  const entities = { lt: '<', gt: '>', quot: '"', '#39': "'", '#64': '@', amp: '&' } as const;
  return text.replace(
    /&(lt|gt|quot|#39|#64|amp);/gu,
    (_, name: string) => entities[name as keyof typeof entities],
  );
}

describe('A report as Markdown', () => {
  for (const text of hostile) {
    it(`has no markup, mention or address of a text: ${JSON.stringify(text)}`, () => {
      for (const written of [markdownText(text), markdownHtml(text)]) {
        const bare = written.replaceAll('<!-- -->', '\0');
        assert.doesNotMatch(bare, /[<>@]/u, written);
        // In the page that comes out, entities and escapes are gone, and comments still stand.
        const shown = decoded(bare.replace(/\\([!-/:-@[-`{-~])/gu, '$1'));
        assert.doesNotMatch(shown, /[@#!~%$&*[]\w|:\/\/|www\.|:[a-z]+:/iu, written);
      }
      const unescaped = markdownText(text)
        .replace(/\\./gu, '')
        .replace(/&#?\w+;|<!-- -->/gu, '');
      assert.doesNotMatch(unescaped, /[`*_[\]()|~#]|\n/u);
    });
  }

  it('has as many columns whatever a name says', () => {
    const rows = markdownPage(reportWith('a|b\\|c'))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    for (const row of rows) assert.equal(row.replace(/\\\\|\\\|/gu, '').split('|').length, 4, row);
  });

  for (const [files, labels] of [
    [1, 5000],
    [5000, 1],
    [40, 40],
  ] as const) {
    it(`is short enough for a comment and counts what is left out: ${files} files of ${labels} labels`, () => {
      const page = markdownPage({
        before: 'main',
        after: 'anna',
        files: Array.from({ length: files }, (_, i) => ({
          path: `case${i}.edf.labels.json`,
          summary: `${labels} added`,
          remarks: [],
          changes: Array.from({ length: labels }, (_each, k) => told('EMG', i * labels + k)),
          leftOut: 0,
        })),
        unitFiles: [],
      });
      assert.ok(page.length <= mostMarkdownCharacters, String(page.length));
      assert.ok(page.length > mostMarkdownCharacters / 2, String(page.length));
      const shown = Array.from(page.matchAll(/^- Changed/gmu)).length;
      const ofFile = Array.from(page.matchAll(/^And (\d+) more changed labels? of this file/gmu), ([, n]) =>
        Number(n),
      );
      const [, rest = '0'] = /^And (\d+) more changed labels? of other files\.$/mu.exec(page) ?? [];
      const whole = files * labels;
      const counted = ofFile.reduce((sum, each) => sum + each, Number(rest));
      assert.equal(shown + counted, whole, 'each label is told or counted, once');
      if (files === 1) assert.equal(rest, '0');
      assert.equal(page.split('<details>').length, page.split('</details>').length);
    });
  }
});

/** WCAG 2.2, relative luminance. */
function luminance(colour: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parts(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe('The colours of a report', () => {
  for (const [name, colours] of Object.entries({ light, dark } satisfies Record<string, Colours>)) {
    it(`have a contrast of 4.5 and more: ${name}`, () => {
      const { ground, panel, words, quiet, trace, added, removed, changed, category } = colours;
      for (const under of [ground, panel]) {
        for (const text of [words, quiet, added, removed, changed]) {
          assert.ok(contrast(parts(text), parts(under)) >= 4.5, `${text} on ${under}`);
        }
      }
      for (const [label, mark] of Object.entries(category)) {
        assert.ok(contrast(parts(mark), parts(ground)) >= 4.5, `${label} on ${ground}`);
        const shade = parts(mark).map(
          (value, i) => shadeOpacity * value + (1 - shadeOpacity) * (parts(ground)[i] ?? 0),
        );
        assert.ok(contrast(parts(trace), shade) >= 4.5, `the trace on ${label}`);
      }
    });
  }
});
