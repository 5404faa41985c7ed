/** The templates for GitHub and GitLab: their commands run, on a repository, as they stand. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { projectRoot } from '../../harness/paths';
import { writeProgram } from '../../fixtures/commandLineProgram';
import { gitIn, reviewedRepository } from '../../fixtures/reviewedRepository';

/** Of mocha's own packages. */
const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };

function template(name: string): unknown {
  return load(readFileSync(path.join(projectRoot, 'media', 'ci', name), 'utf8'));
}

interface GitHub {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly env: object; readonly steps: readonly Step[] }>>;
}
interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface GitLab {
  readonly 'emg-labels': {
    readonly rules: readonly object[];
    readonly script: readonly string[];
    readonly variables: Readonly<Record<string, string>>;
    readonly artifacts: { readonly paths: readonly string[]; readonly when: string };
  };
}

const gitHub = (): GitHub => template('github-actions.yml') as GitHub;
const gitLab = (): GitLab => template('gitlab-ci.yml') as GitLab;

describe('The workflow templates', function () {
  this.timeout(90_000);
  let folder = '';
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-ci-'));
    await reviewedRepository(folder);
    mkdirSync(path.join(folder, '.emg'));
    await writeProgram(path.join(folder, '.emg'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const sh = (
    script: string,
    more: Readonly<Record<string, string>>,
  ): { status: number | null; text: string } => {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...more },
      },
    );
    return { status, text: stdout + stderr };
  };
  const commits = (): { main: string; anna: string } => ({
    main: gitIn(folder, 'rev-parse', 'main').trim(),
    anna: gitIn(folder, 'rev-parse', 'anna').trim(),
  });

  it('of GitHub only reads, and puts no text of a pull request into a command', () => {
    const { on, permissions, jobs } = gitHub();
    assert.equal(on, 'pull_request');
    assert.deepEqual(permissions, { contents: 'read' });
    const steps = jobs['labels']?.steps ?? [];
    for (const { run } of steps) assert.ok(!run?.includes('${{'), run);
    const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    assert.deepEqual(checkout?.with, { 'fetch-depth': 0, lfs: true, 'persist-credentials': false });
  });

  it('of GitHub checks, reports and shows the report', () => {
    const { jobs } = gitHub();
    const summary = path.join(folder, 'summary.md');
    const more = {
      EMG_LABELS: '.emg/cli.js',
      BASE: commits().main,
      HEAD: commits().anna,
      GITHUB_STEP_SUMMARY: summary,
    };
    for (const { run } of jobs['labels']?.steps ?? []) {
      if (run === undefined) continue;
      const { status, text } = sh(run, more);
      assert.equal(status, 0, `${run}\n${text}`);
    }
    assert.match(readFileSync(summary, 'utf8'), /^### Changed labels\n[^]*2 label files, 10 changed labels/u);
    assert.ok(existsSync(path.join(folder, 'emg-labels-report.html')));
  });

  it('run whatever a branch has changed, since a study or a recording may be all of it', () => {
    // `paths` of GitHub would stand within `pull_request`, `changes` of GitLab in a rule.
    assert.equal(gitHub().on, 'pull_request');
    assert.deepEqual(gitLab()['emg-labels'].rules, [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
  });

  it('of GitLab reports and checks, and keeps the report whatever the check finds', () => {
    const { script, variables, artifacts } = gitLab()['emg-labels'];
    const more = {
      ...variables,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: commits().main,
      CI_COMMIT_SHA: commits().anna,
    };
    for (const name of artifacts.paths) rmSync(path.join(folder, name), { force: true });
    for (const line of script) assert.equal(sh(line, more).status, 0, line);
    for (const name of artifacts.paths) assert.ok(existsSync(path.join(folder, name)), name);
    assert.equal(artifacts.when, 'always');
  });

  it('fail where a label file is broken', () => {
    const broken = path.join(folder, 'broken.edf.labels.json');
    writeFileSync(broken, '{');
    gitIn(folder, 'add', '-N', path.basename(broken));
    const { script, variables } = gitLab()['emg-labels'];
    const { status, text } = sh(script.at(-1) ?? '', variables);
    assert.notEqual(status, 0);
    assert.match(text, /broken\.edf\.labels\.json:1:\d+: syntax: /u);
  });
});
