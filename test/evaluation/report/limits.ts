/** What the figures can't show. */

export const limits = `## What this can't show

- **Accuracy on real cramps.** No public recording of a cramp or contracture was found, so every figure here but those
  under “Real recordings” is of simulated signals. The honest claim is: the engine reproduces published criteria on simulated recordings.
- The simulator and the engine rest on the same literature. What the literature has wrong, both have wrong.
- The shares of the classes are those of the corpus, not of a clinic: precision, F1 and calibration depend on them. Four silence
  traps are there more often than any class.
- Edges are exact in the simulation (first discharge seen to end of the last potential); human readers agree far less.
- On the real recordings only the absence of cramps is known; what else is proposed has been looked at by nobody but the reader of this page.
- Thresholds were held against these real recordings while the engine was made: that they have no false cramp is no
  independent test. The simulated evaluation seeds were not looked into, only their figures.`;
