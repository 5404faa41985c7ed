// What only a door may do. Text of files and workspaces reaches VS Code's notifications, prompts and status bar through
// src/editor/surface alone, and the terminal through src/cli/streams.ts alone: there it is made safe to show.

const rules = [
  [
    ':not(MemberExpression[property.name=/^(registerCustomEditorProvider|tabGroups|on[A-Z]\\w*)$/]) > MemberExpression[object.name="vscode"][property.name="window"]',
    'Speak to people through src/editor/surface: VS Code makes links and icons of plain text.',
  ],
  [
    'MemberExpression[object.name="vscode"][property.name=/^(MarkdownString|TreeItem|Hover|CodeLens|InlayHint|Diagnostic|FileDecoration|languages|comments|scm|tests|notebooks|chat|lm|authentication|debug)$/]',
    'Make a door for this in src/editor/surface first: text of a workspace may not reach it as it is.',
  ],
  [
    'MemberExpression[property.name=/^register(TextEditor)?Command$/]',
    'Register commands through src/editor/surface/commands: VS Code shows what they throw, links and all.',
  ],
  [
    'CallExpression[callee.property.name="executeCommand"]:not([arguments.0.type="Literal"])',
    'Only commands that are named here may be run, never one that a text names.',
  ],
  ['MemberExpression[property.name="openExternal"]', 'Nothing that stands in a workspace is opened.'],
  [
    'MemberExpression[object.object.object.name="vscode"][object.property.name="fs"][property.name="writeFile"]',
    'Write through src/editor/surface/wholeFile: a file that people own is replaced whole or not at all.',
  ],
  // The same by another name.
  [
    'ImportDeclaration[source.value="vscode"] > :matches(ImportSpecifier, ImportDefaultSpecifier, ImportNamespaceSpecifier[local.name!="vscode"])',
    'Import all of it, as vscode: the rules of the doors go by that name.',
  ],
  [
    ':matches(:not(MemberExpression, ImportNamespaceSpecifier, TSQualifiedName, Property, TSPropertySignature, MethodDefinition, PropertyDefinition) > Identifier, Property > Identifier.value)[name="vscode"]',
    'Name the part of vscode that is meant, where it is used: the rules of the doors go by that.',
  ],
  [
    ':matches(ExportNamedDeclaration, ExportAllDeclaration)[source.value="vscode"]',
    'Import it where it is used: the rules of the doors go by its name.',
  ],
  [
    'MemberExpression[object.name="vscode"][computed=true]',
    'Name the part of vscode that is meant: the rules of the doors go by that.',
  ],
  [
    ':not(MemberExpression) > MemberExpression[object.name="vscode"][property.name=/^(commands|env)$/]',
    'Call it where it is named: by another name the rules of the doors would not see it.',
  ],
  [
    // But for the one library that is loaded when somebody opens a file of its kind, and stands in a bundle of its own.
    ':matches(ImportExpression:not([source.value="./hdf5Library.mjs"]), CallExpression[callee.name="require"])',
    'Import at the top of the file.',
  ],
  // The terminal.
  [
    'MemberExpression[object.name="process"]:matches([property.name=/^(stdout|stderr)$/], [computed=true])',
    'Write through the Streams that a command is given.',
  ],
  [
    ':matches(:not(MemberExpression, TSQualifiedName, Property, TSPropertySignature, MethodDefinition, PropertyDefinition) > Identifier, Property > Identifier.value)[name="process"]',
    'Name the part of process that is meant, where it is used.',
  ],
  [
    'ImportDeclaration[source.value=/^(node:)?(process|console|tty)$/]',
    'Write through the Streams that a command is given.',
  ],
];

/** For ESLint's `no-restricted-syntax`, in all of src but the doors themselves. */
export const doorRules = rules.map(([selector, message]) => ({ selector, message }));
