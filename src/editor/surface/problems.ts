/** The one door to VS Code's Problems view: sentences stay text, and what a fix does is one of our own commands. */
import * as vscode from 'vscode';
import { inertText } from './inertText';

/** One thing to show in a file; line and column from 1. */
interface Problem {
  readonly line: number;
  readonly column: number;
  /** A stable name, ours. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
}

/** What may be done about problems of a rule: our words, and a command of ours that is given the file and the line, from 1. */
interface Fix {
  readonly title: string;
  readonly command: string;
  readonly isPreferred?: boolean;
}

/** More problems of one file than anyone reads are left out. */
const mostProblems = 1000;
/** A line ends somewhere before this. */
const lineEnd = 1_000_000;

const source = 'EMG Labels';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const satisfies Readonly<Record<Problem['severity'], vscode.DiagnosticSeverity>>;

function diagnosticOf({ line, column, rule, severity, message }: Problem): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, column - 1, line - 1, lineEnd);
  const diagnostic = new vscode.Diagnostic(range, inertText(message), severities[severity]);
  diagnostic.source = source;
  diagnostic.code = rule;
  return diagnostic;
}

/** A list of problems, by file. */
export class ProblemList {
  private readonly collection: vscode.DiagnosticCollection;

  constructor(name: string) {
    this.collection = vscode.languages.createDiagnosticCollection(name);
  }

  /** Shows the problems of a file in place of those that were shown. */
  set(file: vscode.Uri, problems: readonly Problem[]): void {
    this.collection.set(file, problems.slice(0, mostProblems).map(diagnosticOf));
  }

  dispose(): void {
    this.collection.dispose();
  }
}

/** Offers fixes for problems by their rule, in files of these patterns. */
export function offerFixes(
  patterns: readonly string[],
  fixes: Readonly<Record<string, readonly Fix[]>>,
): vscode.Disposable {
  const actionsFor = (document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] => {
    const { code } = diagnostic;
    if (diagnostic.source !== source || typeof code !== 'string') return [];
    const offered = Object.hasOwn(fixes, code) ? fixes[code] : undefined;
    return (offered ?? []).map(({ title, command, isPreferred = false }) => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { title, command, arguments: [document.uri, diagnostic.range.start.line + 1] };
      action.diagnostics = [diagnostic];
      action.isPreferred = isPreferred;
      return action;
    });
  };
  return vscode.languages.registerCodeActionsProvider(
    patterns.map((pattern) => ({ pattern })),
    {
      provideCodeActions: (document, _range, { diagnostics }) =>
        diagnostics.flatMap((diagnostic) => actionsFor(document, diagnostic)),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
