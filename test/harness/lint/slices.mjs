// What takes as long as there are labels may not be done at once in the extension host: its event loop is VS Code's.

const atOnce = 'parse|readJson|serialize|merge|difference|check|invert|apply|runThrough';

/** For ESLint's `no-restricted-syntax` in src/editor. */
export const sliceRules = [
  {
    selector: `ImportDeclaration[source.value=/labels|base/] > ImportSpecifier[imported.name=/^(${atOnce})$/]`,
    message:
      'With many labels this holds everything up: take its …Steps and run them in slices (src/base/steps.ts).',
  },
  {
    selector:
      ':matches(ImportDeclaration[source.value=/labels|base/] > ImportNamespaceSpecifier, ExportNamedDeclaration[source.value=/labels|base/], ExportAllDeclaration[source.value=/labels|base/])',
    message: 'Import what is meant by its name: the rule about what takes long goes by that.',
  },
  {
    selector: 'MemberExpression[object.name="JSON"]:matches([property.name="parse"], [computed=true])',
    message:
      'A text of a file is as long as someone made it: src/editor/unsavedFiles.ts reads JSON line by line.',
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
