/** `npm run kernels`: writes the compiled kernels where the engine finds them. */
import { writeFileSync } from 'node:fs';
import { compiledKernels, kernelCodeFile } from './compileKernels';

writeFileSync(kernelCodeFile, compiledKernels());
