// The order of folders: a file imports from its own folder and from folders before it, never from one behind it. So data
// flows one way, and no two folders import each other.
import path from 'node:path';

/** The folders of src/detection as a signal passes them; what lies in src/detection itself comes last. */
export const detectionOrder = [
  'numbers',
  'result',
  'trains',
  'waveforms',
  'scan/conditioning',
  'scan/activity',
  'scan/validity',
  'scan',
  'languages',
  'context',
  'episodes',
  'units/sorter',
  'units/decompose',
  'units',
  'morphology',
  'silence',
  'features',
  'decisions/muscles',
  'decisions/silence',
  'decisions',
  'events',
  'interference',
  'recruitment',
  'background',
  'findings',
  '.',
];

/** The folders of src/records: a field's types, then what is done with whole records, then with those that are open. */
export const recordsOrder = ['schema', '.', 'open'];

/** Files of src/records itself that every part of it may import. */
export const recordsBase = ['canonicalJson', 'recordError'];

/** The folders of the editor: what it speaks and reads through, one open recording, what is done with it, and the page last. */
export const editorOrder = [
  'surface',
  'basics',
  'git',
  'study',
  'recording',
  'sidecar',
  'blind',
  'views',
  'document',
  'units',
  'labelling',
  'comparing',
  'readings',
  'page',
  '.',
];

/** The folders of the page, from what knows nothing of it to its parts; what lies in webview itself comes last. */
export const pageOrder = [
  'css',
  'lifetime',
  'view',
  'words',
  'drawing',
  'tiles',
  'labels',
  'state',
  'host',
  'dom',
  'plots',
  'actions',
  'loading',
  'overview',
  'traces',
  'panels',
  'recordings',
  'agreement',
  '.',
];

/** Files of webview itself that every part of the page may import: they stand before everything. */
export const pageBase = ['keys', 'keyNames'];

/** The place of a folder in an order: that of its own name or of the nearest folder around it; -1 for one without any. */
function placeOf(order, folder) {
  for (let name = folder; name !== '.' && name !== ''; name = path.posix.dirname(name)) {
    const place = order.indexOf(name);
    if (place >= 0) return place;
  }
  return folder === '.' ? order.indexOf('.') : -1;
}

/** The rule; its options are the folder that is ordered, from the project's root, the order, and what every file in it may import. */
export const folderOrder = {
  meta: {
    schema: [
      { type: 'string' },
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'string' } },
    ],
  },
  create: (context) => {
    const [ordered, order, base = []] = context.options;
    const root = path.resolve(context.cwd, ordered);
    const relative = (file) => path.relative(root, file).split(path.sep).join('/');
    const own = path.posix.dirname(relative(context.filename));
    const ownPlace = placeOf(order, own);
    const check = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string' || !specifier.startsWith('.')) return;
      const target = relative(path.resolve(path.dirname(context.filename), specifier));
      if (target.startsWith('..') || base.includes(target)) return;
      const folder = path.posix.dirname(target);
      const place = placeOf(order, folder);
      if (place <= ownPlace && place >= 0) return;
      const message = `${ordered}/${own} stands before ${ordered}/${folder} and may not import from it: data flows one way.`;
      context.report({ node, message });
    };
    return {
      Program: (node) => {
        if (ownPlace >= 0) return;
        context.report({ node, message: `Give ${ordered}/${own} its place in test/harness/lint/order.mjs.` });
      },
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
