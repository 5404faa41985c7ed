/**
 * The rule that matters most: a room of `src` imports only rooms to its left, and none but `editor` and `review` ever sees
 * `vscode`.
 */

/** Every room from left to right, and which of those to its left it imports; `base` is for all. */
const rooms = {
  base: [],
  store: [],
  kernels: [],
  recording: ['kernels'],
  signal: ['kernels', 'recording'],
  tiles: ['store', 'kernels', 'recording', 'signal'],
  products: ['store', 'recording'],
  detection: ['store', 'kernels', 'recording', 'signal', 'products'],
  session: ['store', 'recording', 'tiles', 'products', 'detection'],
  sentences: ['detection'],
  records: [],
  labels: ['recording', 'signal', 'detection', 'records'],
  corrections: ['recording', 'signal', 'detection', 'records', 'labels'],
  agreement: ['signal'],
  git: ['labels', 'corrections'],
  readings: ['signal', 'records', 'labels', 'agreement'],
  report: ['recording', 'signal', 'detection', 'sentences', 'records', 'labels'],
  study: ['recording', 'detection', 'records', 'labels'],
  repository: ['recording', 'signal', 'detection', 'records', 'labels', 'corrections', 'study'],
  overview: ['store', 'records', 'labels'],
  protocol: ['recording', 'signal', 'tiles', 'detection', 'labels'],
  worker: [
    ...['store', 'recording', 'signal', 'tiles', 'products', 'session', 'records', 'labels', 'agreement'],
    ...['corrections', 'readings', 'overview', 'protocol'],
  ],
  editor: [
    ...['git', 'recording', 'signal', 'detection', 'sentences', 'records', 'labels', 'corrections', 'study'],
    ...['readings', 'protocol', 'worker'],
  ],
  review: [
    ...[
      'store',
      'git',
      'recording',
      'records',
      'labels',
      'corrections',
      'agreement',
      'study',
      'repository',
      'overview',
    ],
    ...['protocol', 'worker', 'editor'],
  ],
};

/** Who imports rooms, and is imported by none. */
const outside = {
  simulation: ['recording', 'signal', 'detection'],
  cli: Object.keys(rooms)
    .filter((room) => !['kernels', 'tiles', 'products', 'editor', 'review'].includes(room))
    .concat('simulation'),
};

const withVscode = ['editor', 'review'];

/** The import ban for one room. */
function roomRule(room, allowed) {
  const forbidden = [...Object.keys(rooms), ...Object.keys(outside), 'webview'].filter(
    (other) => other !== room && other !== 'base' && !allowed.includes(other),
  );
  const patterns = forbidden.map((other) => ({
    // A file beside it may have a room's name.
    group: [`**/${other}/*`, `**/${other}`, `!./${other}`],
    message: `src/${room} may not import src/${other}: data flows one way.`,
  }));
  const paths = withVscode.includes(room)
    ? []
    : [{ name: 'vscode', message: `src/${room} runs without VS Code.` }];
  return {
    files: [`src/${room}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns, paths }] },
  };
}

export const roomRules = Object.entries({ ...rooms, ...outside }).map(([room, allowed]) =>
  roomRule(room, allowed),
);
