/** A short fuzz run of every target, always the same, and every input that broke something once. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { corpusCases, corpusFolder, readCase } from '../../fuzz/caseFolder';
import { caseRandom } from '../../fuzz/caseRandom';
import { fuzzTargets } from '../../fuzz/registry';
import { runCase } from '../../fuzz/runCase';
import { runTarget } from '../../fuzz/runTarget';
import { WorkerProcess } from '../../fuzz/workerProcess';

const seed = 11;
/** Starting the processes included, on a machine with other things to do. */
const mostMilliseconds = 120_000;

describe('A short fuzz run', () => {
  // Each target in turn in the same processes: loading the sources takes longer than most of the runs.
  const workers = Array.from({ length: availableParallelism() }, () => new WorkerProcess());
  after(() => workers.forEach((worker) => worker.end()));

  for (const target of fuzzTargets) {
    it(`of ${target.casesInTest} ${target.name}: ${target.promise}`, async function () {
      this.timeout(mostMilliseconds);
      const { cases, faults } = await runTarget(target, {
        seed,
        first: 0,
        count: target.casesInTest,
        workers,
      });
      const [first] = faults;
      assert.equal(faults.length, 0, first && `case ${first.number}, ${first.fault}: ${first.message}`);
      assert.equal(cases, target.casesInTest);
    });
  }

  it('makes of a seed and a number the same input each time', () => {
    for (const target of fuzzTargets) {
      const [one, other] = [0, 1].map(() => target.make(caseRandom(5, target.name, 3)));
      assert.deepEqual(one, other, target.name);
    }
  });
});

describe('The fuzz corpus', () => {
  for (const name of corpusCases()) {
    const { target: targetName, why, input } = readCase(join(corpusFolder, name));
    it(`${name} (${why})`, async () => {
      const target = fuzzTargets.find((each) => each.name === targetName);
      assert.ok(target, `there is no target ${targetName}`);
      const { fault } = await runCase(target, input);
      assert.equal(fault, undefined, fault?.message);
    });
  }
});
