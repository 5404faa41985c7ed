// What takes as long as there are labels may not be done at once in the extension host: its event loop is VS Code's.

const atOnce = 'parse|readJson|serialize|merge|difference|check|invert|inverseEdit|apply|runThrough';

/** Where it comes from, seen from either folder. */
const sources = '/labels|records|base|^[.][.].(edits|difference|merge|order|parse|serialize)$/';

/** For ESLint's `no-restricted-syntax` in src/editor and src/records/open. */
export const sliceRules = [
  {
    selector: `ImportDeclaration[source.value=${sources}] > ImportSpecifier[imported.name=/^(${atOnce})$/]`,
    message:
      'With many labels this holds everything up: take its …Steps and run them in slices (src/base/steps.ts).',
  },
  {
    selector: `:matches(ImportDeclaration[source.value=${sources}] > ImportNamespaceSpecifier, ExportNamedDeclaration[source.value=${sources}], ExportAllDeclaration[source.value=${sources}])`,
    message: 'Import what is meant by its name: the rule about what takes long goes by that.',
  },
  {
    selector: 'MemberExpression[object.name="JSON"]:matches([property.name="parse"], [computed=true])',
    message:
      'A text of a file is as long as someone made it: src/records/open/unsavedBytes.ts reads JSON line by line.',
  },
  {
    selector: ':not(MemberExpression) > Identifier[name="JSON"]',
    message: 'Call what is meant where it is named: the rule about what takes long goes by that.',
  },
  {
    selector: 'NewExpression[callee.name=/^Text(De|En)coder$/]',
    message: 'Text of files is decoded in blocks (src/base/utf8.ts).',
  },
];
